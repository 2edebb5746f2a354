import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Workspace } from './workspace.js';

/** Files of the workspace that may be imported and are not yet, the nearest first. */
export function importablePaths(workspace: Workspace, document: TextDocument): string[] {
  const { documents, access } = workspace;
  const files = new Set([...documents.openUris, ...access.folders.flatMap((folder) => documents.list(folder))]);
  const known = new Set([document.uri, ...(workspace.network(document.uri)?.files ?? [])]);
  return [...files]
    .filter((file) => !known.has(file) && file.endsWith('.vpc') && access.refusal(file, document.uri) === undefined)
    .map((file) => relativePath(document.uri, file))
    .filter((path) => path !== undefined)
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
}

/** As an import writes it, from the folder of the file that imports. */
function relativePath(from: string, to: string): string | undefined {
  const [a, b] = [URI.parse(from), URI.parse(to)];
  if (a.scheme !== b.scheme || a.authority !== b.authority) return undefined;
  const own = a.path.split('/').slice(0, -1);
  const other = b.path.split('/');
  let shared = 0;
  while (shared < own.length && own[shared] === other[shared]) shared++;
  const up = own.length - shared;
  return `${up === 0 ? './' : '../'.repeat(up)}${other.slice(shared).join('/')}`;
}
