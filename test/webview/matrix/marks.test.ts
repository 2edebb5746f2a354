import { describe, expect, it } from 'vitest';
import { ChangeMarks, changedSentence, effectOf } from '../../../client/webview/matrix/change-marks.js';
import {
  ExpectationMarks,
  expectedSentence,
  heldBy,
  placeOfExpectation,
} from '../../../client/webview/matrix/expectation-marks.js';
import { toLines } from '../../../client/webview/matrix/lines.js';
import { rangesMeet } from '../../../client/webview/matrix/ranges.js';
import { effectsText } from '../../../client/webview/what-if/changes-list.js';
import { type SinceTold, withMore } from '../../../client/webview/what-if/since-told.js';
import type { ExpectationState, FlowChange } from '../../../server/protocol.js';
import { endpoint, origin } from '../fixtures/snapshots.js';

const endpoints = ['a', 'b', 'c', 'd'].map((name, at) => endpoint(at < 2 ? 0 : at, name, 'instance', ''));
const grouped = (...open: readonly string[]) =>
  toLines({ id: 1, endpoints }, { grouping: 'alike', open: new Set(open), filter: '' });
const OPEN = 'group alike a …';

const state = (text: string, holds: boolean | null, ends: ExpectationState['ends']): ExpectationState => ({
  text,
  holds,
  verdict: 'blocked',
  message: '',
  origin: origin(1),
  question: { from: '', to: '', traffic: '' },
  ends,
});

describe('expectations in the matrix', () => {
  const good = state('good', true, { from: [0, 2], to: [2, 3] });
  const bad = state('bad', false, { from: [1, 2], to: [0, 4], at: [1, 2] });
  const open = state('open', null, { from: [3, 4], to: [2, 3] });
  const marks = new ExpectationMarks([good, open, bad]);
  const lines = grouped(OPEN);
  const [group, a, b, c, d] = lines;
  if (!group || !a || !b || !c || !d) throw new Error('lines');

  it('stand in the cells that they speak of, what fails first', () => {
    expect(marks.at(b, c).map(({ text }) => text)).toEqual(['bad', 'good']);
    expect(marks.at(group, c).map(({ text }) => text)).toEqual(['bad', 'good']);
    expect(marks.at(a, d)).toEqual([]);
    // Nobody is asked about himself.
    expect(marks.at(b, b)).toEqual([]);
    expect([heldBy(marks.at(b, c)), heldBy(marks.at(a, c)), heldBy(marks.at(d, c)), heldBy([])]).toEqual([
      'fails',
      'holds',
      'unknown',
      undefined,
    ]);
    expect(expectedSentence(marks.at(b, c))).toBe('Expected, and fails: “bad”. Expected, and holds: “good”.');
  });

  it('weigh as much as the worst of them', () => {
    expect([...marks.weights(4, 'from')]).toEqual([1, 2, 0, 1]);
    expect([...marks.weights(4, 'to')]).toEqual([2, 2, 2, 2]);
  });

  it('that fail are gone to in the pair in which they do, or in the group that has it', () => {
    expect(placeOfExpectation(bad, lines, lines)).toEqual({ row: 2, column: 3 });
    expect(placeOfExpectation(bad, grouped(), grouped())).toEqual({ row: 0, column: 1 });
    expect(placeOfExpectation(state('self', false, { from: [2, 3], to: [2, 4] }), lines, lines)).toEqual({
      row: 3,
      column: 4,
    });
    expect(placeOfExpectation(bad, [a], lines)).toBeUndefined();
  });
});

describe('what changed in the matrix', () => {
  const change = (from: string, to: string, effect: FlowChange['effect']): FlowChange => ({
    from,
    to,
    effect,
    traffic: 'tcp 443',
  });
  const effects = [change('a', 'c', 'opened'), change('b', 'c', 'closed'), change('gone', 'c', 'closed')];

  it('stands in the pair, and in the groups that have it', () => {
    const lines = grouped(OPEN);
    const marks = new ChangeMarks({ effects }, endpoints, lines, lines);
    const first = marks.next();
    const second = marks.next(first);
    const third = marks.next(second);
    expect([first, second, third, marks.next(third)]).toEqual([
      { row: 0, column: 3 },
      { row: 1, column: 3 },
      { row: 2, column: 3 },
      { row: 0, column: 3 },
    ]);
    expect([0, 1, 2, 3].map((row) => effectOf(marks.at(row, 3)))).toEqual(['other', 'opened', 'closed', undefined]);
    expect(changedSentence(marks.at(0, 3), false)).toBe('Opened: a → c, tcp 443. Closed: b → c, tcp 443.');
    expect(changedSentence(marks.at(2, 3), true)).toBe('Not in the file: Closed: b → c, tcp 443.');
    expect(changedSentence([], true)).toBe('');
  });
});

describe('what changed for all that are alike', () => {
  const effect: FlowChange = {
    from: 'a',
    to: 'b',
    effect: 'opened',
    traffic: 'tcp 443',
    alike: { from: [0, 3], to: [0, 2], pairs: 4 },
  };

  it('stands in each of their pairs, and in nobody with himself', () => {
    const lines = grouped(OPEN);
    const marks = new ChangeMarks({ effects: [effect] }, endpoints, lines, lines);
    const marked = [0, 1, 2, 3, 4].map((row) =>
      [0, 1, 2, 3, 4].filter((column) => marks.at(row, column).length > 0).join(' '),
    );
    expect(marked).toEqual(['0 1 2', '0 2', '0 1', '0 1 2', '']);
    expect(marks.next({ row: 1, column: 0 })).toEqual({ row: 1, column: 2 });
    expect(marks.next({ row: 3, column: 2 })).toEqual({ row: 0, column: 0 });
  });

  it('is counted pair by pair, and grows as it is told', () => {
    expect(effectsText([effect])).toBe('opens 4 pairs');
    const half: SinceTold = { head: { added: ['new'], removed: [], effects: [], percent: 10 } };
    const more = withMore(half, { type: 'sinceMore', version: 1, base: 'head', effects: [effect], percent: 60 });
    const all = withMore(more, { type: 'sinceMore', version: 1, base: 'head', effects: [effect] });
    expect(more.head).toEqual({ added: ['new'], removed: [], effects: [effect], percent: 60 });
    expect(all.head).toEqual({ added: ['new'], removed: [], effects: [effect, effect] });
  });
});

describe('what changed among thousands of kinds', () => {
  const KINDS = 2_000;
  const each = Array.from({ length: KINDS }, (_, at) => endpoint(at, `e${at}`, 'instance', ''));
  const lines = toLines({ id: 1, endpoints: each }, { grouping: 'none', open: new Set(), filter: '' });

  it('stands in each pair of them that it is of, and nowhere else', () => {
    const effects = each.map(
      ({ name }, at): FlowChange => ({
        from: name,
        to: `e${(at + 1) % KINDS}`,
        effect: at % 2 ? 'closed' : 'opened',
        traffic: 'tcp 443',
      }),
    );
    const marks = new ChangeMarks({ effects }, each, lines, lines);
    const wrong = each.flatMap((_, row) => {
      const there = marks.at(row, (row + 1) % KINDS);
      const isRight = there.length === 1 && effectOf(there) === (row % 2 ? 'closed' : 'opened');
      return isRight && marks.at(row, (row + 2) % KINDS).length === 0 ? [] : [row];
    });
    expect(wrong).toEqual([]);
    expect(marks.next({ row: 1_600, column: 1_601 })).toEqual({ row: 1_601, column: 1_602 });
    expect(marks.next({ row: KINDS - 1, column: 0 })).toEqual({ row: 0, column: 1 });
    expect(effectsText(effects)).toBe('opens 1,000 pairs, closes 1,000 pairs');
  });

  it('stands in all of those that are alike, beyond any number of them', () => {
    const alike = { from: [0, 1_500], to: [1_500, KINDS], pairs: 1_500 * 500 };
    const effect: FlowChange = { from: 'e0', to: 'e1500', effect: 'opened', traffic: 'tcp 443', alike };
    const marks = new ChangeMarks({ effects: [effect] }, each, lines, lines);
    expect(marks.at(1_499, KINDS - 1)).toEqual([effect]);
    expect([marks.at(1_500, KINDS - 1), marks.at(1_499, 1_499)]).toEqual([[], []]);
    expect(marks.next({ row: 1_499, column: KINDS - 1 })).toEqual({ row: 0, column: 1_500 });
  });
});

describe('ranges', () => {
  it.each([
    [[0, 2], [2, 4], false],
    [[0, 3], [2, 4], true],
    [[0, 1, 5, 6], [2, 5, 5, 6], true],
    [[0, 1, 7, 9], [1, 7], false],
    [[], [0, 9], false],
  ])('%j and %j meet: %s', (one, other, expected) => expect(rangesMeet(one, other)).toBe(expected));
});
