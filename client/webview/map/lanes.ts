import type { Point } from './geometry.js';
import type { Track } from './paper.js';
import type { Port } from './ports.js';
import type { Way } from './shortest-ways.js';

/** Between lines that run beside each other on one track. */
const APART = 7;

/** A way, and the bundle that it belongs to: lines of one kind that end at one box lie on each other where they can, as a trunk with branches. */
export interface BundledWay {
  readonly bundle: string;
  readonly way: Way;
}

interface Run {
  readonly track: Track;
  from: number;
  to: number;
}

/** The corners of each way, moved apart from those of other bundles. */
export function cornersOf(ways: readonly BundledWay[]): Point[][] {
  const lanes = new Lanes();
  const doors = new Map<string, string[]>();
  const runs = ways.map(({ bundle, way }) => {
    for (const port of [way.from, way.to]) enter(doors, port, bundle);
    const own = runsOf(way);
    for (const run of own) lanes.use(run, bundle);
    return own;
  });
  lanes.assign();
  return ways.map(({ bundle, way }, index) => {
    const start = shifted(doors, way.from, bundle);
    const end = shifted(doors, way.to, bundle);
    const lines = (runs[index] ?? []).map(({ track }) => ({
      vertical: track.vertical,
      at: track.at + lanes.offset(track, bundle),
    }));
    const points: Point[] = [start];
    let before: { vertical: boolean; at: number } = perpendicular(way.from, start);
    for (const line of [...lines, perpendicular(way.to, end)]) {
      points.push(line.vertical ? { x: line.at, y: before.at } : { x: before.at, y: line.at });
      before = line;
    }
    points.push(end);
    return simplified(points);
  });
}

/** The line by which a port is left: straight away from its side. */
function perpendicular({ side }: Port, { x, y }: Point): { vertical: boolean; at: number } {
  const vertical = side === 'top' || side === 'bottom';
  return { vertical, at: vertical ? x : y };
}

function runsOf({ stops }: Way): Run[] {
  const out: Run[] = [];
  for (const { track, at } of stops) {
    const last = out.at(-1);
    if (last?.track === track) {
      last.from = Math.min(last.from, at);
      last.to = Math.max(last.to, at);
    } else out.push({ track, from: at, to: at });
  }
  return out;
}

function enter(doors: Map<string, string[]>, { box, side }: Port, bundle: string): void {
  const key = `${box} ${side}`;
  const list = doors.get(key);
  if (!list) doors.set(key, [bundle]);
  else if (!list.includes(bundle)) list.push(bundle);
}

/** Lines of several bundles leave a side of a box beside each other. */
function shifted(doors: ReadonlyMap<string, readonly string[]>, { box, side, point }: Port, bundle: string): Point {
  const list = doors.get(`${box} ${side}`) ?? [];
  const offset = (list.indexOf(bundle) - (list.length - 1) / 2) * Math.min(12, 36 / list.length);
  return side === 'top' || side === 'bottom'
    ? { x: point.x + offset, y: point.y }
    : { x: point.x, y: point.y + offset };
}

/** Which bundle runs where on a track: bundles that do not meet share a lane. */
class Lanes {
  private readonly used = new Map<Track, Map<string, Run>>();
  private readonly offsets = new Map<Track, Map<string, number>>();

  use({ track, from, to }: Run, bundle: string): void {
    const bundles = this.used.get(track) ?? new Map<string, Run>();
    this.used.set(track, bundles);
    const own = bundles.get(bundle);
    if (!own) bundles.set(bundle, { track, from, to });
    else {
      own.from = Math.min(own.from, from);
      own.to = Math.max(own.to, to);
    }
  }

  assign(): void {
    for (const [track, bundles] of this.used) {
      const ends: number[] = [];
      const lanes = new Map<string, number>();
      for (const [bundle, { from, to }] of [...bundles].sort(([, a], [, b]) => a.from - b.from)) {
        let lane = ends.findIndex((end) => end < from);
        if (lane < 0) lane = ends.length;
        ends[lane] = to;
        lanes.set(bundle, lane);
      }
      const apart = Math.min(APART, track.room / ends.length);
      for (const [bundle, lane] of lanes) lanes.set(bundle, (lane - (ends.length - 1) / 2) * apart);
      this.offsets.set(track, lanes);
    }
  }

  offset(track: Track, bundle: string): number {
    return this.offsets.get(track)?.get(bundle) ?? 0;
  }
}

/** Without points that lie on the line between their neighbours. */
function simplified(points: readonly Point[]): Point[] {
  const out: Point[] = [];
  for (const point of points) {
    const last = out.at(-1);
    if (last && same(last.x, point.x) && same(last.y, point.y)) continue;
    const before = out.at(-2);
    const straight =
      before &&
      last &&
      ((same(before.x, last.x) && same(last.x, point.x)) || (same(before.y, last.y) && same(last.y, point.y)));
    if (straight) out.pop();
    out.push(point);
  }
  return out;
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01;
}
