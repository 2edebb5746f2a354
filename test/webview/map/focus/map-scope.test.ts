import { describe, expect, it } from 'vitest';
import { MapScope } from '../../../../client/webview/map/focus/map-scope.js';
import type { NetworkMap } from '../../../../server/protocol.js';
import { coffeeShop, peered } from '../../fixtures/snapshots.js';

/** The map with every name in it changed. */
function renamed(map: NetworkMap, from: RegExp, to: string): NetworkMap {
  return JSON.parse(
    JSON.stringify(map, (key, value) =>
      (key === 'id' || key === 'label' || key === 'from' || key === 'to') && typeof value === 'string'
        ? value.replace(from, to)
        : value,
    ),
  );
}

function without(map: NetworkMap, subnet: string): NetworkMap {
  const vpcs = map.vpcs.map((vpc) => ({
    ...vpc,
    zones: vpc.zones.map((zone) => ({ ...zone, subnets: zone.subnets.filter(({ id }) => id !== subnet) })),
  }));
  return { ...map, vpcs };
}

describe('what the map shows alone', () => {
  const { map } = coffeeShop();
  const open = (id: string) => {
    const kept: string[] = [];
    const scope = new MapScope('', (one) => kept.push(one));
    scope.follow({ map, complete: true });
    if (id) expect(scope.show(id)).toBe(true);
    return { scope, kept, crumbs: () => scope.trail().map(({ name }) => name) };
  };

  it('has a way back, step by step', () => {
    const { scope, crumbs, kept } = open('shop.kitchen');
    expect(crumbs()).toEqual(['All', 'vpc shop', 'subnet kitchen']);
    expect(scope.show('shop')).toBe(true);
    expect(crumbs()).toEqual(['All', 'vpc shop']);
    expect(scope.show('')).toBe(true);
    expect(crumbs()).toEqual(['All']);
    expect(kept).toEqual(['shop.kitchen', 'shop', '']);
    expect([scope.show(''), scope.show('shop.cashier'), scope.show('nobody')]).toEqual([false, false, false]);
  });

  it('offers the subnet and the VPC around whatever is chosen, and not what is shown alone already', () => {
    const { scope } = open('');
    const around = (id: string) => scope.around(id).map(({ id: one }) => one);
    expect(around('shop.barista')).toEqual(['shop.kitchen', 'shop']);
    expect(around('shop.front-door')).toEqual(['shop']);
    expect([around('internet'), around('office'), around('')]).toEqual([[], [], []]);
    scope.show('shop');
    expect([around('shop'), around('shop.barista')]).toEqual([[], ['shop.kitchen']]);
    expect([scope.at('shop.barista'), scope.at('shop.front-door'), scope.at('office')]).toEqual([
      'shop.kitchen',
      'shop',
      undefined,
    ]);
  });

  it('is kept over edits', () => {
    const { scope, crumbs, kept } = open('shop.kitchen');
    scope.follow({ map: without(map, 'shop.cellar'), complete: true });
    expect([crumbs().at(-1), scope.note, kept]).toEqual(['subnet kitchen', '', ['shop.kitchen']]);
  });

  it.each([
    ['the subnet', 'shop.kitchen', /\bkitchen\b/, 'bakery', ['All', 'vpc shop', 'subnet bakery']],
    ['the VPC that it is in', 'shop.kitchen', /\bshop\b/, 'store', ['All', 'vpc store', 'subnet kitchen']],
    ['the VPC', 'shop', /\bshop\b/, 'store', ['All', 'vpc store']],
  ])('follows when %s is called otherwise', (_, id, from, to, expected) => {
    const { scope, crumbs, kept } = open(id);
    scope.follow({ map: renamed(map, from, to), complete: true });
    expect([crumbs(), scope.note]).toEqual([expected, '']);
    expect(kept.at(-1)).toBe(scope.only);
  });

  it('is gone with a word when the element is: the VPC of a subnet is shown, all where that is gone as well', () => {
    const { scope, crumbs, kept } = open('shop.kitchen');
    scope.follow({ map: without(map, 'shop.kitchen'), complete: true });
    expect(crumbs()).toEqual(['All', 'vpc shop']);
    expect(scope.note).toBe('subnet kitchen is not in the network any more: vpc shop is shown.');
    scope.follow({ map: { ...map, vpcs: [] }, complete: true });
    expect(crumbs()).toEqual(['All']);
    expect(scope.note).toBe('vpc shop is not in the network any more: all of it is shown.');
    expect(kept).toEqual(['shop.kitchen', 'shop', '']);
  });

  it('is shown again when its deletion is undone, unless something else was chosen since', () => {
    const { scope, crumbs } = open('shop.kitchen');
    scope.follow({ map: without(map, 'shop.kitchen'), complete: true });
    scope.follow({ map, complete: true });
    expect([crumbs(), scope.note]).toEqual([['All', 'vpc shop', 'subnet kitchen'], '']);
    scope.follow({ map: without(map, 'shop.kitchen'), complete: true });
    scope.show('');
    scope.follow({ map, complete: true });
    expect([crumbs(), scope.note]).toEqual([['All'], '']);
  });

  it('does not take another one for it that came with the same blocks, where there are two', () => {
    const many = peered(3);
    const scope = new MapScope('', () => undefined);
    scope.follow({ map: { ...many, vpcs: many.vpcs.slice(0, 1) }, complete: true });
    scope.show('v0');
    scope.follow({ map: { ...many, vpcs: many.vpcs.slice(1) }, complete: true });
    expect([scope.only, scope.note]).toEqual(['', 'vpc v0 is not in the network any more: all of it is shown.']);
  });

  it('waits while the text is broken there, and comes back', () => {
    const { scope, crumbs, kept } = open('shop.kitchen');
    scope.follow({ map: without(map, 'shop.kitchen'), complete: false });
    expect(crumbs()).toEqual(['All', 'vpc shop']);
    expect(scope.note).toBe('subnet kitchen cannot be read now: it is shown again once it can be.');
    scope.follow({ map: { ...map, vpcs: [] }, complete: false });
    expect(crumbs()).toEqual(['All']);
    scope.follow({ map, complete: true });
    expect([crumbs(), scope.note]).toEqual([['All', 'vpc shop', 'subnet kitchen'], '']);
    // A window that comes in between begins where this one was.
    expect(new Set(kept)).toEqual(new Set(['shop.kitchen']));
  });

  it('comes back with the preview, and is gone with a word if there is no such thing any more', () => {
    const scope = new MapScope('shop.kitchen', () => undefined);
    scope.follow({ map, complete: true });
    expect(scope.trail().map(({ name }) => name)).toEqual(['All', 'vpc shop', 'subnet kitchen']);
    const gone = new MapScope('shop.attic', () => undefined);
    gone.follow({ map, complete: false });
    expect([gone.only, gone.note]).toEqual(['shop.attic', '']);
    gone.follow({ map, complete: true });
    expect([gone.only, gone.note]).toEqual(['', 'shop.attic is not in the network any more: all of it is shown.']);
  });

  it('is widened by what a trace passes, and says so; what is shown anyway counts for nothing', () => {
    const { scope } = open('shop.cellar');
    expect(scope.widen(['shop.orders', 'internet', 'shop.front-door'])).toBe(false);
    expect(scope.widen(['shop.orders', 'shop.barista'])).toBe(true);
    expect(scope.note).toBe('The trace leaves subnet cellar: what it passes besides is shown, too.');
    expect(scope.widen(['shop.orders', 'shop.barista'])).toBe(false);
    expect(scope.widen([])).toBe(true);
    expect(scope.note).toBe('');
    expect(open('').scope.widen(['shop.barista'])).toBe(false);
  });
});
