import { STANDARD_STREAM } from '../../library/node/files.js';
import { type DiffReportOptions, reportDiff } from '../../library/reports/diff.js';
import { Failure } from '../failure.js';
import { readNetwork } from '../input/network.js';
import { refusing } from '../input/refusing.js';
import type { Terminal } from '../terminal.js';
import { styleFor } from './output.js';

export interface DiffOptions extends Pick<DiffReportOptions, 'format'> {
  readonly roots: readonly string[];
}

export function compareNetworks(
  before: string,
  after: string,
  { format, roots }: DiffOptions,
  terminal: Terminal,
): number {
  if (before === STANDARD_STREAM && after === STANDARD_STREAM)
    throw new Failure('diff: only one of OLD and NEW can be standard input');
  const [old, fresh] = [readNetwork([before], roots, terminal), readNetwork([after], roots, terminal)];
  const { text, ok } = refusing(() => reportDiff(old, fresh, { format, ...styleFor(terminal) }));
  terminal.out(text);
  return ok ? 0 : 1;
}
