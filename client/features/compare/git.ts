/** As much as is needed of what VS Code's own Git extension promises: https://github.com/microsoft/vscode/blob/main/extensions/git/src/api/git.d.ts */

import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';

export interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly commitDate?: Date;
}

export interface Repository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD?: { readonly commit?: string } | undefined;
    readonly onDidChange: vscode.Event<void>;
  };
  /** Throws where there is no such commit, branch or tag. */
  getCommit(ref: string): Promise<Commit>;
  /** Throws with the code `UnknownPath` where there was nothing at that path. */
  getObjectDetails(ref: string, path: string): Promise<{ readonly mode: string }>;
  /** Throws for every reason alike. */
  show(ref: string, path: string): Promise<string>;
  log(options: { readonly maxEntries: number; readonly path?: string }): Promise<readonly Commit[]>;
  getRefs(query: {
    readonly sort: 'committerdate';
  }): Promise<readonly { readonly name?: string; readonly commit?: string }[]>;
}

interface GitApi {
  getRepository(uri: vscode.Uri): Repository | null;
  openRepository?(root: vscode.Uri): Promise<Repository | null>;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** The repository that VS Code has open around a file: nothing is opened for it, and nobody is told where there is none. */
export async function openRepositoryOf(uri: vscode.Uri): Promise<Repository | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const git = await vscode.extensions.getExtension<GitExtension>('vscode.git')?.activate();
  return git?.enabled ? (git.getAPI(1).getRepository(uri) ?? undefined) : undefined;
}

/** The repository that a file is in, or why there is none to ask, in a sentence. */
export async function repositoryOf(uri: vscode.Uri): Promise<Repository | string> {
  if (!vscode.workspace.isTrusted)
    return say`
      Git is asked nothing in a workspace that you do not trust, since a repository can have programs run. Trust
      it first: “Workspaces: Manage Workspace Trust”.
    `;
  if (vscode.env.uiKind === vscode.UIKind.Web && vscode.env.remoteName === undefined)
    return say`
      Git does not run in a browser, so there is no earlier version to compare with. Open the folder in a desktop
      VS Code, or connect the browser to a machine that has it; on the command line “vpclens diff” compares.
    `;
  const git = await vscode.extensions.getExtension<GitExtension>('vscode.git')?.activate();
  if (!git?.enabled)
    return say`
      VS Code’s own Git extension is off, and tells of no earlier version. The setting “git.enabled” turns it on.
    `;
  const api = git.getAPI(1);
  const folder = vscode.Uri.joinPath(uri, '..');
  return (
    api.getRepository(uri) ??
    (await api.openRepository?.(folder)) ??
    say`This file is in no Git repository that VS Code has open, so there is no earlier version to compare with.`
  );
}
