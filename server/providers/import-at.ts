import type { Position } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readTokens } from '../../language/index.js';
import { importedUri } from '../../language/link/imports.js';
import { tokenAt } from '../text/tokens.js';
import { canonicalUri } from '../workspace/uri.js';

/** The file that an import under the cursor names; undefined where there is no import there. */
export function importAt(document: TextDocument, position: Position): string | undefined {
  const tokens = readTokens(document.getText());
  const token = tokenAt(tokens, document.offsetAt(position));
  if (token?.kind !== 'text' || tokens[tokens.indexOf(token) - 1]?.text !== 'import') return undefined;
  const uri = importedUri(document.uri, token.text.replace(/^"|"$/g, ''));
  return uri === undefined ? undefined : canonicalUri(uri);
}
