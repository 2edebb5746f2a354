import { RULE_SETTINGS, type RuleSetting } from '../../network/findings/index.js';
import type { ClosedFileSettings, InlayHintSettings, Settings } from '../protocol.js';

const SETTINGS: ReadonlySet<unknown> = new Set(RULE_SETTINGS);

/** What the settings say, with everything left out that is not as it should be: settings are written by hand. */
export function readSettings(value: unknown): Settings {
  if (!isRecord(value)) return {};
  const importRoots = Array.isArray(value.importRoots)
    ? value.importRoots.filter((path) => typeof path === 'string' && path !== '')
    : [];
  return {
    ...rulesOf(value.rules),
    ...(importRoots.length > 0 ? { importRoots } : {}),
    ...(isRecord(value.inlayHints) ? { inlayHints: hintsOf(value.inlayHints) } : {}),
    ...(isRecord(value.closedFiles) ? { closedFiles: closedFilesOf(value.closedFiles) } : {}),
  };
}

function rulesOf(value: unknown): Pick<Settings, 'rules'> {
  if (!isRecord(value)) return {};
  const rules: Record<string, RuleSetting> = {};
  for (const [rule, severity] of Object.entries(value)) if (isSetting(severity)) rules[rule] = severity;
  return { rules };
}

function hintsOf(value: Record<string, unknown>): InlayHintSettings {
  const { blockSizes, access, defaults, names, shadows } = value;
  return {
    blockSizes: blockSizes !== false,
    access: access !== false,
    defaults: defaults !== false,
    names: names !== false,
    shadows: shadows !== false,
  };
}

function closedFilesOf({ check, most }: Record<string, unknown>): ClosedFileSettings {
  const isCount = typeof most === 'number' && Number.isInteger(most) && most >= 0;
  return { check: check !== false, ...(isCount ? { most } : {}) };
}

function isSetting(value: unknown): value is RuleSetting {
  return SETTINGS.has(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
