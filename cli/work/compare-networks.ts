import { compareMatrices, type DiffReport } from '../../interchange/report/diff/compare.js';
import { diffJson } from '../../interchange/report/diff/json.js';
import { diffMarkdown } from '../../interchange/report/diff/markdown.js';
import { diffText } from '../../interchange/report/diff/text.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Matrix } from '../../network/answers/answer.js';
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
  const matrixOf = (path: string): Matrix =>
    analyse(readSoundNetwork([path], terminal, roots).loaded.topology).matrix();
  const report = compareMatrices(matrixOf(before), matrixOf(after));
  terminal.out(print(report, format, terminal));
  return report.changes.length > 0 ? 1 : 0;
}

function print(report: DiffReport, format: string, terminal: Terminal): string {
  if (format === 'json') return diffJson(report);
  return format === 'markdown' ? diffMarkdown(report) : diffText(report, paintFor(terminal));
}
