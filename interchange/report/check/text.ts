import { type Finding, SEVERITIES, type Severity } from '../../../network/findings/index.js';
import type { JudgedExpectation } from '../../../network/rules/index.js';
import { plural, say } from '../../../network/words/index.js';
import { wrap } from '../columns.js';
import { excerpt } from '../excerpt.js';
import { terminalText } from '../lines.js';
import type { Paint } from '../paint.js';
import { isWritten, placeOf, type SourceFiles } from '../source-files.js';
import { sentenceOf } from '../traffic-words.js';
import { assumptionsOf, type CheckReport, countBySeverity } from './check-report.js';

export interface TextOptions {
  readonly paint: Paint;
  readonly width: number;
}

/** `check` for a reader at a terminal: each finding with its place and line, then the expectations, then the sum. */
export function checkText(report: CheckReport, options: TextOptions): string {
  const lines: string[] = [];
  for (const finding of report.findings) lines.push(...findingLines(finding, report.sources, options), '');
  if (report.expectations.length > 0) lines.push(...expectationLines(report.expectations, options), '');
  const assumptions = assumptionsOf(report).flatMap((one) => wrap(sentenceOf(one), options.width));
  if (assumptions.length > 0) lines.push(...assumptions.map(options.paint.dim), '');
  lines.push(summary(report, options.paint));
  return terminalText(lines);
}

function findingLines(finding: Finding, sources: SourceFiles, { paint, width }: TextOptions): string[] {
  const { origin, severity, rule, message, related } = finding;
  return [
    `${paint.bold(placeOf(origin, sources))}  ${paint.severity(severity, severity)}  ${paint.dim(rule)}`,
    ...wrap(message, width - 2).map((line) => `  ${line}`),
    ...excerpt(origin, sources, (text) => paint.severity(severity, text), paint.dim),
    ...related.flatMap((place) => {
      const where = isWritten(place.origin) ? ` (${placeOf(place.origin, sources)})` : '';
      return wrap(`${place.message}${where}`, width - 6).map((line, i) =>
        paint.dim(`  ${i === 0 ? '  ↳' : '   '} ${line}`),
      );
    }),
  ];
}

function expectationLines(results: readonly JudgedExpectation[], { paint, width }: TextOptions): string[] {
  const lines: string[] = [paint.bold(say`Expectations`)];
  let test: string | undefined;
  for (const { expectation, holds, message } of results) {
    const name = expectation.test?.value;
    if (name !== test && name !== undefined) lines.push(`  ${name}`);
    test = name;
    const indent = name === undefined ? '  ' : '    ';
    lines.push(`${indent}${mark(holds, paint)} ${expectation.text}`);
    if (holds !== true)
      lines.push(...wrap(message, width - indent.length - 2).map((line) => paint.dim(`${indent}  ${line}`)));
  }
  return lines;
}

function mark(holds: boolean | undefined, paint: Paint): string {
  if (holds === undefined) return paint.severity('warning', '?');
  return holds ? paint.good('✓') : paint.bad('✗');
}

const COUNTED: Readonly<Record<Severity, (count: number) => string>> = {
  error: (count) => plural(count, 'error'),
  warning: (count) => plural(count, 'warning'),
  information: (count) => plural(count, 'piece of information', 'pieces of information'),
  hint: (count) => plural(count, 'hint'),
};

function summary({ findings, expectations }: CheckReport, paint: Paint): string {
  const counts = countBySeverity(findings);
  const found = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    paint.severity(severity, COUNTED[severity](counts[severity])),
  );
  const parts = [found.length > 0 ? found.join(', ') : paint.good(say`no findings`)];
  if (expectations.length > 0) {
    const held = expectations.filter(({ holds }) => holds === true).length;
    const all = plural(expectations.length, 'expectation');
    const text = held === 1 || expectations.length === 1 ? say`${held} of ${all} holds` : say`${held} of ${all} hold`;
    parts.push(held === expectations.length ? paint.good(text) : paint.bad(text));
  }
  return parts.join('; ');
}
