import { jsonText } from '../json-text.js';
import { fileAndRange, withLocation } from '../location.js';
import { type CheckReport, helpPage } from './check-report.js';

/** `check --format json`, schema 1. A reader may count on every key being there. */
export function checkJson({ findings, expectations, sources }: CheckReport): string {
  const answer = {
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
  };
  return `${jsonText(answer, 2)}\n`;
}
