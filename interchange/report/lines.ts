import { visibleLine } from '../text/visible.js';
import { obeyPaint } from './paint.js';

/**
 * The lines of a report for a terminal, as one text. Whatever a name, a file's path or a test's name holds is shown in its line and not obeyed; colour is the only command that is left.
 * Invariant: every report in text form ends here.
 */
export function terminalText(lines: readonly string[]): string {
  return `${lines.map((line) => obeyPaint(visibleLine(line))).join('\n')}\n`;
}
