/** Edits in the line ends of the texts that they are made in: not every editor mends what has others. */
import { TextDocumentEdit, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver-protocol';
import { inLineEndsOf } from '../../language/format/line-ends.js';
import type { Documents } from '../workspace/documents.js';

export function editsIn<Edit extends TextEdit>(text: string, edits: readonly Edit[]): Edit[] {
  return edits.map((edit) => ({ ...edit, newText: inLineEndsOf(text, edit.newText) }));
}

export function workspaceEditIn(documents: Documents, edit: WorkspaceEdit): WorkspaceEdit {
  const { changes, documentChanges } = edit;
  const textOf = (uri: string): string => documents.text(uri) ?? '';
  return {
    ...edit,
    ...(changes
      ? { changes: Object.fromEntries(Object.entries(changes).map(([uri, own]) => [uri, editsIn(textOf(uri), own)])) }
      : {}),
    ...(documentChanges
      ? {
          documentChanges: documentChanges.map((change) =>
            TextDocumentEdit.is(change)
              ? { ...change, edits: editsIn(textOf(change.textDocument.uri), change.edits as TextEdit[]) }
              : change,
          ),
        }
      : {}),
  };
}
