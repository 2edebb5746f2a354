import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { say } from '../../network/words/index.js';
import { Failure, whyNot } from '../failure.js';
import type { Terminal } from '../terminal.js';

export interface NewText {
  readonly path: string;
  readonly text: string;
}

/** A file's new text, on the disk already, beside the file and under another name. */
export interface Prepared {
  /** As it was given. */
  readonly path: string;
  commit(): void;
  discard(): void;
}

/**
 * Gives files new texts: all of them, or none, or it says which.
 * Invariant: at every moment each file has its whole old text or its whole new one, on the disk too: a full disk, a crash or a power cut costs no text.
 */
export function replaceFiles(texts: readonly NewText[], terminal: Terminal): void {
  const prepared: Prepared[] = [];
  for (const { path, text } of texts) {
    try {
      prepared.push(prepare(path, resolve(terminal.cwd, path), text));
    } catch (error) {
      for (const one of prepared) one.discard();
      throw new Failure(
        texts.length > 1 ? say`${path}: ${whyNot(error)}; no file was changed` : `${path}: ${whyNot(error)}`,
      );
    }
  }
  commitAll(prepared);
}

/** Between two renames the world may change; then it is said how far they came. */
export function commitAll(prepared: readonly Prepared[]): void {
  prepared.forEach((one, i) => {
    try {
      one.commit();
    } catch (error) {
      const rest = prepared.slice(i);
      for (const other of rest) other.discard();
      const reason = whyNot(error);
      throw new Failure(
        prepared.length > 1
          ? say`${one.path}: ${reason}; changed: ${names(prepared.slice(0, i))}; left as they were: ${names(rest)}`
          : `${one.path}: ${reason}`,
      );
    }
  });
}

function names(files: readonly Prepared[]): string {
  return files.map(({ path }) => path).join(', ') || 'none';
}

function prepare(path: string, absolute: string, text: string): Prepared {
  const found = statSync(absolute, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  // A device or a pipe has no text to lose, and nothing can take its place. Under /dev and /proc a link may lead to a file that is open already.
  if ((found && !found.isFile()) || /^\/(dev|proc)\//.test(absolute))
    return { path, commit: () => writeFileSync(absolute, text, { flag: 'a' }), discard: () => undefined };
  const target = targetOf(absolute);
  // Only the folder is asked for leave to rename; a file that is protected against writing stays protected.
  if (found) accessSync(target, constants.W_OK);
  const beside = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  writeBeside(beside, text, found);
  return {
    path,
    commit() {
      renameSync(beside, target);
      syncFolder(dirname(target));
    },
    discard: () => remove(beside),
  };
}

/** Where a path's links lead, also where there is no such file yet. */
function targetOf(path: string): string {
  let target = path;
  // As many links as Linux follows.
  for (let i = 0; i < 40 && lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink(); i++)
    target = resolve(realpathSync(dirname(target)), readlinkSync(target));
  return target;
}

function writeBeside(beside: string, text: string, like: Stats | undefined): void {
  // Nobody may read meanwhile who may not read the file.
  const file = openSync(beside, 'wx', like ? 0o600 : 0o666);
  try {
    writeFileSync(file, text);
    if (like) keepOwnerAndMode(file, like);
    sync(file);
  } catch (error) {
    closeSync(file);
    remove(beside);
    throw error;
  }
  closeSync(file);
}

function keepOwnerAndMode(file: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    // Only the superuser may give a file away. It is then the writer's, as it is with every editor.
  }
  fchmodSync(file, mode & 0o7777);
}

/** Some file systems know no syncing: there is nothing more that could be done. */
function sync(file: number): void {
  try {
    fsyncSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
  }
}

/** The new name is on the disk when its folder is. The file is whole without that: a folder that cannot be opened (Windows) is no failure. */
function syncFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    return;
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It is gone already, or the disk is: what is to be told is why nothing was written.
  }
}
