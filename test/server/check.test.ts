import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import type { Finding } from '../../network/findings/finding.js';
import { RULES } from '../../network/rules/index.js';
import type { Topology } from '../../network/topology/model.js';
import type { Origin } from '../../network/topology/origin.js';
import { carryOver, type LineChange, lineChange } from '../../server/diagnostics/carry-over.js';
import { allFindings, fastFindings, slowFindings } from '../../server/diagnostics/check.js';
import { Network } from '../../server/workspace/network.js';
import { Dice } from '../language/random-network.js';

const URI = 'file:///a.vpc';
const TEXT = 'vpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 { route-table nowhere }\n}\n';

describe('checking', () => {
  it('goes on when rules break down, and tells which', () => {
    const loaded = loadNetwork([{ uri: URI, text: TEXT }], () => undefined);
    // A topology that no parser makes: every rule that looks at VPCs throws.
    const broken = new Network(URI, {
      ...loaded,
      topology: { ...loaded.topology, vpcs: undefined } as unknown as Topology,
    });
    const failures: string[] = [];
    const fast = fastFindings(broken, {}, (doing) => failures.push(doing));
    const slow = [...slowFindings(broken, {}, (doing) => failures.push(doing))];
    expect(slow).toEqual(RULES.filter(({ needs }) => needs === 'reachability').map(() => undefined));
    expect(failures).toContain('checking subnet-cidr-overlap');
    expect(failures).toContain('checking acl-no-reply');
    expect(allFindings(broken, {}, fast, []).map(({ rule }) => rule)).toContain('reference-unresolved');
  });
});

describe('findings of the last analysis, while a new one runs', () => {
  const at = (line: number) => ({ file: URI, range: { start: { line, column: 1 }, end: { line, column: 5 } } });
  const finding = (line: number) => ({
    rule: 'r',
    severity: 'error' as const,
    message: '',
    origin: at(line),
    related: [],
  });

  it.each([
    ['above the change: stays', 'a\nb\nc\nd', 'a\nb\nX\nd', 1, 1],
    ['on a changed line: goes', 'a\nb\nc\nd', 'a\nb\nX\nd', 3, undefined],
    ['below it: stays', 'a\nb\nc\nd', 'a\nb\nX\nd', 4, 4],
    ['below new lines: moves down', 'a\nb\nc', 'a\nnew\nnew\nb\nc', 3, 5],
    ['below lines that went: moves up', 'a\nb\nc\nd', 'a\nd', 4, 2],
    ['on a line that went: goes', 'a\nb\nc\nd', 'a\nd', 2, undefined],
    ['behind a line put in front of everything: moves down', 'a\nb', 'x\na\nb', 1, 2],
  ])('%s', (_, before, after, line, expected) => {
    const change = lineChange(before, after);
    if (!change) throw new Error('the texts are the same');
    expect(carryOver(finding(line), new Map([[URI, change]]))?.origin.range.start.line).toBe(expected);
  });

  it('knows the lines that are others as one who compares line by line', () => {
    const dice = new Dice(31);
    const some = (): string => dice.some(9, () => ['a', 'b', '\n', '\n'][dice.next(4)] as string, 0).join('');
    for (let i = 0; i < 5_000; i++) {
      const before = some();
      const at = dice.next(before.length + 1);
      const after = dice.chance(50)
        ? some()
        : before.slice(0, at) + some() + before.slice(dice.next(before.length + 1));
      if (before !== after)
        expect(lineChange(before, after), JSON.stringify([before, after])).toEqual(byLines(before, after));
    }
  });

  it('are as they were where nothing changed', () => {
    expect(lineChange('a\nb', 'a\nb')).toBeUndefined();
    const whole = { ...finding(2), fixes: [], related: [{ message: 'here', origin: at(1) }] };
    expect(carryOver(whole, new Map())).toEqual(whole);
  });

  const change = { first: 3, behind: 4, delta: 2 };
  const moved = (origin: Origin, more: Partial<Finding> = {}): Finding | undefined =>
    carryOver({ ...finding(1), ...more, origin }, new Map([[URI, change]]));
  const lines = (first: number, last: number): Origin => ({
    file: URI,
    range: { start: { line: first, column: 7 }, end: { line: last, column: 9 } },
  });

  it.each([
    ['that ends right above the change', lines(1, 2), lines(1, 2)],
    ['that begins right behind it', lines(4, 6), lines(6, 8)],
    ['that reaches into it', lines(2, 3), undefined],
    ['that begins in it', lines(3, 5), undefined],
    ['that reaches over it', lines(1, 9), undefined],
  ])('over several lines: one %s', (_, before, after) => {
    expect(moved(before)?.origin).toEqual(after);
  });

  it('keep their related places, moved too, without those on changed lines; other files stay', () => {
    const elsewhere = { ...lines(3, 3), file: 'file:///b.vpc' };
    const related = [lines(4, 4), lines(3, 3), elsewhere].map((origin) => ({ message: 'see', origin }));
    expect(moved(lines(1, 1), { related })?.related.map(({ origin }) => origin)).toEqual([lines(6, 6), elsewhere]);
    expect(moved(elsewhere)?.origin).toEqual(elsewhere);
  });

  it('offer no fix of a text that has changed: its places are wrong', () => {
    const fixes = [{ title: 'mend', edits: [{ origin: at(4), newText: 'x' }] }];
    expect(moved(lines(1, 1), { fixes })?.fixes).toBeUndefined();
    expect(moved({ ...lines(1, 1), file: 'file:///b.vpc' }, { fixes })?.fixes).toBeUndefined();
  });
});

function byLines(before: string, after: string): LineChange {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return { first: head + 1, behind: old.length - tail + 1, delta: now.length - old.length };
}
