import type { CheckReport } from '../interchange/report/check/check-report.js';
import { type CheckAnswer, checkAnswer } from '../interchange/report/check/json.js';
import type { Analysis } from '../network/answers/index.js';
import { RULE_SETTINGS, type RuleSetting } from '../network/findings/index.js';
import {
  ALL_RULE_IDS,
  describeRule,
  expectationResults,
  finish,
  type RuleDescription,
  runRules,
} from '../network/rules/index.js';
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

export function checkReportOf(network: Network, { rules = {} }: CheckOptions): CheckReport {
  for (const [rule, setting] of Object.entries(rules)) refuseSetting(rule, setting);
  const inside = insideOf(network);
  const { loaded, sources } = inside;
  const { topology } = loaded;
  // Read from a getter: a network whose rules ask no question needs no analysis.
  const analysis = (): Analysis => inside.analysis;
  const found = [...loaded.findings, ...runRules(topology, { analysis, needs: 'all', settings: rules })];
  const expectations = topology.expectations.length > 0 ? expectationResults(analysis()) : [];
  return { findings: finish(found, loaded.ignores, rules), expectations, settings: rules, sources };
}

function refuseSetting(rule: string, setting: RuleSetting): void {
  if (!describeRule(rule))
    throw new VpcLensError('option-invalid', `No rule is called \`${rule}\`; docs/rules has a page for each.`, {
      argument: 'rules',
    });
  if (!RULE_SETTINGS.includes(setting))
    throw new VpcLensError(
      'option-invalid',
      `The rule \`${rule}\` cannot be \`${setting}\`, only one of ${RULE_SETTINGS.join(', ')}.`,
      { argument: 'rules' },
    );
}
