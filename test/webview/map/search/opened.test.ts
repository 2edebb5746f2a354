import { describe, expect, it } from 'vitest';
import { toBoxes } from '../../../../client/webview/map/boxes.js';
import { sceneOf } from '../../../../client/webview/map/focus/map-scope.js';
import { opened } from '../../../../client/webview/map/search/opened.js';
import { hub, large } from '../../fixtures/snapshots.js';

const NOTHING: ReadonlySet<string> = new Set();

describe('what is opened for a match', () => {
  const { map } = large(2000);
  const boxesOf = (toggled: ReadonlySet<string>) => toBoxes(map, toggled);

  it.each<[string, string[], string, string[]]>([
    ['what has a box of its own', [], 'v0.net-3', []],
    ['one of a stack', [], 'v1.web-0-7', ['v1.net-0']],
    ['one of a stack in a folded VPC', ['v1'], 'v1.web-0-7', ['v1.net-0']],
    ['a subnet in a folded VPC', ['v1'], 'v1.net-0', []],
  ])('is no more than what hides it: %s', (_, toggled, id, expected) => {
    expect([...(opened(boxesOf, new Set(toggled), id) ?? [])]).toEqual(expected);
  });

  it('is one of a thousand VPCs, where they are all folded', () => {
    const vpcs = hub(1000);
    expect([...(opened((toggled) => toBoxes(vpcs, toggled), NOTHING, 'v77.s') ?? [])]).toEqual(['v77']);
  });

  it('is nothing for what is not there, and for what a far end hides', () => {
    expect(opened(boxesOf, NOTHING, 'v9.web')).toBeUndefined();
    const alone = (toggled: ReadonlySet<string>) => sceneOf(map, toggled, 'v0', new Set(['v1'])).boxes;
    expect(opened(alone, NOTHING, 'v1.web-0-7')).toBeUndefined();
  });
});
