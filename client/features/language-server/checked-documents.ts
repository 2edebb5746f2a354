import type { DocumentSelector } from 'vscode-languageclient';

/**
 * Where files are that a person writes: a folder here or on another machine, a text that has no name yet, a repository that is opened without being fetched, what VS Code keeps for the extension.
 * Git's side of a comparison and the preview of an edit are copies of such files: findings in them would count everything twice, and what they import is not beside them.
 */
const SCHEMES = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-userdata'];

/** Which texts the server is told of; `folders` are the schemes of the workspace's folders, which may be an extension's own. */
export function checkedDocuments(folders: readonly string[]): DocumentSelector {
  return [...new Set([...SCHEMES, ...folders])].map((scheme) => ({ language: 'vpc', scheme }));
}
