import { STANDARD_STREAM } from '../../library/node/files.js';
import { say } from '../../network/words/index.js';
import type { Terminal } from '../terminal.js';
import { outPieces } from './output.js';
import { refuseInputs } from './refuse-inputs.js';
import { replaceFiles } from './replace-files.js';

/** To standard output, or to the file that was named, which is none of those that the network is read from. */
export function writeOutput(
  text: string,
  output: string | undefined,
  inputs: readonly string[],
  terminal: Terminal,
): void {
  if (output === undefined || output === STANDARD_STREAM) outPieces([text], terminal);
  else {
    refuseOutput(output, inputs, terminal);
    replaceFiles([{ path: output, text }], terminal);
  }
}

/** Asked before long work too. */
export function refuseOutput(output: string | undefined, inputs: readonly string[], terminal: Terminal): void {
  if (output === undefined || output === STANDARD_STREAM) return;
  const why = say`this file is a part of the network that is exported, and would be lost; name another one with -o`;
  refuseInputs([output], inputs, why, terminal);
}
