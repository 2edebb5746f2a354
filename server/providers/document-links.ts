import type { DocumentLink } from 'vscode-languageserver-protocol';
import { readTokens } from '../../language/index.js';
import type { Workspace } from '../workspace/workspace.js';
import { importOf } from './import-at.js';

/** Each import, as a link to its file; none where the file is not there or may not be read, which a finding tells. */
export function documentLinks(workspace: Workspace, uri: string): DocumentLink[] {
  const document = workspace.documents.get(uri);
  const network = workspace.widestNetwork(uri);
  if (!document || !network) return [];
  const tokens = readTokens(document.getText());
  return tokens.flatMap((token): DocumentLink[] => {
    const imported = importOf(document.uri, tokens, token);
    if (imported === undefined || typeof workspace.readImport(imported, network.root) !== 'string') return [];
    return [
      {
        // Without the quotes.
        range: { start: document.positionAt(token.start + 1), end: document.positionAt(token.end - 1) },
        target: workspace.documents.clientUri(imported),
      },
    ];
  });
}
