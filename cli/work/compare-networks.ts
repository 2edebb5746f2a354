import { isDifferent } from '../../interchange/report/diff/diff-report.js';
import { diffJson } from '../../interchange/report/diff/json.js';
import { diffMarkdown } from '../../interchange/report/diff/markdown.js';
import { diffText } from '../../interchange/report/diff/text.js';
import { analyse } from '../../network/answers/analyse.js';
import type { ClassMatrix } from '../../network/answers/class-matrix.js';
import { type Difference, differenceOf } from '../../network/answers/diff.js';
import { Failure } from '../failure.js';
import { readSoundNetwork } from '../input/network.js';
import { STANDARD_STREAM } from '../input/paths.js';
import type { Terminal } from '../terminal.js';
import { paintFor } from './output.js';

export interface DiffOptions {
  readonly format: string;
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
  const matrixOf = (path: string): ClassMatrix =>
    analyse(readSoundNetwork([path], terminal, roots).loaded.topology).classes;
  const difference = differenceOf(matrixOf(before), matrixOf(after));
  terminal.out(print(difference, format, terminal));
  return isDifferent(difference) ? 1 : 0;
}

function print(report: Difference, format: string, terminal: Terminal): string {
  if (format === 'json') return diffJson(report);
  return format === 'markdown' ? diffMarkdown(report) : diffText(report, paintFor(terminal));
}
