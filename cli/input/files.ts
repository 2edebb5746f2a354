import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decodeUtf8, encodingMessage } from '../../interchange/text/utf8.js';
import { Failure, whyNot } from '../failure.js';
import type { Terminal } from '../terminal.js';
import { ImportRoots } from './import-roots.js';
import { STANDARD_STREAM, uriOf } from './paths.js';

/** A file as it was given on the command line, and its text. */
export interface InputText {
  readonly path: string;
  readonly uri: string;
  readonly text: string;
  /** A byte order mark stands in front of the text, which lacks it. */
  readonly mark: boolean;
}

/** Reads every FILE operand: files, folders (every file in them with one of the endings, at any depth), and standard input. Each file once, however often it is given. */
export function readInputs(
  operands: readonly string[],
  terminal: Terminal,
  endings: readonly string[],
  roots = new ImportRoots(operands, [], terminal.cwd),
): InputText[] {
  const inputs = new Map<string, InputText>();
  for (const path of operands.flatMap((operand) => expand(operand, terminal.cwd, endings, roots))) {
    const uri = uriOf(path, terminal.cwd);
    if (!inputs.has(uri)) inputs.set(uri, { path, uri, ...readText(path, terminal) });
  }
  return [...inputs.values()];
}

/** The text behind a path, or behind `-`. */
function readText(path: string, terminal: Terminal): Pick<InputText, 'text' | 'mark'> {
  const decoded = attempt(path, () =>
    decodeUtf8(path === STANDARD_STREAM ? terminal.readInput() : readFileSync(resolve(terminal.cwd, path))),
  );
  if (decoded.problem) throw new Failure(encodingMessage(path, decoded.problem));
  return decoded;
}

/** Most often the command that should have written the input failed, and an answer about nothing would hide that. */
export function refuseEmpty(inputs: readonly InputText[]): void {
  const [first] = inputs;
  if (!first || inputs.some(({ text }) => text.trim() !== '')) return;
  const what = first.path === STANDARD_STREAM ? 'standard input' : first.path;
  const others = inputs.length > 1 ? `, and so are the ${inputs.length - 1} other files` : '';
  throw new Failure(`${what}: is empty${others}; there is nothing to read`);
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Failure(`${path}: ${whyNot(error)}`);
  }
}

function expand(operand: string, cwd: string, endings: readonly string[], roots: ImportRoots): string[] {
  if (operand === STANDARD_STREAM) return [operand];
  if (operand === '') throw new Failure('a FILE is the empty text; expected a path, or - for standard input');
  if (!attempt(operand, () => statSync(resolve(cwd, operand)).isDirectory())) return [operand];
  const files = walk(operand, cwd, endings, roots);
  if (files.length === 0) throw new Failure(`${operand}: no ${endings.join(' or ')} file in this folder`);
  return files;
}

/**
 * Hidden folders, installed packages and links to folders are left out: nobody means those, and a link may lead in a circle.
 * A link to a file elsewhere is refused: whoever made the folder chose it, not who named the folder.
 */
function walk(folder: string, cwd: string, endings: readonly string[], roots: ImportRoots): string[] {
  return attempt(folder, () => readdirSync(resolve(cwd, folder), { withFileTypes: true }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return /^\.|^node_modules$/.test(entry.name) ? [] : walk(path, cwd, endings, roots);
      if (!endings.some((ending) => entry.name.endsWith(ending))) return [];
      if (entry.isSymbolicLink() && !roots.hold(uriOf(path, cwd)))
        throw new Failure(
          `${path}: this link leads out of ${roots.words}; what it leads to is read only where it is named itself`,
        );
      return [path];
    });
}
