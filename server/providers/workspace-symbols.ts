import type { SymbolInformation } from 'vscode-languageserver-protocol';
import { qualified, writtenName } from '../../network/topology/index.js';
import { ownerOf } from '../model/name-use.js';
import { fits } from '../text/fits.js';
import { originKey, toLocation } from '../text/range.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';
import { SYMBOL_KINDS } from './symbols.js';

/** Editors filter on, and nobody reads more. */
const MOST_SYMBOLS = 1_000;

/** A name, and what it is called with all that it is in. */
export interface NamedSymbol {
  readonly symbol: SymbolInformation;
  readonly qualified: string;
}

/** Whatever is declared in the files of the workspace, open or not, whose name has the letters of the query in their order. `known`: what is known of closed files already. */
export function workspaceSymbols(
  workspace: Workspace,
  query: string,
  known: (file: string) => readonly NamedSymbol[] | undefined,
): SymbolInformation[] {
  const { documents, access } = workspace;
  const files = new Set([...documents.openUris, ...access.folders.flatMap((folder) => documents.list(folder))]);
  const found: SymbolInformation[] = [];
  for (const file of files) {
    const names = (documents.isOpen(file) ? undefined : known(file)) ?? symbolsIn(workspace.network(file), file);
    for (const { symbol, qualified } of names) {
      if (!fits(qualified, query)) continue;
      found.push({ ...symbol, location: { ...symbol.location, uri: documents.clientUri(file) } });
      if (found.length >= MOST_SYMBOLS) return found;
    }
  }
  return found;
}

/** What a file of a network declares. */
export function symbolsIn(network: Network | undefined, file: string): NamedSymbol[] {
  const found = new Map<string, NamedSymbol>();
  for (const element of network?.index.elementsOf(file) ?? []) {
    if (element.name === '') continue;
    const owner = ownerOf(element);
    const symbol = {
      name: writtenName(element),
      kind: SYMBOL_KINDS[element.kind],
      location: toLocation(element.nameOrigin),
      ...(owner ? { containerName: writtenName(owner) } : {}),
    };
    found.set(originKey(element.nameOrigin), { symbol, qualified: qualified(element, writtenName).toLowerCase() });
  }
  return [...found.values()];
}
