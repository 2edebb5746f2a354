import type { Definition, Location, Position } from 'vscode-languageserver-protocol';
import { nameAt } from '../model/name-at.js';
import { toLocation } from '../text/range.js';
import type { Workspace } from '../workspace/workspace.js';
import { importAt } from './import-at.js';

/** Where the name under the cursor is declared; for an import, the file. */
export function definition(workspace: Workspace, uri: string, position: Position): Definition | null {
  const document = workspace.documents.get(uri);
  const network = workspace.widestNetwork(uri);
  if (!document || !network) return null;
  const imported = importAt(workspace, document, position);
  if (imported)
    return typeof workspace.readImport(imported, network.root) !== 'string'
      ? null
      : fileStart(workspace.documents.clientUri(imported));
  const name = nameAt(network.index, document.uri, position);
  if (!name) return null;
  return name.elements.map((element) => {
    const location = toLocation(element.nameOrigin);
    return { ...location, uri: workspace.documents.clientUri(location.uri) };
  });
}

function fileStart(uri: string): Location {
  return { uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
}
