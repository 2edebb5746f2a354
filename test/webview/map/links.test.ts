import { describe, expect, it } from 'vitest';
import { toBoxes } from '../../../client/webview/map/boxes.js';
import { toLinks } from '../../../client/webview/map/links.js';
import { coffeeShop, connection, large } from '../fixtures/snapshots.js';

const ends = (links: ReturnType<typeof toLinks>) => links.map(({ from, to }) => `${from} ${to}`);

describe('links', () => {
  it('join the boxes that the connections name', () => {
    const { map } = coffeeShop();
    expect(ends(toLinks(toBoxes(map, new Set()), map.connections))).toEqual([
      'shop.front-door internet',
      'shop.counter shop.front-door',
      'shop.kitchen shop.courier',
      'office shop.staff-door',
    ]);
  });

  it('end at the folded box that hides their end, and lines inside it are gone', () => {
    const { map } = coffeeShop();
    expect(ends(toLinks(toBoxes(map, new Set(['shop'])), map.connections))).toEqual(['shop internet', 'office shop']);
  });

  it('are curves where a default route leads into another zone', () => {
    const { map } = coffeeShop();
    const links = toLinks(toBoxes(map, new Set()), [connection('route', 'shop.cellar', 'shop.courier')]);
    expect(links.map(({ routed }) => routed)).toEqual([false]);
  });

  it('leave out what names nothing, and lines to a box around', () => {
    const { map } = coffeeShop();
    const connections = [connection('vpn', 'office', 'nowhere'), connection('target', 'shop.cashier', 'shop.counter')];
    expect(toLinks(toBoxes(map, new Set()), connections)).toEqual([]);
  });

  it('leave out the routes of crowded VPCs, but not their gateways’ way out', () => {
    const { map } = large(2000);
    expect(ends(toLinks(toBoxes(map, new Set()), map.connections))).toEqual(
      ['v0', 'v1', 'v2', 'v3'].map((name) => `${name}.igw internet`),
    );
  });
});
