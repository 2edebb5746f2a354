import type { ExamplePacket, Verdict } from '../../../network/answers/index.js';
import type { Severity } from '../../../network/findings/index.js';
import type { TextRange } from '../../../network/topology/index.js';
import { jsonText } from '../json-text.js';
import { fileAndRange, type JsonBlocker, withLocation } from '../location.js';
import { assumptionsOf, type CheckReport, helpPage } from './check-report.js';

/** A file and a range in it: lines and columns count from 1, columns in UTF-16 code units; the end is exclusive. */
export interface JsonPlace {
  /** The path of the file; empty for what nobody wrote, such as AWS's own default ACL. */
  readonly file: string;
  readonly range: TextRange;
}

export interface JsonFinding extends JsonPlace {
  /** The rule's id, also the name of its page. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is wrong, why it matters on AWS, what to do. */
  readonly message: string;
  readonly related: readonly (JsonPlace & { readonly message: string })[];
  /** The page of the rule, from the package's root: `docs/rules/group-open.md`. */
  readonly help: string;
}

export interface JsonExpectation extends JsonPlace {
  /** The title of the `test` around it. */
  readonly test: string | null;
  readonly text: string;
  /** Null: what the files do not say could make it true or false. */
  readonly holds: boolean | null;
  readonly verdict: Verdict;
  /** One sentence: what was found. */
  readonly message: string;
  /** A packet that breaks it; null where it holds. */
  readonly counterexample: ExamplePacket | null;
  /** What stops the traffic, of an expectation that something can be reached. */
  readonly blockers: readonly JsonBlocker[];
}

/** `check --format json`, schema 1. A reader may count on every key being there, but for `assumptions`. */
export interface CheckAnswer {
  /** The version of this shape. */
  readonly schema: 1;
  /** In the order of the files. */
  readonly findings: readonly JsonFinding[];
  readonly expectations: readonly JsonExpectation[];
  /** What is assumed of blocks that no file tells, without which some expectation would be judged otherwise; absent where nothing is. */
  readonly assumptions?: readonly string[];
}

export function checkAnswer(report: CheckReport): CheckAnswer {
  const { findings, expectations, sources } = report;
  const assumptions = assumptionsOf(report);
  return {
    schema: 1,
    findings: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      ...fileAndRange(finding.origin, sources),
      related: finding.related.map(({ message, origin }) => ({ message, ...fileAndRange(origin, sources) })),
      help: helpPage(finding.rule),
    })),
    expectations: expectations.map((result) => ({
      test: result.expectation.test?.value ?? null,
      text: result.expectation.text,
      // Neither true nor false where the files leave it open.
      holds: result.holds ?? null,
      verdict: result.verdict,
      message: result.message,
      ...fileAndRange(result.expectation.origin, sources),
      counterexample: result.counterexample,
      blockers: result.blockers.map((blocker) => withLocation(blocker, sources)),
    })),
    ...(assumptions.length > 0 ? { assumptions } : {}),
  };
}

export function checkJson(report: CheckReport): string {
  return `${jsonText(checkAnswer(report), 2)}\n`;
}
