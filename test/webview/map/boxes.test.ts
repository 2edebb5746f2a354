import { describe, expect, it } from 'vitest';
import { shownAt, walk } from '../../../client/webview/map/box.js';
import { RESOURCES_SHOWN, toBoxes } from '../../../client/webview/map/boxes.js';
import { NO_FOLDS } from '../../../client/webview/map/folds.js';
import { elementsOf } from '../../../client/webview/ui/origin-of.js';
import { coffeeShop, element, large, snapshot, subnet, vpc } from '../fixtures/snapshots.js';

function subnetOf(resources: number, folds = NO_FOLDS) {
  const members = Array.from({ length: resources }, (_, index) =>
    element(`v.i${index}`, index % 4 ? 'instance' : 'database'),
  );
  const zones = [{ name: 'a', subnets: [subnet('v.s', '10.0.0.0/24', 'private', members)] }];
  const { map } = snapshot({ map: { ...coffeeShop().map, vpcs: [vpc('v', '10.0.0.0/16', { zones })] } });
  const boxes = toBoxes(map, folds);
  const found = [...walk(boxes)].find(({ box }) => box.id === 'v.s');
  if (!found) throw new Error('the subnet has no box');
  return found.box;
}

describe('boxes', () => {
  it.each([
    ['the coffee shop', coffeeShop().map],
    ['2,000 resources', large(2000).map],
  ])('show every element of %s somewhere, each id once', (_, map) => {
    const boxes = toBoxes(map);
    const shown = shownAt(boxes);
    for (const { id } of elementsOf(map)) expect(shown.has(id), id).toBe(true);
    const ids = [...walk(boxes)].map(({ box }) => box.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('show few resources one by one', () => {
    expect(subnetOf(RESOURCES_SHOWN).children.map(({ role }) => role)).toEqual(Array(RESOURCES_SHOWN).fill('resource'));
  });

  it('show many resources by kind, with their number', () => {
    const { children, folded } = subnetOf(40);
    expect(folded).toBe(true);
    expect(children.map(({ label }) => label)).toEqual(['10 databases', '30 instances']);
    expect(children.flatMap(({ hidden }) => hidden)).toHaveLength(40);
  });

  it('stay as a person folded or opened them, however many resources an edit leaves', () => {
    const open = new Map([['v.s', false]]);
    expect(subnetOf(40, open).children).toHaveLength(40);
    expect(subnetOf(3, open).children.map(({ label }) => label)).toEqual(['i0', 'i1', 'i2']);
    const folded = new Map([['v.s', true]]);
    expect(subnetOf(3, folded).children.map(({ label }) => label)).toEqual(['i0', '2 instances']);
    expect(subnetOf(40, folded).children.map(({ label }) => label)).toEqual(['10 databases', '30 instances']);
  });

  it('keep NAT gateways apart: routes lead to them', () => {
    const many = Array.from({ length: 20 }, (_, index) => element(`v.i${index}`, 'instance'));
    const zones = [
      { name: '', subnets: [subnet('v.s', '10.0.0.0/24', 'public', [...many, element('v.nat', 'nat-gateway')])] },
    ];
    const boxes = toBoxes({ ...coffeeShop().map, vpcs: [vpc('v', '10.0.0.0/16', { zones })] });
    expect(shownAt(boxes).get('v.nat')).toBe('v.nat');
    expect(shownAt(boxes).get('v.i7')).toBe('v.s/kind/instance');
  });

  it('draw a network of very many subnets with its VPCs folded', () => {
    const boxes = toBoxes(large(2000, 5).map);
    const vpcs = boxes.filter(({ role }) => role === 'vpc');
    expect(vpcs.every(({ folded, children }) => folded && children.length === 0)).toBe(true);
    expect(vpcs[0]?.detail).toBe('100 subnets, 500 resources');
  });
});
