import type * as vscode from 'vscode';

type Events = Pick<typeof vscode.workspace, 'onDidSaveTextDocument' | 'onDidChangeTextDocument'>;

/** Tells when what is saved is other than it was, or other than the editor had said, with no edit of the text. */
export function whenSaved(workspace: Events, tell: () => void): vscode.Disposable[] {
  return [
    workspace.onDidSaveTextDocument(({ languageId }) => {
      if (languageId === 'vpc') tell();
    }),
    // That a text is not saved may be told after its edit, by a change of nothing: https://code.visualstudio.com/api/references/vscode-api#TextDocumentChangeEvent
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document.languageId === 'vpc' && contentChanges.length === 0) tell();
    }),
  ];
}
