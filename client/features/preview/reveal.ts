import * as vscode from 'vscode';
import type { Origin, TextRange } from '../../../server/protocol.js';

/** Shows a place in its text: in the editor that has it open, else beside the preview's left. */
export async function reveal(origin: Origin, takeFocus: boolean): Promise<void> {
  if (!origin.file) return;
  const uri = vscode.Uri.parse(origin.file, true);
  const range = toRange(origin.range);
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  const document = open?.document ?? (await vscode.workspace.openTextDocument(uri));
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: open?.viewColumn ?? vscode.ViewColumn.One,
    preserveFocus: !takeFocus,
    selection: new vscode.Range(range.start, range.start),
  });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** An origin counts from 1, the editor from 0. */
function toRange({ start, end }: TextRange): vscode.Range {
  return new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
}
