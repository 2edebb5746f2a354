export { whyNot } from '../library/node/why-not.js';

/** The command could not do its work: bad arguments, input that is not there or cannot be read. One line on standard error, exit code 2. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** One line, whatever it was: a message of a library may have several. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A text that is nested as deeply as nobody writes by hand, and that something walks into step by step. */
export function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && /call stack/.test(error.message);
}

export function messageOf(error: unknown): string {
  return oneLine(error instanceof Error ? error.message : String(error));
}
