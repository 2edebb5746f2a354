import { RULE_SETTINGS, type RuleSetting } from '../../network/rules/finding.js';
import type { Settings } from '../protocol.js';

const SETTINGS: ReadonlySet<unknown> = new Set(RULE_SETTINGS);

/** What the settings say, with everything left out that is not as it should be: settings are written by hand. */
export function readSettings(value: unknown): Settings {
  if (!isRecord(value) || !isRecord(value.rules)) return {};
  const rules: Record<string, RuleSetting> = {};
  for (const [rule, severity] of Object.entries(value.rules)) if (isSetting(severity)) rules[rule] = severity;
  return { rules };
}

function isSetting(value: unknown): value is RuleSetting {
  return SETTINGS.has(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
