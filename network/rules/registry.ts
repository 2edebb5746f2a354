import type { Severity } from '../findings/index.js';
import { RULES } from './generated/rules.js';
import { LANGUAGE_RULES } from './language-rules.js';

export { RULES };

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
