import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Decoded, decodeUtf8, encodingMessage } from '../../interchange/text/utf8.js';
import { say } from '../../network/words/index.js';
import { VpcLensError } from '../errors.js';
import { ImportRoots } from './import-roots.js';
import { uriOf } from './paths.js';
import { whyNot } from './why-not.js';

/** Where files are read. */
export interface Place {
  /** The working folder. */
  readonly cwd: string;
  /** What the path `-` stands for; it counts as a file of the working folder. Not given: a file of that name. */
  readonly standardInput?: (() => Uint8Array) | undefined;
}

export const STANDARD_STREAM = '-';

/** A file as it was given, and its text. */
export interface InputText {
  readonly path: string;
  readonly uri: string;
  readonly text: string;
  /** A byte order mark stands in front of the text, which lacks it. */
  readonly mark: boolean;
}

export interface Reading {
  /** Where links may lead. */
  readonly roots?: ImportRoots | undefined;
  /** What makes text of bytes; `decodeUtf8` where nothing is given. */
  readonly decode?: ((bytes: Uint8Array) => Decoded) | undefined;
}

/** Reads files, folders (every file in them with one of the endings, at any depth), and standard input. Each file once, however often it is given. */
export function readInputs(
  given: readonly string[],
  place: Place,
  endings: readonly string[],
  { roots = new ImportRoots(given, [], place.cwd), decode = decodeUtf8 }: Reading = {},
): InputText[] {
  return listInputs(given, place, endings, roots).map(({ path, uri }) => ({
    path,
    uri,
    ...readText(path, place, decode),
  }));
}

/** What `readInputs` would read. */
export function listInputs(
  given: readonly string[],
  place: Place,
  endings: readonly string[],
  roots = new ImportRoots(given, [], place.cwd),
): Pick<InputText, 'path' | 'uri'>[] {
  const inputs = new Map<string, Pick<InputText, 'path' | 'uri'>>();
  for (const path of given.flatMap((one) => expand(one, place, endings, roots))) {
    const uri = uriOf(path, place.cwd);
    if (!inputs.has(uri)) inputs.set(uri, { path, uri });
  }
  return [...inputs.values()];
}

/** The text behind a path, or behind `-`. */
export function readText(
  path: string,
  { cwd, standardInput }: Place,
  decode: (bytes: Uint8Array) => Decoded,
): Pick<InputText, 'text' | 'mark'> {
  const decoded = attempt(path, () =>
    decode(path === STANDARD_STREAM && standardInput ? standardInput() : readFileSync(resolve(cwd, path))),
  );
  if (!decoded.problem) return decoded;
  const { line, column } = decoded.problem;
  throw new VpcLensError('file-unreadable', encodingMessage(path, decoded.problem), {
    place: { file: path, line, column },
  });
}

function refused(file: string, why: string, cause?: unknown): VpcLensError {
  return new VpcLensError('file-unreadable', `${file}: ${why}`, { place: { file }, cause });
}

/** Most often the command that should have written the input failed, and an answer about nothing would hide that. */
export function refuseEmpty<T extends Pick<InputText, 'path' | 'text'>>(
  inputs: readonly T[],
  isBlank: (input: T) => boolean = ({ text }) => text.trim() === '',
): void {
  const [first] = inputs;
  if (!first || !inputs.every(isBlank)) return;
  throw refused(
    first.path === STANDARD_STREAM ? say`standard input` : first.path,
    inputs.length > 1
      ? say`is empty, and so are the ${inputs.length - 1} other files; there is nothing to read`
      : say`is empty; there is nothing to read`,
  );
}

export function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw refused(path, whyNot(error), error);
  }
}

function expand(
  given: string,
  { cwd, standardInput }: Place,
  endings: readonly string[],
  roots: ImportRoots,
): string[] {
  if (given === STANDARD_STREAM && standardInput) return [given];
  if (given === '')
    throw new VpcLensError('file-unreadable', say`a path is the empty text; expected that of a file or a folder`);
  if (!attempt(given, () => statSync(resolve(cwd, given)).isDirectory())) return [given];
  const files = walk(given, cwd, endings, roots);
  if (files.length === 0)
    throw refused(given, say`no ${endings.reduce((one, other) => say`${one} or ${other}`)} file in this folder`);
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
        throw refused(
          path,
          say`this link leads out of ${roots.words}; what it leads to is read only where it is named itself`,
        );
      return [path];
    });
}
