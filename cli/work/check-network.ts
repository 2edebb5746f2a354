import { type CheckReport, hasFailed } from '../../interchange/report/check/check-report.js';
import { checkGithub } from '../../interchange/report/check/github.js';
import { checkJson } from '../../interchange/report/check/json.js';
import { checkJunit } from '../../interchange/report/check/junit.js';
import { checkSarif } from '../../interchange/report/check/sarif.js';
import { checkText } from '../../interchange/report/check/text.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Analysis } from '../../network/answers/analysis.js';
import { expectationResults } from '../../network/rules/expectations/results.js';
import { ALL_RULE_IDS, describeRule, type RuleDescription } from '../../network/rules/registry.js';
import { finish, type RuleSettings, runRules } from '../../network/rules/run.js';
import { Failure } from '../failure.js';
import { readNetwork } from '../input/network.js';
import type { Terminal } from '../terminal.js';
import { VERSION } from '../version.js';
import { paintFor, widthOf } from './output.js';

export interface CheckOptions {
  readonly format: string;
  readonly settings: RuleSettings;
  readonly roots: readonly string[];
}

export function checkNetwork(
  operands: readonly string[],
  { format, settings, roots }: CheckOptions,
  terminal: Terminal,
): number {
  for (const rule of Object.keys(settings)) {
    if (!describeRule(rule))
      throw new Failure(`check: --rule ${rule}: no rule is called so; docs/rules has a page for each`);
  }
  const report = makeReport(operands, settings, roots, terminal);
  terminal.out(print(report, format, terminal));
  return hasFailed(report) ? 1 : 0;
}

function makeReport(
  operands: readonly string[],
  settings: RuleSettings,
  roots: readonly string[],
  terminal: Terminal,
): CheckReport {
  const { loaded, sources } = readNetwork(operands, terminal, roots);
  const { topology } = loaded;
  let made: Analysis | undefined;
  const analysis = (): Analysis => {
    made ??= analyse(topology);
    return made;
  };
  const found = [...loaded.findings, ...runRules(topology, { analysis, needs: 'all', settings })];
  const expectations = topology.expectations.length > 0 ? expectationResults(analysis()) : [];
  return { findings: finish(found, loaded.ignores, settings), expectations, sources };
}

function print(report: CheckReport, format: string, terminal: Terminal): string {
  switch (format) {
    case 'json':
      return checkJson(report);
    case 'sarif':
      return checkSarif(report, allRules(), VERSION);
    case 'junit':
      return checkJunit(report, allRules());
    case 'github':
      return checkGithub(report);
    default:
      return checkText(report, { paint: paintFor(terminal), width: widthOf(terminal) });
  }
}

function allRules(): RuleDescription[] {
  return ALL_RULE_IDS.flatMap((id) => describeRule(id) ?? []);
}
