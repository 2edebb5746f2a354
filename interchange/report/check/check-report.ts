import type { Finding, RuleSetting, Severity } from '../../../network/findings/index.js';
import type { JudgedExpectation, RuleDescription } from '../../../network/rules/index.js';
import type { Origin } from '../../../network/topology/index.js';
import type { SourceFiles } from '../source-files.js';

/** What `check` found, for every format alike. */
export interface CheckReport {
  readonly findings: readonly Finding[];
  readonly expectations: readonly JudgedExpectation[];
  /** How severe rules were set to be; those that are not here keep their own severity. */
  readonly settings: Readonly<Record<string, RuleSetting>>;
  readonly sources: SourceFiles;
}

/** What the expectations rest on, each once. */
export function assumptionsOf({ expectations }: CheckReport): string[] {
  return [...new Set(expectations.flatMap(({ assumptions }) => assumptions ?? []))];
}

export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

/** `check` ends badly: an error, or an expectation that does not hold, whatever severity its finding was given. */
export function hasFailed(report: CheckReport): boolean {
  return (
    report.findings.some(({ severity }) => severity === 'error') ||
    report.expectations.some(({ holds }) => holds === false)
  );
}

/** The page of a rule. */
export function helpPage(rule: string): string {
  return `docs/rules/${rule}.md`;
}

/** One text a place, so that a finding is found again by where it stands. */
export function originKey({ file, range }: Origin): string {
  return `${file}#${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}`;
}

/** Every rule that a report speaks of: those it is told of, and those that only a finding names. */
export function rulesOf(report: CheckReport, rules: readonly RuleDescription[]): RuleDescription[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  for (const { rule, severity } of report.findings) {
    if (!known.has(rule)) known.set(rule, { id: rule, severity, summary: rule.replaceAll('-', ' ') });
  }
  return [...known.values()];
}
