import type { SymbolInformation } from 'vscode-languageserver-protocol';
import { type Element, qualified, writtenName } from '../../network/topology/index.js';
import { ownerOf } from '../model/name-use.js';
import { originKey, toLocation } from '../text/range.js';
import type { Workspace } from '../workspace/workspace.js';
import { SYMBOL_KINDS } from './symbols.js';

/** Editors filter on, and nobody reads more. */
const MOST_SYMBOLS = 1_000;

/** Whatever is declared in the files of the workspace, open or not, whose name has the letters of the query in their order. */
export function workspaceSymbols(workspace: Workspace, query: string): SymbolInformation[] {
  const { documents, access } = workspace;
  const files = new Set([...documents.openUris, ...access.folders.flatMap((folder) => documents.list(folder))]);
  const found = new Map<string, SymbolInformation>();
  for (const file of files) {
    for (const element of workspace.network(file)?.index.elements ?? []) {
      if (element.origin.file !== file || element.name === '' || !fits(element, query)) continue;
      const owner = ownerOf(element);
      const location = toLocation(element.nameOrigin);
      found.set(originKey(element.nameOrigin), {
        name: writtenName(element),
        kind: SYMBOL_KINDS[element.kind],
        location: { ...location, uri: documents.clientUri(location.uri) },
        ...(owner ? { containerName: writtenName(owner) } : {}),
      });
      if (found.size >= MOST_SYMBOLS) return [...found.values()];
    }
  }
  return [...found.values()];
}

function fits(element: Element, query: string): boolean {
  const name = qualified(element, writtenName).toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
