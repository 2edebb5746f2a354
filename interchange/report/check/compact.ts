import type { Severity } from '../../../network/findings/index.js';
import { visibleLine } from '../../text/visible.js';
import { placeOf } from '../source-files.js';
import type { CheckReport } from './check-report.js';

/** The words of compilers, which editors and build tools know. */
const WORD: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** `check --format compact`: one line a finding, as compilers write them, for problem matchers and lists of errors: `shop.vpc:3:10: error: … [subnet-cidr-overlap]`. */
export function checkCompact({ findings, sources }: CheckReport): string {
  return findings
    .map((finding) => {
      const line = `${placeOf(finding.origin, sources)}: ${WORD[finding.severity]}: ${finding.message} [${finding.rule}]`;
      return `${visibleLine(line.replace(/\s*[\r\n]+\s*/g, ' '))}\n`;
    })
    .join('');
}
