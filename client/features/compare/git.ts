/** As much as is needed of what VS Code's own Git extension promises: https://github.com/microsoft/vscode/blob/main/extensions/git/src/api/git.d.ts */
import * as vscode from 'vscode';

export interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly commitDate?: Date;
}

export interface Repository {
  readonly rootUri: vscode.Uri;
  /** Throws where the file was not there. */
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

/** The repository that a file is in; undefined where there is none, or no Git. */
export async function repositoryOf(uri: vscode.Uri): Promise<Repository | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  const git = await extension?.activate();
  if (!git?.enabled) return undefined;
  const api = git.getAPI(1);
  const folder = vscode.Uri.joinPath(uri, '..');
  return api.getRepository(uri) ?? (await api.openRepository?.(folder)) ?? undefined;
}
