import type { Position } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readTokens, type Token } from '../../language/index.js';
import { importedUri } from '../../language/link/imports.js';
import { tokenAt } from '../text/tokens.js';
import { canonicalUri } from '../workspace/uri.js';
import type { Workspace } from '../workspace/workspace.js';

/** The file that an import under the cursor names; undefined where there is no import there. */
export function importAt(workspace: Workspace, document: TextDocument, position: Position): string | undefined {
  const offset = document.offsetAt(position);
  const { start, text } = workspace.linesAround(document.uri, offset);
  const tokens = readTokens(text);
  const token = tokenAt(tokens, offset - start);
  return token && importOf(document.uri, tokens, token);
}

/** The file that a text in quotes names as an import of a file. */
export function importOf(importer: string, tokens: readonly Token[], token: Token): string | undefined {
  if (token.kind !== 'text' || tokens[tokens.indexOf(token) - 1]?.text !== 'import') return undefined;
  const uri = importedUri(importer, token.text.replace(/^"|"$/g, ''));
  return uri === undefined ? undefined : canonicalUri(uri);
}
