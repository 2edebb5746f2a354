import { describe, expect, it } from 'vitest';
import { toBoxes } from '../../../client/webview/map/boxes.js';
import { shownLinks, toLinks } from '../../../client/webview/map/links.js';
import { coffeeShop, connection, large, vpc } from '../fixtures/snapshots.js';

const ends = (links: ReturnType<typeof toLinks>) => links.map(({ from, to }) => `${from} ${to}`);

describe('links', () => {
  it('join the boxes that the connections name', () => {
    const { map } = coffeeShop();
    expect(ends(toLinks(toBoxes(map), map.connections))).toEqual([
      'shop.front-door internet',
      'shop.counter shop.front-door',
      'shop.kitchen shop.courier',
      'office shop.staff-door',
    ]);
  });

  it('end at the folded box that hides their end, and lines inside it are gone', () => {
    const { map } = coffeeShop();
    expect(ends(toLinks(toBoxes(map, new Map([['shop', true]])), map.connections))).toEqual([
      'shop internet',
      'office shop',
    ]);
  });

  it('wait for a choice where peerings are too many to tell apart', () => {
    const vpcs = Array.from({ length: 20 }, (_, index) => vpc(`v${index}`, `10.${index}.0.0/16`, {}));
    const peerings = vpcs.flatMap((a, index) =>
      vpcs.slice(index + 1).map((b) => connection('peering', a.id, b.id, `${a.id}-${b.id}`)),
    );
    const boxes = toBoxes({ ...coffeeShop().map, vpcs, connections: peerings });
    const links = toLinks(boxes, peerings);
    expect(links).toHaveLength(190);
    expect(shownLinks(links, '')).toEqual([]);
    expect(shownLinks(links, 'v7')).toHaveLength(19);
    expect(boxes.find(({ id }) => id === 'v7')?.detail).toContain('19 peerings');
  });

  it('leave out what names nothing, and lines to a box around', () => {
    const { map } = coffeeShop();
    const connections = [connection('vpn', 'office', 'nowhere'), connection('target', 'shop.cashier', 'shop.counter')];
    expect(toLinks(toBoxes(map), connections)).toEqual([]);
  });

  it('leave out the routes of crowded VPCs, but not their gateways’ way out', () => {
    const { map } = large(2000);
    expect(ends(toLinks(toBoxes(map), map.connections))).toEqual(
      ['v0', 'v1', 'v2', 'v3'].map((name) => `${name}.igw internet`),
    );
  });
});
