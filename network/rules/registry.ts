import { ADDRESS_PLAN_RULES } from './address-plan/index.js';
import { EXPECTATION_RULES } from './expectation/index.js';
import type { Severity } from './finding.js';
import { LANGUAGE_RULES } from './language-rules.js';
import { NETWORK_ACL_RULES } from './network-acl/index.js';
import { ROUTE_RULES } from './routes/index.js';
import type { Rule } from './rule.js';
import { SECURITY_GROUP_RULES } from './security-group/index.js';
import { WHOLE_NETWORK_RULES } from './whole-network/index.js';

/** Every rule that checks a topology, in the order in which they run. */
export const RULES: readonly Rule[] = [
  ...ADDRESS_PLAN_RULES,
  ...ROUTE_RULES,
  ...NETWORK_ACL_RULES,
  ...SECURITY_GROUP_RULES,
  ...WHOLE_NETWORK_RULES,
  ...EXPECTATION_RULES,
];

/** What every finding can be looked up by: its id is also the name of its page in `docs/rules/` and its key in the settings. */
export interface RuleDescription {
  readonly id: string;
  /** Unless a setting says otherwise. */
  readonly severity: Severity;
  readonly summary: string;
}

const descriptions = new Map<string, RuleDescription>(
  [...LANGUAGE_RULES, ...RULES].map(({ id, severity, summary }) => [id, { id, severity, summary }]),
);

/** Those of the language and those of the topology. */
export const ALL_RULE_IDS: readonly string[] = [...descriptions.keys()];

export function describeRule(id: string): RuleDescription | undefined {
  return descriptions.get(id);
}
