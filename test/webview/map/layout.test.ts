import ElkConstructor from 'elkjs/lib/elk.bundled.js';
import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { describe, expect, it } from 'vitest';
import { type Box, walk } from '../../../client/webview/map/box.js';
import { toBoxes } from '../../../client/webview/map/boxes.js';
import { type Geometry, type Rectangle, toGeometry } from '../../../client/webview/map/geometry.js';
import { layoutGraph } from '../../../client/webview/map/layout-graph.js';
import { toLinks } from '../../../client/webview/map/links.js';
import { LayoutCache } from '../../../client/webview/map/structure.js';
import type { NetworkMap } from '../../../server/protocol.js';
import { coffeeShop, connection, large } from '../fixtures/snapshots.js';

const elk = new ElkConstructor();
const layouter = { layout: async (graph: ElkNode) => (await elk.layout(graph)) as ElkNode };

async function lay(map: NetworkMap, toggled: readonly string[] = []): Promise<{ boxes: Box[]; geometry: Geometry }> {
  const boxes = toBoxes(map, new Set(toggled));
  const links = toLinks(boxes, map.connections);
  return { boxes, geometry: toGeometry(await layouter.layout(layoutGraph(boxes, links)), boxes, links) };
}

const contains = (outer: Rectangle, inner: Rectangle) =>
  inner.x >= outer.x - 0.5 &&
  inner.y >= outer.y - 0.5 &&
  inner.x + inner.width <= outer.x + outer.width + 0.5 &&
  inner.y + inner.height <= outer.y + outer.height + 0.5;

const overlap = (a: Rectangle, b: Rectangle) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Every box has a place, inside the box around it, and no two beside each other overlap. */
function check(boxes: readonly Box[], { boxes: places }: Geometry): void {
  const groups = new Map<Box | undefined, Rectangle[]>();
  for (const { box, parent } of walk(boxes)) {
    const at = places.get(box.id);
    if (!at) throw new Error(`${box.id} has no place`);
    const around = parent && places.get(parent.id);
    if (around && !contains(around, at)) throw new Error(`${box.id} is not inside ${parent.id}`);
    for (const other of groups.get(parent) ?? [])
      if (overlap(other, at)) throw new Error(`${box.id} overlaps a neighbour`);
    groups.set(parent, [...(groups.get(parent) ?? []), at]);
  }
}

describe('the layout', () => {
  it.each([
    ['the coffee shop', coffeeShop().map, []],
    ['the coffee shop, folded', coffeeShop().map, ['shop']],
    ['2,000 resources', large(2000).map, []],
    ['2,000 resources, a subnet unfolded', large(2000).map, ['v0.net-0']],
    ['2,000 resources in VPCs that are folded', large(2000, 5).map, []],
  ])('puts %s into their boxes, without overlaps', async (_, map, toggled) => {
    const { boxes, geometry } = await lay(map, toggled);
    check(boxes, geometry);
  });

  it('has the outside world above, the private subnets below', async () => {
    const { geometry } = await lay(coffeeShop().map);
    const y = (id: string) => geometry.boxes.get(id)?.y ?? Number.NaN;
    expect(y('internet')).toBeLessThan(y('shop'));
    expect(y('office')).toBeLessThan(y('shop'));
    expect(y('shop.front-door')).toBeLessThan(y('shop.counter'));
    expect(y('shop.counter')).toBeLessThan(y('shop.kitchen'));
  });

  it('keeps zones in the order of the text', async () => {
    const { geometry } = await lay(coffeeShop().map);
    const x = (id: string) => geometry.boxes.get(id)?.x ?? Number.NaN;
    expect(x('shop/zone/a')).toBeLessThan(x('shop/zone/b'));
  });

  it('draws every link, routed or as a curve', async () => {
    const { map } = coffeeShop();
    const connections = [...map.connections, connection('route', 'shop.cellar', 'shop.courier')];
    const { geometry } = await lay({ ...map, connections });
    expect(geometry.lines.size).toBe(connections.length);
    for (const { points } of geometry.lines.values()) expect(points.length).toBeGreaterThan(1);
  });

  it('draws every line from where its packets come to where they go', async () => {
    const { map } = coffeeShop();
    const connections = [
      ...map.connections,
      connection('target', 'shop.front-door', 'shop.barista'),
      connection('target', 'shop.barista', 'shop.courier'),
    ];
    const boxes = toBoxes({ ...map, connections }, new Set());
    const { geometry } = await lay({ ...map, connections });
    const at = (id: string, { x, y }: { x: number; y: number }) => {
      const box = geometry.boxes.get(id);
      return box !== undefined && contains(box, { x, y, width: 0, height: 0 });
    };
    for (const { id, from, to } of toLinks(boxes, connections)) {
      const points = geometry.lines.get(id)?.points ?? [];
      expect([at(from, points[0] as never), at(to, points.at(-1) as never)], id).toEqual([true, true]);
    }
  });
});

describe('the layout cache', () => {
  it('asks again only for another structure', async () => {
    const cache = new LayoutCache(layouter);
    const graph = (map: NetworkMap, toggled: readonly string[] = []) => {
      const boxes = toBoxes(map, new Set(toggled));
      return layoutGraph(boxes, toLinks(boxes, map.connections));
    };
    await cache.layout(graph(coffeeShop().map));
    await cache.layout(graph(coffeeShop().map));
    expect(cache.layouts).toBe(1);
    await cache.layout(graph(coffeeShop().map, ['shop']));
    expect(cache.layouts).toBe(2);
  });

  it('lays out only the newest of several', async () => {
    const cache = new LayoutCache(layouter);
    const node = (id: string): ElkNode => ({ id, children: [{ id: `${id}-child`, width: 1, height: 1 }] });
    const results = await Promise.all(['a', 'b', 'c'].map((id) => cache.layout(node(id))));
    expect(results.map((result) => result?.id)).toEqual([undefined, undefined, 'c']);
    expect(cache.layouts).toBe(1);
  });

  it('tries again after a failure', async () => {
    let fail = true;
    const cache = new LayoutCache({
      layout: async (graph) => {
        if (fail) throw new Error('no');
        return graph;
      },
    });
    await expect(cache.layout({ id: 'a' })).rejects.toThrow('no');
    fail = false;
    expect((await cache.layout({ id: 'a' }))?.id).toBe('a');
  });
});
