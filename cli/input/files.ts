import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, messageOf } from '../failure.js';
import type { Terminal } from '../terminal.js';

export const STANDARD_INPUT = '-';

/** A file as it was given on the command line, and its text. */
export interface InputText {
  readonly path: string;
  readonly uri: string;
  readonly text: string;
}

/** Reads every FILE operand: files, folders (every file in them with one of the endings, at any depth), and standard input. Each file once, however often it is given. */
export function readInputs(operands: readonly string[], terminal: Terminal, endings: readonly string[]): InputText[] {
  const inputs = new Map<string, InputText>();
  for (const path of operands.flatMap((operand) => expand(operand, terminal.cwd, endings))) {
    const uri = uriOf(path, terminal.cwd);
    if (!inputs.has(uri)) inputs.set(uri, { path, uri, text: readText(path, terminal) });
  }
  return [...inputs.values()];
}

/** Standard input counts as a file of the working folder: what it imports is found from there. */
export function uriOf(path: string, cwd: string): string {
  return pathToFileURL(resolve(cwd, path)).href;
}

/** The text behind a path, or behind `-`. */
export function readText(path: string, terminal: Terminal): string {
  try {
    const text = path === STANDARD_INPUT ? terminal.readInput() : readFileSync(resolve(terminal.cwd, path), 'utf8');
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  } catch (error) {
    throw new Failure(`${path}: ${whyNot(error)}`);
  }
}

function expand(operand: string, cwd: string, endings: readonly string[]): string[] {
  if (operand === STANDARD_INPUT) return [operand];
  let isFolder: boolean;
  try {
    isFolder = statSync(resolve(cwd, operand)).isDirectory();
  } catch (error) {
    throw new Failure(`${operand}: ${whyNot(error)}`);
  }
  if (!isFolder) return [operand];
  const files = walk(operand, cwd, endings);
  if (files.length === 0) throw new Failure(`${operand}: no ${endings.join(' or ')} file in this folder`);
  return files;
}

/** Hidden folders, installed packages and links to folders are left out: nobody means those, and a link may lead in a circle. */
function walk(folder: string, cwd: string, endings: readonly string[]): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(resolve(cwd, folder), { withFileTypes: true });
  } catch (error) {
    throw new Failure(`${folder}: ${whyNot(error)}`);
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return /^\.|^node_modules$/.test(entry.name) ? [] : walk(path, cwd, endings);
      return endings.some((ending) => entry.name.endsWith(ending)) ? [path] : [];
    });
}

/** Why a file could not be read or written, in words. */
export function whyNot(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EISDIR':
      return 'is a folder';
    case 'ENOTDIR':
      return 'a part of this path is no folder';
    case 'ENOSPC':
      return 'no space left on the disk';
    case 'ERR_STRING_TOO_LONG':
    case 'ERR_FS_FILE_TOO_LARGE':
      return 'too large to be read';
    default:
      return messageOf(error);
  }
}
