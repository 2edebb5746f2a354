import type { Question } from '../../library/reach.js';
import { type ReachReportOptions, reportReach } from '../../library/reports/reach.js';
import { readNetwork } from '../input/network.js';
import { refusing } from '../input/refusing.js';
import type { Terminal } from '../terminal.js';
import { styleFor } from './output.js';

export interface AskedQuestion extends Question {
  readonly format: ReachReportOptions['format'];
  readonly roots: readonly string[];
}

export function answerQuestion(
  operands: readonly string[],
  { from, to, on, format, roots }: AskedQuestion,
  terminal: Terminal,
): number {
  const network = readNetwork(operands, roots, terminal);
  const given = new Map(Object.entries({ from, to, on }));
  const { text, ok } = refusing(
    () => reportReach(network, { from, to, on }, { format, ...styleFor(terminal) }),
    (argument) => (given.has(argument) ? `reach: --${argument} ${given.get(argument)}:` : undefined),
  );
  terminal.out(text);
  return ok ? 0 : 1;
}
