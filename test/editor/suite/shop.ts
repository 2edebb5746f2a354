import * as vscode from 'vscode';

let original: string | undefined;

/** The workspace's file, shown in the first column, with the text that it has on disk. */
export async function openShop(): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const document = await vscode.workspace.openTextDocument(shopUri());
  original ??= document.getText();
  return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
}

export function shopUri(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('the workspace is not open');
  return vscode.Uri.joinPath(folder.uri, 'shop.vpc');
}

/** Where a text stands in the file, `offset` characters into it. */
export function placeOf(document: vscode.TextDocument, text: string, offset = 0): vscode.Position {
  const index = document.getText().indexOf(text);
  if (index < 0) throw new Error(`the file does not have the text ${text}`);
  return document.positionAt(index + offset);
}

/** Exchanges a text of the file by another, as typing does. */
export async function exchange(editor: vscode.TextEditor, before: string, after: string): Promise<void> {
  const start = placeOf(editor.document, before);
  const end = placeOf(editor.document, before, before.length);
  const done = await editor.edit((edit) => edit.replace(new vscode.Range(start, end), after));
  if (!done) throw new Error(`the edit of ${before} was refused`);
}

/** Back to the text that the file had at first, wherever the keyboard is. */
export async function undoAll(): Promise<void> {
  const document = await vscode.workspace.openTextDocument(shopUri());
  if (original === undefined || document.getText() === original) return;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(shopUri(), new vscode.Range(0, 0, document.lineCount, 0), original);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('the text could not be put back');
}
