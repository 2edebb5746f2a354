import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** As a FILE and as the value of `-o`: standard input and standard output. */
export const STANDARD_STREAM = '-';

/** Standard input counts as a file of the working folder: what it imports is found from there. */
export function uriOf(path: string, cwd: string): string {
  return pathToFileURL(resolve(cwd, path)).href;
}
