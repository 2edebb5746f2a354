import type { Position } from 'vscode-languageserver-protocol';
import { elementNamesAt } from '../model/network-index.js';
import type { ElementAtResult } from '../protocol.js';
import type { Workspace } from '../workspace/workspace.js';

/** What the cursor is on, for the preview to mark. */
export function elementAt(workspace: Workspace, uri: string, position: Position): ElementAtResult {
  const document = workspace.documents.get(uri);
  const network = workspace.network(uri);
  return { elements: document && network ? elementNamesAt(network.index, document.uri, position) : [] };
}
