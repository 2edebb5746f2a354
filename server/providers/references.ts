import type { DocumentHighlight, Location, Position } from 'vscode-languageserver-protocol';
import { DocumentHighlightKind } from 'vscode-languageserver-protocol';
import type { Element, Origin } from '../../network/topology/index.js';
import { nameAt } from '../model/name-at.js';
import { originKey, toLocation, toRange } from '../text/range.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';

/** Every place that uses the name under the cursor, in every file of the workspace that imports its file. */
export function references(
  workspace: Workspace,
  uri: string,
  position: Position,
  includeDeclaration: boolean,
): Location[] | null {
  const name = nameIn(workspace, uri, position);
  if (!name) return null;
  const found = new Map<string, Origin>();
  for (const element of name.elements) {
    if (includeDeclaration) found.set(originKey(element.nameOrigin), element.nameOrigin);
    for (const network of workspace.networksWith(element.nameOrigin.file))
      for (const use of network.index.usesOf(element)) found.set(originKey(use.origin), use.origin);
  }
  return [...found.values()].map((origin) => ({
    ...toLocation(origin),
    uri: workspace.documents.clientUri(origin.file),
  }));
}

/** The same within one file, for the editor to mark. */
export function highlights(workspace: Workspace, uri: string, position: Position): DocumentHighlight[] | null {
  const name = nameIn(workspace, uri, position);
  if (!name) return null;
  const { file } = name;
  const marked = name.elements.flatMap((element: Element): DocumentHighlight[] => [
    ...(element.nameOrigin.file === file
      ? [{ range: toRange(element.nameOrigin.range), kind: DocumentHighlightKind.Write }]
      : []),
    ...name.network.index
      .usesOf(element)
      .filter((use) => use.origin.file === file)
      .map((use) => ({ range: toRange(use.origin.range), kind: DocumentHighlightKind.Read })),
  ]);
  return marked;
}

function nameIn(
  workspace: Workspace,
  uri: string,
  position: Position,
): { elements: readonly Element[]; network: Network; file: string } | undefined {
  const document = workspace.documents.get(uri);
  const network = workspace.widestNetwork(uri);
  if (!document || !network) return undefined;
  const name = nameAt(network.index, document.uri, position);
  return name && { elements: name.elements, network, file: document.uri };
}
