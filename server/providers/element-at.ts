import type { Position } from 'vscode-languageserver-protocol';
import { qualifiedName } from '../../network/topology/index.js';
import { elementsAt } from '../model/network-index.js';
import type { ElementAtResult } from '../protocol.js';
import type { Workspace } from '../workspace/workspace.js';

/** What the cursor is on, for the preview to mark. */
export function elementAt(workspace: Workspace, uri: string, position: Position): ElementAtResult {
  const document = workspace.documents.get(uri);
  const network = workspace.network(uri);
  if (!document || !network) return { elements: [] };
  const found = elementsAt(network.index, document.uri, position);
  const [first] = found;
  const elements = [...new Set(found.map(qualifiedName))];
  if (first?.kind !== 'network-acl' && first?.kind !== 'security-group' && first?.kind !== 'route-table')
    return { elements };
  return { elements, guard: { kind: first.kind, id: qualifiedName(first) } };
}
