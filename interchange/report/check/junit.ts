import type { Finding } from '../../../network/findings/index.js';
import type { JudgedExpectation, RuleDescription } from '../../../network/rules/index.js';
import { groupBy } from '../group-by.js';
import { escapeAttribute, escapeMarkup } from '../markup.js';
import { placeOf, type SourceFiles } from '../source-files.js';
import { type CheckReport, rulesOf } from './check-report.js';

interface Case {
  readonly suite: string;
  readonly name: string;
  /** Where it stands, which tells apart cases of one name. */
  readonly place?: string;
  /** Each the short message and the long text. */
  readonly failures: readonly (readonly [message: string, text: string])[];
  readonly skipped?: string;
  readonly output?: string;
}

/** Names of suites: what stands in no `test` of its own, and the rules. */
const EXPECTATIONS = 'expectations';
const RULES = 'rules';
/** What they find has a case of its own: the expectation. */
const TOLD_BY_EXPECTATIONS: ReadonlySet<string> = new Set(['expectation-failed', 'expectation-unknown']);
/** Nothing is measured a case, and the same network always gives the same report; Jenkins wants a number. */
const TIME = 'time="0"';

/**
 * `check --format junit`: a test case an expectation, in a suite a `test`, and one a rule that is not off, which fails where it found an error.
 * As the schema of Jenkins has it: https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export function checkJunit(report: CheckReport, rules: readonly RuleDescription[]): string {
  const judged = rulesOf(report, rules).filter(
    ({ id }) => !TOLD_BY_EXPECTATIONS.has(id) && report.settings[id] !== 'off',
  );
  const cases = [
    ...toldApart(report.expectations.map((result) => expectationCase(result, report.sources))),
    ...judged.map((rule) => ruleCase(rule, report)),
  ];
  const suites = groupBy(cases, ({ suite }) => suite);
  const body = [...suites].map(([name, members]) => suiteXml(name, members)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="vpclens" ${counts(cases)} ${TIME}>\n${body}</testsuites>\n`;
}

function expectationCase({ expectation, holds, message }: JudgedExpectation, sources: SourceFiles): Case {
  const place = placeOf(expectation.origin, sources);
  return {
    suite: expectation.test?.value ?? EXPECTATIONS,
    name: expectation.text,
    place,
    failures: holds === false ? [[message, `${place}\n${message}`]] : [],
    ...(holds === undefined ? { skipped: message } : {}),
  };
}

/** Of two cases with one name in one suite, readers of these reports show one. */
function toldApart(cases: readonly Case[]): Case[] {
  const same = groupBy(cases, ({ suite, name }) => JSON.stringify([suite, name]));
  return [...same.values()].flatMap((group) =>
    group.length === 1 ? group : group.map((one) => ({ ...one, name: `${one.name} (${one.place})` })),
  );
}

function ruleCase(rule: RuleDescription, { findings, sources }: CheckReport): Case {
  const mine = findings.filter((finding) => finding.rule === rule.id);
  const tell = (finding: Finding): string =>
    `${placeOf(finding.origin, sources)}: ${finding.severity}: ${finding.message}`;
  const failing = mine.filter(({ severity }) => severity === 'error');
  const rest = mine.filter(({ severity }) => severity !== 'error');
  return {
    suite: RULES,
    name: rule.id,
    failures: failing.map((finding) => [finding.message, tell(finding)]),
    ...(rest.length > 0 ? { output: rest.map(tell).join('\n') } : {}),
  };
}

function counts(cases: readonly Case[]): string {
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  return `tests="${cases.length}" failures="${failed}" errors="0"`;
}

function suiteXml(name: string, cases: readonly Case[]): string {
  const skipped = cases.filter((test) => test.skipped !== undefined).length;
  return `  <testsuite name="${escapeAttribute(name)}" ${counts(cases)} skipped="${skipped}" ${TIME}>\n${cases.map(caseXml).join('')}  </testsuite>\n`;
}

function caseXml({ suite, name, failures, skipped, output }: Case): string {
  const head = `    <testcase classname="${escapeAttribute(suite)}" name="${escapeAttribute(name)}" ${TIME}`;
  const inside = [
    ...(skipped === undefined ? [] : [`      <skipped message="${escapeAttribute(skipped)}"/>\n`]),
    // A test case may have one failure only: several findings of a rule are one text.
    ...failures.slice(0, 1).map(([message]) => {
      const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : '';
      const text = failures.map(([, long]) => long).join('\n');
      return `      <failure message="${escapeAttribute(message + more)}">${escapeMarkup(text)}</failure>\n`;
    }),
    ...(output === undefined ? [] : [`      <system-out>${escapeMarkup(output)}</system-out>\n`]),
  ].join('');
  return inside === '' ? `${head}/>\n` : `${head}>\n${inside}    </testcase>\n`;
}
