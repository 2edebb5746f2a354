/**
 * A rule's cases as text: a `.vpc` file with the findings marked in place, in comments under the line they are on.
 *
 *     vpc shop 10.0.0.0/15 { }
 *     //       ^^^^^^^^^^^ error vpc-cidr-size: too many
 *
 * The carets are the finding's place (its first line, where it has several); the text is a part of its message.
 * `//<` in place of the carets marks a finding that starts in the first column. `//  ^^^ related: …` marks a place that some finding points to.
 */
import { expect } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Analysis } from '../../network/answers/analysis.js';
import type { Finding } from '../../network/findings/finding.js';
import { finish, type RuleSettings, runRules } from '../../network/rules/run.js';
import type { Topology } from '../../network/topology/model.js';
import type { Origin } from '../../network/topology/origin.js';

/** One file, or several by their names. */
export type Fixture = string | Readonly<Record<string, string>>;

export interface FixtureOptions {
  readonly settings?: RuleSettings;
  /** The fixture is broken on purpose: findings of the language itself are no failure. */
  readonly broken?: boolean;
}

const MAIN = 'file:///fixture.vpc';
const MARK = /^\s*\/\/(<|\s*\^+)\s*(error|warning|information|hint|related)\b\s*([\w-]*):\s*(.*)$/;

/** Every finding of a fixture, ignore comments and settings applied. */
export function findingsOf(fixture: Fixture, options: FixtureOptions = {}): Finding[] {
  const files = filesOf(fixture);
  const loaded = loadNetwork(
    files.map(({ name, text }) => ({ uri: name, text })),
    () => undefined,
  );
  if (!options.broken) {
    const unreadable = loaded.findings.filter(({ severity }) => severity === 'error');
    expect(unreadable.map(describe), 'the fixture itself must be readable').toEqual([]);
  }
  const analysis = lazily(loaded.topology);
  const found = runRules(loaded.topology, { needs: 'all', analysis, settings: options.settings });
  return finish([...loaded.findings, ...found], loaded.ignores, options.settings);
}

/** The findings of the rules are exactly the marked ones. */
export function checkFixture(rules: string | readonly string[], fixture: Fixture, options: FixtureOptions = {}): void {
  const wanted = typeof rules === 'string' ? [rules] : rules;
  const findings = findingsOf(fixture, options).filter(({ rule }) => wanted.includes(rule));
  const marks = filesOf(fixture).flatMap(({ name, text }) => marksOf(name, text));
  const unmarked = findings.filter((finding) => !marks.some((mark) => matches(mark, finding)));
  const unmet = marks.filter((mark) =>
    mark.kind === 'related'
      ? !findings.some(({ related }) =>
          related.some((place) => samePlace(mark, place.origin) && place.message.includes(mark.text)),
        )
      : !findings.some((finding) => matches(mark, finding)),
  );
  expect({ unmarked: unmarked.map(describe), unmet: unmet.map(describeMark) }).toEqual({ unmarked: [], unmet: [] });
  const count = marks.filter(({ kind }) => kind !== 'related').length;
  expect(findings.length, findings.map(describe).join('\n')).toBe(count);
}

/** The text after the fix of that title, of the first finding of the rule that has one. */
export function applyFix(rule: string, text: string, title?: string): string {
  const finding = findingsOf(text).find(
    (one) => one.rule === rule && one.fixes?.some((fix) => !title || fix.title === title),
  );
  const fix = finding?.fixes?.find((one) => !title || one.title === title);
  expect(fix, `a fix of ${rule}`).toBeDefined();
  const starts = lineStarts(text);
  const offset = (line: number, column: number): number => (starts[line - 1] ?? 0) + column - 1;
  return [...(fix?.edits ?? [])]
    .map(({ origin: { range }, newText }) => ({
      from: offset(range.start.line, range.start.column),
      to: offset(range.end.line, range.end.column),
      newText,
    }))
    .sort((a, b) => b.from - a.from)
    .reduce((done, { from, to, newText }) => done.slice(0, from) + newText + done.slice(to), text);
}

interface Mark {
  readonly kind: string;
  readonly rule: string;
  readonly text: string;
  readonly file: string;
  readonly line: number;
  readonly start: number;
  /** Exclusive; undefined where only the start is told. */
  readonly end: number | undefined;
}

function marksOf(file: string, text: string): Mark[] {
  let above = 0;
  return text.split('\n').flatMap((line, index): Mark[] => {
    const mark = MARK.exec(line);
    if (!mark) {
      above = index + 1;
      return [];
    }
    const [, place = '', kind = '', rule = '', part = ''] = mark;
    const first = line.indexOf('^');
    const atStart = place === '<';
    return [
      {
        kind,
        rule,
        text: part,
        file,
        line: above,
        start: atStart ? 1 : first + 1,
        end: atStart ? undefined : line.lastIndexOf('^', line.indexOf(kind)) + 2,
      },
    ];
  });
}

function matches(mark: Mark, finding: Finding): boolean {
  if (mark.kind !== finding.severity || mark.rule !== finding.rule) return false;
  return samePlace(mark, finding.origin) && finding.message.includes(mark.text);
}

function samePlace(mark: Mark, { file, range }: Origin): boolean {
  if (file !== mark.file || range.start.line !== mark.line || range.start.column !== mark.start) return false;
  return mark.end === undefined || range.end.line > range.start.line || range.end.column === mark.end;
}

function filesOf(fixture: Fixture): { name: string; text: string }[] {
  if (typeof fixture === 'string') return [{ name: MAIN, text: fixture }];
  return Object.entries(fixture).map(([name, text]) => ({ name: `file:///${name}`, text }));
}

function lazily(topology: Topology): () => Analysis {
  let analysis: Analysis | undefined;
  return () => {
    analysis ??= analyse(topology);
    return analysis;
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function describe({ rule, severity, message, origin: { file, range } }: Finding): string {
  return `${file}:${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column} ${severity} ${rule}: ${message}`;
}

function describeMark({ kind, rule, text, file, line, start, end }: Mark): string {
  return `${file}:${line}:${start}-${end ?? ''} ${kind} ${rule}: ${text}`;
}
