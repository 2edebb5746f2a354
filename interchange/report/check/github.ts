import type { Severity } from '../../../network/findings/index.js';
import { visible } from '../../text/visible.js';
import type { PathInRepository } from '../source-files.js';
import type { CheckReport } from './check-report.js';

const COMMAND: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** `check --format github`: workflow commands, which GitHub shows at the lines of a pull request. https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions */
export function checkGithub(
  { findings, sources }: CheckReport,
  pathInRepository: PathInRepository = (path) => path,
): string {
  return findings
    .map(({ rule, severity, message, origin }) => {
      const { start, end } = origin.range;
      const properties: Record<string, string | number> = {
        file: pathInRepository(sources.pathOf(origin.file)),
        line: start.line,
        endLine: end.line,
        // GitHub takes columns only where the range stays in one line; its last column is included.
        ...(start.line === end.line ? { col: start.column, endColumn: Math.max(start.column, end.column - 1) } : {}),
        title: rule,
      };
      const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
      return `::${COMMAND[severity]} ${list.join(',')}::${escapeData(message)}\n`;
    })
    .join('');
}

function escapeData(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
