import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, walk } from '../../../client/webview/map/box.js';
import { toBoxes } from '../../../client/webview/map/boxes.js';
import { type Folds, NO_FOLDS } from '../../../client/webview/map/folds.js';
import { type Geometry, layOut, type Point, type Rectangle } from '../../../client/webview/map/geometry.js';
import { shownLinks, toLinks } from '../../../client/webview/map/links.js';
import { MOST_WORK } from '../../../client/webview/map/route-lines.js';
import { elementsOf } from '../../../client/webview/ui/origin-of.js';
import type { MapKind, NetworkMap } from '../../../server/protocol.js';
import { coffeeShop, connection, element, hub, large, peered, subnet, vpc } from '../fixtures/snapshots.js';

function lay(
  map: NetworkMap,
  folds: Folds = NO_FOLDS,
  chosen = '',
): { boxes: Box[]; links: ReturnType<typeof toLinks>; geometry: Geometry } {
  const boxes = toBoxes(map, folds);
  const links = shownLinks(toLinks(boxes, map.connections), chosen);
  return { boxes, links, geometry: layOut(boxes, links) };
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

/** Every stretch of every line is level or upright, and runs through no box but those that hold one of its ends. */
function checkLines({ boxes, links, geometry }: ReturnType<typeof lay>): void {
  const around = new Map<string, string[]>();
  for (const { box, parent } of walk(boxes))
    around.set(box.id, [box.id, ...(parent ? (around.get(parent.id) ?? []) : [])]);
  for (const { id, from, to } of links) {
    const points = geometry.lines.get(id) ?? [];
    expect(points.length, id).toBeGreaterThan(1);
    const own = new Set([...(around.get(from) ?? []), ...(around.get(to) ?? [])]);
    for (const [name, at] of geometry.boxes) {
      const leaf = ![...around.values()].some(([first, ...others]) => first !== name && others.includes(name));
      if (own.has(name) || !leaf) continue;
      for (const [index, point] of points.slice(1).entries())
        if (crosses(points[index] as Point, point, at)) throw new Error(`${id} runs through ${name}`);
    }
    for (const [index, point] of points.slice(1).entries()) {
      const before = points[index] as Point;
      expect(Math.min(Math.abs(before.x - point.x), Math.abs(before.y - point.y)), id).toBeLessThan(0.01);
    }
  }
}

function crosses(a: Point, b: Point, { x, y, width, height }: Rectangle): boolean {
  return (
    Math.max(a.x, b.x) > x + 0.5 &&
    Math.min(a.x, b.x) < x + width - 0.5 &&
    Math.max(a.y, b.y) > y + 0.5 &&
    Math.min(a.y, b.y) < y + height - 0.5
  );
}

describe('the layout', () => {
  it.each([
    ['the coffee shop', coffeeShop().map, NO_FOLDS],
    ['the coffee shop, folded', coffeeShop().map, new Map([['shop', true]])],
    ['2,000 resources', large(2000).map, NO_FOLDS],
    ['2,000 resources, a subnet unfolded', large(2000).map, new Map([['v0.net-0', false]])],
    ['2,000 resources in VPCs that are folded', large(2000, 5).map, NO_FOLDS],
    ['nine VPCs, all peered', peered(9), NO_FOLDS],
    ['300 VPCs on a transit gateway', hub(300), NO_FOLDS],
  ])('puts %s into their boxes, without overlaps, and lines between them', (_, map, folds) => {
    const laid = lay(map, folds);
    check(laid.boxes, laid.geometry);
    checkLines(laid);
  });

  it('has the outside world above, the private subnets below', () => {
    const { geometry } = lay(coffeeShop().map);
    const y = (id: string) => geometry.boxes.get(id)?.y ?? Number.NaN;
    expect(y('internet')).toBeLessThan(y('shop'));
    expect(y('office')).toBeLessThan(y('shop'));
    expect(y('shop.front-door')).toBeLessThan(y('shop.counter'));
    expect(y('shop.counter')).toBeLessThan(y('shop.kitchen'));
  });

  it('has zones as columns in their order, doors in the wall, and VPCs in the order of the text', () => {
    const { geometry } = lay(coffeeShop().map);
    const at = (id: string) => geometry.boxes.get(id) ?? { x: Number.NaN, y: Number.NaN };
    expect(at('shop/zone/a').x).toBeLessThan(at('shop/zone/b').x);
    expect(at('shop/zone/a').y).toBe(at('shop/zone/b').y);
    expect(at('shop.front-door').y).toBe(at('shop').y);
    const places = [...lay(hub(12)).geometry.boxes].filter(([id]) => /^v\d+$/.test(id)).map(([, place]) => place);
    expect(places.toSorted((a, b) => a.y - b.y || a.x - b.x)).toEqual(places);
  });

  it('draws every line from where its packets come to where they go', () => {
    const { map } = coffeeShop();
    const connections = [
      ...map.connections,
      connection('route', 'shop.cellar', 'shop.courier'),
      connection('target', 'shop.front-door', 'shop.barista'),
      connection('target', 'shop.barista', 'shop.courier'),
    ];
    const { links, geometry } = lay({ ...map, connections });
    const at = (id: string, { x, y }: Point) => {
      const box = geometry.boxes.get(id);
      return box !== undefined && contains(box, { x, y, width: 0, height: 0 });
    };
    expect(links).toHaveLength(connections.length);
    for (const { id, from, to } of links) {
      const points = geometry.lines.get(id) ?? [];
      expect([at(from, points[0] as never), at(to, points.at(-1) as never)], id).toEqual([true, true]);
    }
  });

  it('moves nothing for a line, a verdict or a name, and for a resource only what stands after it', () => {
    const { map } = coffeeShop();
    const before = lay(map).geometry.boxes;
    expect(lay({ ...map, connections: [] }).geometry.boxes).toEqual(before);
    const [shop] = map.vpcs;
    if (!shop) throw new Error('no shop');
    const zones = shop.zones.map((zone) => ({
      ...zone,
      subnets: zone.subnets.map((one) =>
        one.id === 'shop.kitchen' ? { ...one, resources: [...one.resources, element('shop.oven', 'instance')] } : one,
      ),
    }));
    const after = lay({ ...map, vpcs: [{ ...shop, zones }] }).geometry.boxes;
    for (const [id, { x, y }] of before) expect(after.get(id), id).toMatchObject({ x, y });
  });

  it('costs what is shown, and one search a hub', () => {
    const small = lay(hub(250)).geometry.work;
    const large = lay(hub(1000)).geometry.work;
    expect(large).toBeLessThan(6 * small);
    expect(large).toBeLessThan(10_000);
    const chosen = lay(peered(60), NO_FOLDS, 'v30');
    expect(chosen.links).toHaveLength(59);
    expect(chosen.geometry.work).toBeLessThan(2_500);
  });

  it('never searches without end: beyond its budget lines are straight, and all are there', () => {
    const map = hub(300);
    const boxes = toBoxes(map);
    const links = toLinks(boxes, peered(300).connections).map((link) => ({ ...link, onDemand: false }));
    const { lines, work } = layOut(boxes, links);
    expect(work).toBeLessThanOrEqual(MOST_WORK);
    expect(lines.size).toBe(links.length);
    expect([...lines.values()].some((points) => points.length === 2)).toBe(true);
  });

  it('holds for any network: boxes in their boxes, lines between them', () => {
    const kinds = fc.constantFrom<MapKind>('route', 'target', 'peering', 'attachment', 'vpn', 'interface');
    const shape = fc.record({
      vpcs: fc.array(
        fc.record({
          doors: fc.nat(5),
          balancers: fc.nat(3),
          zones: fc.array(fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }), { maxLength: 4 }),
        }),
        { maxLength: 4 },
      ),
      networks: fc.array(fc.nat(3), { maxLength: 3 }),
      hubs: fc.nat(2),
      lines: fc.array(fc.tuple(kinds, fc.nat(), fc.nat()), { maxLength: 25 }),
    });
    fc.assert(
      fc.property(shape, ({ vpcs, networks, hubs, lines }) => {
        const map: NetworkMap = {
          vpcs: vpcs.map(({ doors, balancers, zones }, v) =>
            vpc(`v${v}`, '10.0.0.0/16', {
              gateways: times(doors, (i) => element(`v${v}.door-${i}`, 'internet-gateway')),
              loadBalancers: times(balancers, (i) => element(`v${v}.lb-${i}`, 'network-load-balancer')),
              zones: zones.map((subnets, z) => ({
                name: `${z}`,
                subnets: subnets.map((resources, s) =>
                  subnet(
                    `v${v}.s-${z}-${s}`,
                    '10.0.0.0/24',
                    s % 2 ? 'private' : 'public',
                    times(resources, (i) => element(`v${v}.i-${z}-${s}-${i}`, i % 5 ? 'instance' : 'nat-gateway')),
                  ),
                ),
              })),
            }),
          ),
          networks: networks.map((hosts, n) => ({
            ...element(`n${n}`, 'network'),
            hosts: times(hosts, (i) => element(`n${n}.h-${i}`, 'host')),
          })),
          transitGateways: times(hubs, (i) => element(`hub-${i}`, 'transit-gateway')),
          connections: [],
          internet: true,
          guards: [],
        };
        const ids = ['internet', ...[...elementsOf(map)].map(({ id }) => id)];
        const at = (index: number) => ids[index % ids.length] ?? 'internet';
        const connections = lines.map(([kind, from, to]) => connection(kind, at(from), at(to)));
        const laid = lay({ ...map, connections });
        check(laid.boxes, laid.geometry);
        checkLines(laid);
      }),
    );
  });
});

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
