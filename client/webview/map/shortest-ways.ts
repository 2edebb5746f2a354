import type { Port } from './ports.js';
import type { Stop, TrackGraph } from './track-graph.js';

/** What a corner costs, in pixels of way. */
const CORNER = 40;

export interface Way {
  readonly from: Port;
  /** From `from` to `to`. */
  readonly stops: readonly Stop[];
  readonly to: Port;
}

/**
 * The shortest ways from some boxes to one, by Dijkstra's algorithm, all in one search: the lines of a hub with a thousand spokes cost as much as one.
 * `budget`: how many stops may be looked at; ways that are not found by then are left out.
 */
export function shortestWays(
  graph: TrackGraph,
  hub: readonly Port[],
  spokes: readonly (readonly Port[])[],
  budget: number,
): { ways: (Way | undefined)[]; work: number } {
  const costs = new Map<number, number>();
  const before = new Map<number, number>();
  const origins = new Map<number, Port>();
  const heap = new Heap();
  const goals = new Map<number, number[]>();
  spokes.forEach((ports, index) => {
    for (const { stop } of ports) goals.set(stop.id, [...(goals.get(stop.id) ?? []), index]);
  });
  const ways: (Way | undefined)[] = spokes.map(() => undefined);
  let missing = spokes.filter((ports) => ports.length > 0).length;
  for (const port of hub) {
    const cost = stub(port);
    costs.set(port.stop.id, cost);
    origins.set(port.stop.id, port);
    heap.push(cost, port.stop.id);
  }
  const done = new Set<number>();
  let work = 0;
  const arrive = (id: number, spoke: number): void => {
    if (ways[spoke]) return;
    const from = spokes[spoke]?.find(({ stop }) => stop.id === id);
    const stops: Stop[] = [];
    for (let at: number | undefined = id; at !== undefined; at = before.get(at)) stops.push(graph.stops[at] as Stop);
    const to = origins.get(stops.at(-1)?.id ?? -1);
    if (!from || !to) return;
    ways[spoke] = { from, stops, to };
    missing--;
  };
  while (missing > 0 && work < budget) {
    const id = heap.pop();
    if (id === undefined) break;
    if (done.has(id)) continue;
    done.add(id);
    work++;
    for (const spoke of goals.get(id) ?? []) arrive(id, spoke);
    const stop = graph.stops[id] as Stop;
    for (const next of graph.neighbours(stop)) {
      const cost = (costs.get(id) ?? 0) + (next.track === stop.track ? Math.abs(next.at - stop.at) : CORNER);
      if (cost >= (costs.get(next.id) ?? Number.POSITIVE_INFINITY)) continue;
      costs.set(next.id, cost);
      before.set(next.id, id);
      heap.push(cost, next.id);
    }
  }
  return { ways, work };
}

function stub({ point, stop }: Port): number {
  return Math.abs(stop.track.at - (stop.track.vertical ? point.x : point.y));
}

/** The cheapest first; of equal ones the one that was added first, so that equal maps have equal lines. */
class Heap {
  private readonly items: { readonly cost: number; readonly age: number; readonly id: number }[] = [];
  private age = 0;

  push(cost: number, id: number): void {
    const { items } = this;
    const item = { cost, age: this.age++, id };
    let at = items.push(item) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(item, items[parent] as typeof item)) break;
      items[at] = items[parent] as typeof item;
      at = parent;
    }
    items[at] = item;
  }

  pop(): number | undefined {
    const { items } = this;
    const [first] = items;
    const last = items.pop();
    if (!first || !last) return undefined;
    if (items.length === 0) return first.id;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && isBefore(items[child + 1] as typeof last, items[child] as typeof last)) child++;
      if (!isBefore(items[child] as typeof last, last)) break;
      items[at] = items[child] as typeof last;
      at = child;
    }
    items[at] = last;
    return first.id;
  }
}

function isBefore(a: { cost: number; age: number }, b: { cost: number; age: number }): boolean {
  return a.cost < b.cost || (a.cost === b.cost && a.age < b.age);
}
