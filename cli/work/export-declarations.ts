import { type DeclarationOptions, declarations } from '../../library/declarations.js';
import { readNetwork } from '../input/network.js';
import { refusing } from '../input/refusing.js';
import type { Terminal } from '../terminal.js';
import { refuseOutput, writeOutput } from './write-output.js';

export type DeclarationFormat = DeclarationOptions['format'];

export interface DeclarationExport {
  readonly format: DeclarationFormat;
  readonly output: string | undefined;
  readonly roots: readonly string[];
}

/** What is told has no wrong answer either: the exit code is 0. */
export function exportDeclarations(
  operands: readonly string[],
  { format, output, roots }: DeclarationExport,
  terminal: Terminal,
): number {
  const network = readNetwork(operands, roots, terminal);
  refuseOutput(output, network.files, terminal);
  const { text, notes } = refusing(() => declarations(network, { format }));
  writeOutput(text, output, network.files, terminal);
  for (const { file, line, column, message } of notes) terminal.err(`${file}:${line}:${column}: ${message}\n`);
  return 0;
}
