import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from '../failure.js';
import type { Terminal } from '../terminal.js';

/** What was read is not written over, by whatever path or link it is named: `why` says what would be lost. */
export function refuseInputs(
  outputs: readonly string[],
  inputs: readonly string[],
  why: string,
  terminal: Terminal,
): void {
  const identity = (path: string): string | undefined => {
    const whole = resolve(terminal.cwd, path);
    if (!existsSync(whole)) return undefined;
    const { dev, ino } = statSync(whole);
    return `${dev}:${ino}`;
  };
  const read = new Set(inputs.map(identity));
  for (const path of outputs) {
    const own = identity(path);
    if (own !== undefined && read.has(own)) throw new Failure(`${path}: ${why}`);
  }
}
