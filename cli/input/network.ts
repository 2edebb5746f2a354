import type { Network } from '../../library/network.js';
import type { Place } from '../../library/node/files.js';
import { readNetworkAt } from '../../library/node/read-network.js';
import type { Terminal } from '../terminal.js';
import { refusing } from './refusing.js';

/** Reads the FILE operands and everything they import; `roots` are folders named by `--root`. */
export function readNetwork(operands: readonly string[], roots: readonly string[], terminal: Terminal): Network {
  return refusing(
    () => readNetworkAt(operands, placeOf(terminal), roots, '`--root DIR`'),
    (argument) => (argument === 'roots' ? '--root' : undefined),
  );
}

export function placeOf(terminal: Terminal): Place {
  return { cwd: terminal.cwd, standardInput: () => terminal.readInput() };
}
