import { describe, expect, it } from 'vitest';
import { toBoxes } from '../../../../client/webview/map/boxes.js';
import { sceneOf } from '../../../../client/webview/map/focus/map-scope.js';
import { type Folds, NO_FOLDS } from '../../../../client/webview/map/folds.js';
import { opened } from '../../../../client/webview/map/search/opened.js';
import { hub, large } from '../../fixtures/snapshots.js';

describe('what is opened for a match', () => {
  const { map } = large(2000);
  const boxesOf = (folds: Folds) => toBoxes(map, folds);

  it.each<[string, string[], string, string[]]>([
    ['what has a box of its own', [], 'v0.net-3', []],
    ['one of a stack', [], 'v1.web-0-7', ['v1.net-0']],
    ['one of a stack in a folded VPC', ['v1'], 'v1.web-0-7', ['v1', 'v1.net-0']],
    ['a subnet in a folded VPC', ['v1'], 'v1.net-0', ['v1']],
  ])('is no more than what hides it: %s', (_, folded, id, expected) => {
    const folds = new Map(folded.map((one) => [one, true]));
    const open = [...(opened(boxesOf, folds, id) ?? [])].filter(([, isFolded]) => !isFolded);
    expect(open.map(([one]) => one)).toEqual(expected);
  });

  it('is one of a thousand VPCs, where they are all folded', () => {
    const vpcs = hub(1000);
    expect([...(opened((folds) => toBoxes(vpcs, folds), NO_FOLDS, 'v77.s') ?? [])]).toEqual([['v77', false]]);
  });

  it('is nothing for what is not there, and for what a far end hides', () => {
    expect(opened(boxesOf, NO_FOLDS, 'v9.web')).toBeUndefined();
    const alone = (folds: Folds) => sceneOf(map, folds, 'v0', new Set(['v1'])).boxes;
    expect(opened(alone, NO_FOLDS, 'v1.web-0-7')).toBeUndefined();
  });
});
