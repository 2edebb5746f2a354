import type { ConfigurationOverride, ReportingDescriptor, Result } from 'sarif';
import type { RuleSetting, Severity } from '../../../network/findings/index.js';
import type { RuleDescription } from '../../../network/rules/index.js';
import { helpPage } from './check-report.js';
import { rulePage } from './rule-page.js';

export const LEVEL: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** All that GitHub shows of a rule: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#reportingdescriptor-object */
export function ruleObject({ id, severity, summary }: RuleDescription): ReportingDescriptor {
  const page = rulePage(id);
  const name = id.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  return {
    id,
    // A name that only repeats the id is none (3.49.7).
    ...(name.toLowerCase() === id ? {} : { name }),
    shortDescription: { text: summary },
    fullDescription: { text: page?.summary ?? summary },
    ...(page?.awsPage === undefined ? {} : { helpUri: page.awsPage }),
    help: page ? { text: page.text, markdown: page.markdown } : { text: `${summary}. See ${helpPage(id)}.` },
    defaultConfiguration: { level: LEVEL[severity] },
  };
}

/** What was set for this run. */
export function ruleOverrides(
  settings: Readonly<Record<string, RuleSetting>>,
  indexOf: ReadonlyMap<string, number>,
): ConfigurationOverride[] {
  return Object.entries(settings).map(([id, setting]) => ({
    descriptor: { id, index: indexOf.get(id) ?? -1 },
    configuration: setting === 'off' ? { enabled: false } : { level: LEVEL[setting] },
  }));
}
