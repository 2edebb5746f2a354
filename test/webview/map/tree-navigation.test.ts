import { describe, expect, it } from 'vitest';
import { walk } from '../../../client/webview/map/box.js';
import { toBoxes } from '../../../client/webview/map/boxes.js';
import { treeStep } from '../../../client/webview/map/tree-navigation.js';
import { coffeeShop, large } from '../fixtures/snapshots.js';

const boxes = toBoxes(coffeeShop().map);

describe('the keyboard on the map', () => {
  it('reaches every box by going down', () => {
    const order = [...walk(boxes)].map(({ box }) => box.id);
    const reached: string[] = [];
    for (let at = ''; ; ) {
      const step = treeStep('ArrowDown', at, boxes);
      if (!step || !('move' in step)) break;
      at = step.move;
      reached.push(at);
    }
    expect(reached).toEqual(order);
  });

  it.each([
    ['ArrowUp', 'office', { move: 'internet' }],
    ['Home', 'shop.orders', { move: 'internet' }],
    ['End', 'internet', { move: 'shop.orders' }],
    ['ArrowRight', 'shop.kitchen', { move: 'shop.barista' }],
    ['ArrowLeft', 'shop.barista', { move: 'shop.kitchen' }],
    ['ArrowLeft', 'shop', { fold: 'shop' }],
    ['x', 'shop', undefined],
  ])('%s at %s', (key, at, expected) => {
    expect(treeStep(key, at, boxes)).toEqual(expected);
  });

  it('unfolds a folded box before it goes in', () => {
    expect(treeStep('ArrowRight', 'v0.net-0', toBoxes(large(2000).map))).toEqual({ fold: 'v0.net-0' });
  });
});
