import type { Severity } from '../../network/rules/finding.js';
import type { Settings } from '../protocol.js';

const SEVERITIES: ReadonlySet<unknown> = new Set(['error', 'warning', 'information', 'hint', 'off']);

/** What the settings say, with everything left out that is not as it should be: settings are written by hand. */
export function readSettings(value: unknown): Settings {
  if (!isRecord(value) || !isRecord(value.rules)) return {};
  const rules: Record<string, Severity | 'off'> = {};
  for (const [rule, severity] of Object.entries(value.rules)) if (isSeverity(severity)) rules[rule] = severity;
  return { rules };
}

function isSeverity(value: unknown): value is Severity | 'off' {
  return SEVERITIES.has(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
