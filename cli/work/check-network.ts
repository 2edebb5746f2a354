import { pathsInRepository } from '../../library/node/repository.js';
import { type CheckReportOptions, reportCheck } from '../../library/reports/check.js';
import { readNetwork } from '../input/network.js';
import { refusing } from '../input/refusing.js';
import type { Terminal } from '../terminal.js';
import { styleFor } from './output.js';

export interface CheckOptions extends Pick<CheckReportOptions, 'format' | 'rules'> {
  readonly roots: readonly string[];
}

export function checkNetwork(
  operands: readonly string[],
  { format, rules, roots }: CheckOptions,
  terminal: Terminal,
): number {
  const network = readNetwork(operands, roots, terminal);
  const { text, ok } = refusing(
    () =>
      reportCheck(network, { format, rules, pathInRepository: pathsInRepository(terminal.cwd), ...styleFor(terminal) }),
    (argument) => (argument === 'rules' ? 'check: --rule:' : undefined),
  );
  terminal.out(text);
  return ok ? 0 : 1;
}
