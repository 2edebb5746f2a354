import { describe, expect, it } from 'vitest';
import type { Finding } from '../../network/findings/finding.js';
import type { IgnoreComment } from '../../network/rules/ignore.js';
import { RULES } from '../../network/rules/registry.js';
import { finish, runRules } from '../../network/rules/run.js';
import { emptyTopology } from '../../network/topology/effective.js';
import type { Origin } from '../../network/topology/origin.js';
import { applyFix, checkFixture, findingsOf } from './check-fixture.js';

const at = (line: number, file = 'file:///a.vpc', column = 1): Origin => ({
  file,
  range: { start: { line, column }, end: { line, column: column + 1 } },
});
const finding = (rule: string, line: number, extra: Partial<Finding> = {}): Finding => ({
  rule,
  severity: 'warning',
  message: rule,
  origin: at(line),
  related: [],
  ...extra,
});
const ignore = (rule: string, line: number): IgnoreComment => ({ rule, why: 'because', origin: at(line - 1), line });
const told = (findings: readonly Finding[]) => findings.map(({ rule, origin }) => `${rule} ${origin.range.start.line}`);

describe('running rules', () => {
  it('tells nothing of an empty network', () => {
    expect(runRules(emptyTopology(), { needs: 'topology' })).toEqual([]);
  });

  it('runs only what is asked for, and asks the analysis only for that', () => {
    expect(() => runRules(emptyTopology(), { needs: 'topology' })).not.toThrow();
    expect(() => runRules(emptyTopology(), { needs: 'reachability' })).toThrow('may not ask the analysis');
  });

  it('stops between two rules when told to', () => {
    let asked = 0;
    const isCancelled = (): boolean => ++asked > 3;
    runRules(emptyTopology(), { needs: 'topology', isCancelled });
    expect(asked).toBe(4);
  });

  it('leaves out what is off', () => {
    const settings = Object.fromEntries(RULES.map(({ id }) => [id, 'off' as const]));
    expect(findingsOf('vpc v 10.0.0.0/8 { subnet s 192.168.0.0/30 { } }', { settings })).toEqual([]);
  });
});

describe('finishing findings', () => {
  it('puts them in the order of files, lines, columns and rules, each once', () => {
    const findings = [
      finding('b', 2),
      finding('a', 2),
      finding('a', 1, { origin: at(1, 'file:///b.vpc') }),
      finding('c', 1, { origin: at(1, 'file:///a.vpc', 5) }),
      finding('d', 1),
      finding('d', 1),
    ];
    expect(told(finish(findings, []))).toEqual(['d 1', 'c 1', 'a 2', 'b 2', 'a 1']);
  });

  it('gives them the severities of the settings', () => {
    const findings = [finding('a', 1), finding('b', 2), finding('c', 3)];
    const shown = finish(findings, [], { a: 'error', b: 'off' });
    expect(shown.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['error a', 'warning c']);
  });

  it('takes away what comments silence, and tells comments that silence nothing', () => {
    const findings = [
      finding('group-open', 4),
      finding('group-open', 4),
      finding('acl-empty', 4),
      finding('group-open', 9),
    ];
    const ignores = [ignore('group-open', 4), ignore('group-open', 7), ignore('no-such-rule', 4)];
    expect(told(finish(findings, ignores))).toEqual([
      'ignore-unused 3',
      'acl-empty 4',
      'ignore-unused 6',
      'group-open 9',
    ]);
  });

  it('silences a rule in a whole file, and tells a comment that finds nothing there', () => {
    const file = (rule: string): IgnoreComment => ({ ...ignore(rule, 2), line: undefined });
    const findings = [
      finding('group-open', 4),
      finding('group-open', 9),
      finding('group-open', 4, { origin: at(4, 'file:///b.vpc') }),
    ];
    const left = finish(findings, [file('group-open'), file('acl-empty')]);
    expect(left.map(({ rule, origin }) => `${rule} ${origin.file}`)).toEqual([
      'ignore-unused file:///a.vpc',
      'group-open file:///b.vpc',
    ]);
    expect(left[0]?.message).toMatch(/the file has no finding `acl-empty`/);
  });

  it('silences in the comment’s own file only', () => {
    const elsewhere = finding('group-open', 4, { origin: at(4, 'file:///b.vpc') });
    expect(told(finish([elsewhere], [ignore('group-open', 4)]))).toEqual(['ignore-unused 3', 'group-open 4']);
  });

  it('tells the second of two equal comments', () => {
    const twice = [ignore('group-open', 4), { ...ignore('group-open', 4), origin: at(2) }];
    expect(told(finish([finding('group-open', 4)], twice))).toEqual(['ignore-unused 2']);
  });

  it('says nothing of a comment whose rule is off: nobody knows what it would have silenced', () => {
    expect(finish([], [ignore('group-open', 4)], { 'group-open': 'off' })).toEqual([]);
  });

  it('lets an ignore-unused be ignored too', () => {
    const ignores = [ignore('group-open', 4), ignore('ignore-unused', 3)];
    expect(finish([], ignores)).toEqual([]);
  });
});

describe('ignore comments in files', () => {
  it('silence the line after them', () => {
    checkFixture(
      ['subnet-cidr-size', 'ignore-unused'],
      `
vpc shop 10.0.0.0/16 {
  // vpclens-ignore subnet-cidr-size: only a drawing
  subnet counter 10.0.0.0/29 { }
  subnet cellar 10.0.1.0/29 { }
  //            ^^^^^^^^^^^ error subnet-cidr-size: /28
}
`,
    );
  });

  it('that silence nothing, or name no rule, are told and can be removed', () => {
    const text = 'vpc shop 10.0.0.0/16 {\n  // vpclens-ignore subnet-size: a typo\n}\n';
    expect(findingsOf(text).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      expect.stringContaining('ignore-unused: This comment silences nothing: no rule is called `subnet-size`'),
    ]);
    expect(applyFix('ignore-unused', text)).toBe('vpc shop 10.0.0.0/16 {\n  \n}\n');
  });
});
