/** Files and folders are about to be called otherwise: what imports them, and what they import themselves, goes on leading to the same files. */
import type { FileRename, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { URI } from 'vscode-uri';
import { readTokens } from '../../language/index.js';
import { importedUri } from '../../language/link/imports.js';
import { canonicalUri } from '../workspace/uri.js';
import type { Workspace } from '../workspace/workspace.js';
import { importOf } from './import-at.js';

/** The edits are of the texts where they are now: editors make them before they move anything. */
export function renameFiles(workspace: Workspace, files: readonly FileRename[]): WorkspaceEdit | null {
  const { documents, access } = workspace;
  const renames = files.map(({ oldUri, newUri }) => ({ from: canonicalUri(oldUri), to: canonicalUri(newUri) }));
  const placed = (uri: string): string => {
    for (const { from, to } of renames) {
      if (uri === from) return to;
      if (uri.startsWith(`${from}/`)) return `${to}${uri.slice(from.length)}`;
    }
    return uri;
  };
  const changes: Record<string, TextEdit[]> = {};
  const importers = new Set([...documents.openUris, ...access.folders.flatMap((folder) => documents.list(folder))]);
  for (const importer of importers) {
    const edits = editsOf(workspace, importer, placed);
    if (edits.length > 0) changes[documents.clientUri(importer)] = edits;
  }
  return Object.keys(changes).length > 0 ? { changes } : null;
}

function editsOf(workspace: Workspace, importer: string, placed: (uri: string) => string): TextEdit[] {
  const document = workspace.documents.get(importer);
  const text = document?.getText() ?? '';
  if (!document || !/\bimport\b/.test(text)) return [];
  const home = placed(importer);
  const tokens = readTokens(text);
  return tokens.flatMap((token): TextEdit[] => {
    const imported = importOf(document.uri, tokens, token);
    if (imported === undefined) return [];
    const target = placed(imported);
    const leadsTo = (path: string): boolean => canonicalUri(importedUri(home, path) ?? '') === target;
    const path = pathBetween(home, target);
    // Nothing is written that would lead elsewhere: to a file that is not called `.vpc` any more, or to another machine.
    if (leadsTo(token.text.replace(/^"|"$/g, '')) || !leadsTo(path)) return [];
    const range = { start: document.positionAt(token.start + 1), end: document.positionAt(token.end - 1) };
    return [{ range, newText: path }];
  });
}

/** The path of a file as an import in another one writes it: `./office.vpc`, `../shared/office.vpc`. */
function pathBetween(importer: string, target: string): string {
  const from = URI.parse(importer).path.split('/').slice(0, -1);
  const to = URI.parse(target).path.split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  const up = from.slice(common).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...to.slice(common)].join('/');
}
