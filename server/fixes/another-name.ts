/** The fix of a name that nothing may have: who uses it the server alone knows, and a rename is tried out before it is offered. */
import { type CodeAction, CodeActionKind, type Diagnostic, ResponseError } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../network/findings/index.js';
import { say } from '../../network/words/index.js';
import { rename } from '../providers/rename.js';
import { toRange } from '../text/range.js';
import type { Workspace } from '../workspace/workspace.js';

const TRIES = 5;

export function anotherName(
  workspace: Workspace,
  document: TextDocument,
  { origin }: Finding,
  diagnostics: Diagnostic[],
): CodeAction[] {
  const range = toRange(origin.range);
  const stem = `own-${document.getText(range)}`;
  for (let i = 1; i <= TRIES; i++) {
    const name = i === 1 ? stem : `${stem}-${i}`;
    try {
      const edit = rename(workspace, workspace.documents.clientUri(document.uri), range.start, name);
      if (!edit) return [];
      const title = say`Call it \`${name}\``;
      return [{ title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred: true, edit }];
    } catch (error) {
      // It is taken, or would mean something else somewhere.
      if (!(error instanceof ResponseError)) throw error;
    }
  }
  return [];
}
