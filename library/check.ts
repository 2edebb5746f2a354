import type { CheckReport } from '../interchange/report/check/check-report.js';
import { type CheckAnswer, checkAnswer } from '../interchange/report/check/json.js';
import type { SourceFiles } from '../interchange/report/source-files.js';
import type { Analysis, Shard } from '../network/answers/index.js';
import { decidingJudgement } from '../network/expectations/index.js';
import { type Finding, RULE_SETTINGS, type RuleSetting } from '../network/findings/index.js';
import {
  ALL_RULE_IDS,
  checkShare,
  describeRule,
  type ExpectationEntry,
  expectationResults,
  findingsOfExpectations,
  finish,
  type IgnoreComment,
  type RuleDescription,
  type RuleEntry,
  runRules,
} from '../network/rules/index.js';
import { say } from '../network/words/index.js';
import { VpcLensError } from './errors.js';
import { insideOf, type Network } from './network.js';

export interface CheckOptions {
  /** How severe each rule's findings are, by the rule's id: `{ 'group-open': 'error', 'acl-unused': 'off' }`. */
  readonly rules?: Readonly<Record<string, RuleSetting>> | undefined;
}

/** Every rule that a finding can name. */
export const RULES: readonly RuleDescription[] = ALL_RULE_IDS.flatMap((id) => describeRule(id) ?? []);

/**
 * Tells every finding, and whether every expectation holds. What cannot be read is a finding too, so this never refuses a network.
 *
 * @throws VpcLensError `option-invalid` where no rule is called so, or a severity is none
 */
export function check(network: Network, options: CheckOptions = {}): CheckAnswer {
  return checkAnswer(checkReportOf(network, options));
}

/** One part of the work of a check. What is about the whole is in the first part alone. */
export interface CheckShard {
  readonly whole?: { readonly findings: readonly Finding[]; readonly ignores: readonly IgnoreComment[] };
  readonly entries: Iterable<RuleEntry | ExpectationEntry>;
}

export function checkShardOf(network: Network, { rules = {} }: CheckOptions, shard: Shard): CheckShard {
  refuseSettings(rules);
  const inside = insideOf(network);
  const { findings, ignores, topology } = inside.loaded;
  const entries = checkShare(topology, () => inside.analysis, rules, shard);
  return shard.index === 0 ? { whole: { findings, ignores }, entries } : { entries };
}

/** What one run finds, of all parts. */
export function togetherOf(
  { findings, ignores }: NonNullable<CheckShard['whole']>,
  entries: readonly (RuleEntry | ExpectationEntry)[],
  settings: CheckReport['settings'],
  sources: SourceFiles,
): CheckReport {
  const judged = new Map<number, ExpectationEntry[]>();
  const found: RuleEntry[] = [];
  for (const entry of entries) {
    if ('findings' in entry) found.push(entry);
    else judged.set(entry.expectation, [...(judged.get(entry.expectation) ?? []), entry]);
  }
  const expectations = [...judged.entries()]
    .sort(([a], [b]) => a - b)
    .flatMap(([, ofOne]) => decidingJudgement(ofOne)?.result ?? []);
  found.push(...findingsOfExpectations(expectations, settings));
  found.sort((a, b) => a.rule - b.rule || a.part - b.part);
  const all = [...findings, ...found.flatMap((entry) => entry.findings)];
  return { findings: finish(all, ignores, settings), expectations, settings, sources };
}

export function checkReportOf(network: Network, { rules = {} }: CheckOptions): CheckReport {
  refuseSettings(rules);
  const inside = insideOf(network);
  const { loaded, sources } = inside;
  const { topology } = loaded;
  // Read from a getter: a network whose rules ask no question needs no analysis.
  const analysis = (): Analysis => inside.analysis;
  const found = [...loaded.findings, ...runRules(topology, { analysis, needs: 'all', settings: rules })];
  const expectations = topology.expectations.length > 0 ? expectationResults(analysis()) : [];
  return { findings: finish(found, loaded.ignores, rules), expectations, settings: rules, sources };
}

function refuseSettings(rules: Readonly<Record<string, RuleSetting>>): void {
  for (const [rule, setting] of Object.entries(rules)) refuseSetting(rule, setting);
}

function refuseSetting(rule: string, setting: RuleSetting): void {
  if (!describeRule(rule))
    throw new VpcLensError('option-invalid', say`No rule is called \`${rule}\`; docs/rules has a page for each.`, {
      argument: 'rules',
    });
  if (!RULE_SETTINGS.includes(setting))
    throw new VpcLensError(
      'option-invalid',
      say`The rule \`${rule}\` cannot be \`${setting}\`, only one of ${RULE_SETTINGS.join(', ')}.`,
      { argument: 'rules' },
    );
}
