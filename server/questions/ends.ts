import type { EndsParams, EndsResult } from '../protocol.js';
import type { Workspace } from '../workspace/workspace.js';

/** Who can be asked about by name: what the matrix has a row for. */
export function ends(workspace: Workspace, { textDocument }: EndsParams): EndsResult {
  const network = workspace.network(textDocument.uri);
  const members = network?.analysis.classes.members ?? [];
  return { ends: members.map(({ endpoint: { name, kind, addresses } }) => ({ name, kind, addresses })) };
}
