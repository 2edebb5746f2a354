import { type CheckReport, hasFailed } from '../../interchange/report/check/check-report.js';
import { checkCompact } from '../../interchange/report/check/compact.js';
import { checkGithub } from '../../interchange/report/check/github.js';
import { checkJson } from '../../interchange/report/check/json.js';
import { checkJunit } from '../../interchange/report/check/junit.js';
import { checkSarif } from '../../interchange/report/check/sarif.js';
import { checkText } from '../../interchange/report/check/text.js';
import { type CheckOptions, checkReportOf, RULES } from '../check.js';
import type { Network } from '../network.js';
import { VERSION } from '../version.js';
import { type Report, type Style, styleOf } from './report.js';

export interface CheckReportOptions extends CheckOptions, Style {
  /** `sarif` is SARIF 2.1.0; `github` the workflow commands of GitHub Actions; `compact` one line a finding, as compilers write them. Default: `text`. */
  readonly format?: 'text' | 'json' | 'sarif' | 'junit' | 'github' | 'compact' | undefined;
  /** Where a file stands in its repository, by its path as the network has it: from the repository's root, or absolute where it is in none. `sarif` and `github` tell that. Default: the path as it is. */
  readonly pathInRepository?: ((path: string) => string) | undefined;
}

/**
 * Tells what `check` finds as text, in one of the formats of the command line.
 *
 * @throws VpcLensError `option-invalid`
 */
export function reportCheck(network: Network, options: CheckReportOptions = {}): Report {
  return printCheck(checkReportOf(network, options), options);
}

export function printCheck(report: CheckReport, options: CheckReportOptions): Report {
  return { text: print(report, options), ok: !hasFailed(report) };
}

function print(report: CheckReport, options: CheckReportOptions): string {
  switch (options.format) {
    case 'json':
      return checkJson(report);
    case 'sarif':
      return checkSarif(report, RULES, VERSION, options.pathInRepository);
    case 'junit':
      return checkJunit(report, RULES);
    case 'github':
      return checkGithub(report, options.pathInRepository);
    case 'compact':
      return checkCompact(report);
    default:
      return checkText(report, styleOf(options));
  }
}
