import type { DocumentHighlight, Location, Position } from 'vscode-languageserver-protocol';
import { DocumentHighlightKind } from 'vscode-languageserver-protocol';
import type { Element, NamedElement, Origin } from '../../network/topology/index.js';
import { endsOfRule } from '../model/ends-of-rule.js';
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
  if (!name) return endHighlights(workspace, uri, position);
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

/** Inside a rule, away from its names: both of its ends, whose it is and whom it names. */
function endHighlights(workspace: Workspace, uri: string, position: Position): DocumentHighlight[] | null {
  const document = workspace.documents.get(uri);
  const network = workspace.widestNetwork(uri);
  if (!document || !network) return null;
  const ends = endsOfRule(network.index.valuesAt(document.uri, position), network.topology);
  if (!ends) return null;
  const origins = (elements: readonly NamedElement[]): Origin[] => elements.map(({ nameOrigin }) => nameOrigin);
  const marks = [
    ...origins(ends.own).map((origin) => ({ origin, kind: DocumentHighlightKind.Write })),
    ...[...ends.named, ...origins(ends.other)].map((origin) => ({ origin, kind: DocumentHighlightKind.Read })),
  ].filter(({ origin }) => origin.file === document.uri);
  const once = new Map(marks.map((mark) => [originKey(mark.origin), mark]));
  return [...once.values()].map(({ origin, kind }) => ({ range: toRange(origin.range), kind }));
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
