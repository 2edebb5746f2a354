import type * as vscode from 'vscode';
import type { Repository } from './git.js';

type Objects = Pick<Repository, 'rootUri' | 'getCommit' | 'getObjectDetails' | 'show'>;

/** Throws where there is no such state: an empty answer to each file would read as a network that was not there. */
export async function mustBeVersion(repository: Objects, ref: string): Promise<void> {
  try {
    await repository.getCommit(ref);
  } catch (error) {
    throw new Error(`Git knows no commit, branch or tag “${ref}” in ${repository.rootUri.fsPath}: ${gitWords(error)}`);
  }
}

/** The text of a file as it was; null: there was no such file. Everything else that keeps Git from telling it is thrown. */
export async function textThen(repository: Objects, ref: string, uri: vscode.Uri): Promise<string | null> {
  const path = uri.fsPath;
  const mode = await modeOf(repository, ref, path);
  if (mode === undefined) {
    for (const folder of foldersAbove(repository.rootUri.fsPath, path))
      if ((await modeOf(repository, ref, folder)) === SUBMODULE)
        throw new Error(
          `${path} is in the submodule ${folder}, a repository of its own: what stood in it at “${ref}” this one does not say. Compare a file that imports nothing from there, or two checkouts with “vpclens diff”.`,
        );
    return null;
  }
  if (!mode.startsWith(REGULAR)) throw new Error(`${path} was no file at “${ref}”, but a link or a folder.`);
  try {
    return await repository.show(ref, path);
  } catch (error) {
    throw new Error(`Git could not show ${path} as it was at “${ref}”: ${gitWords(error)}`);
  }
}

/** As trees have them: https://git-scm.com/docs/git-fast-import#_filemodify */
const REGULAR = '100';
const SUBMODULE = '160000';

async function modeOf(repository: Objects, ref: string, path: string): Promise<string | undefined> {
  try {
    return (await repository.getObjectDetails(ref, path)).mode;
  } catch (error) {
    if (isRecord(error) && error.gitErrorCode === 'UnknownPath') return undefined;
    throw new Error(`Git could not say whether ${path} was there at “${ref}”: ${gitWords(error)}`);
  }
}

function foldersAbove(root: string, path: string): string[] {
  if (!path.startsWith(root)) return [];
  const steps = path.slice(root.length).split(/(?=[\\/])/);
  return steps.slice(0, -1).map((_, i) => `${root}${steps.slice(0, i + 1).join('')}`);
}

/** What Git itself wrote, where VS Code's extension kept it. */
function gitWords(error: unknown): string {
  if (isRecord(error) && typeof error.stderr === 'string' && error.stderr.trim() !== '') return error.stderr.trim();
  return error instanceof Error ? error.message : String(error);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
