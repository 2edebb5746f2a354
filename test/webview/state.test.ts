import { describe, expect, it } from 'vitest';
import { restore } from '../../client/webview/state.js';

describe('what the preview kept', () => {
  it('comes back as it was', () => {
    const saved = {
      tab: 'matrix' as const,
      pair: { from: 'a', to: 'b', traffic: 'ssh' },
      folded: ['x'],
      opened: ['w'],
      matrix: { grouping: 'vpc' as const, openRows: ['y'], openColumns: ['z'] },
      tracing: true,
      only: 'shop.counter',
      minimap: false,
    };
    expect(restore('file:///a.vpc', saved)).toEqual({ uri: 'file:///a.vpc', ...saved });
  });

  it.each([
    ['nothing', '{}'],
    [
      'another version’s',
      '{ "tab": "tree", "pair": 3, "folded": { "a": 1 }, "opened": [1], "toggled": ["b"], "only": ["a"], "minimap": 0, "openGroups": [1, "b"], "grouped": true, "matrix": { "grouping": "toString" } }',
    ],
  ])('is whole where there was %s', (_, text) => {
    const state = restore('file:///a.vpc', JSON.parse(text));
    expect(state.tab).toBe('map');
    expect(state.pair).toEqual({ from: '', to: '', traffic: '' });
    expect([state.folded, state.opened]).toEqual([[], []]);
    expect([state.only, state.minimap]).toEqual(['', true]);
    expect(state.matrix).toEqual({ grouping: undefined, openRows: [], openColumns: [] });
  });
});
