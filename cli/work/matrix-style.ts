import { say } from '../../network/words/index.js';
import type { Terminal } from '../terminal.js';
import { styleFor } from './output.js';

/** With more endpoints than these, text that tells them one by one is longer than anybody reads. */
const MOST_TOLD = 200;

export function isByClass(format: string, group: boolean, endpoints: number): boolean {
  return group || (format === 'text' && endpoints > MOST_TOLD);
}

export function sayByClass(endpoints: number, terminal: Terminal): void {
  terminal.err(
    say`${endpoints} endpoints: those that share everything that decides a flow are told once, as with --group\n`,
  );
}

/** A grid may be wider than prose. */
export function matrixStyle(terminal: Terminal): { colour: boolean; width: number } {
  const style = styleFor(terminal);
  return { ...style, width: terminal.width ?? style.width };
}
