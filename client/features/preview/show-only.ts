import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import type { LanguageServer } from '../language-server/language-server.js';
import type { Previews } from './previews.js';

/** The subnet or VPC around the cursor, alone on the preview's map: the page knows which of the names around the cursor are one. */
export async function showOnly(previews: Previews, server: LanguageServer): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const tell = (text: string) => void vscode.window.showInformationMessage(text);
  if (editor?.document.languageId !== 'vpc') {
    tell(say`VPC Lens: open a .vpc file first, and put the cursor into a VPC or subnet.`);
    return;
  }
  const { line, character } = editor.selection.active;
  const own = new vscode.CancellationTokenSource();
  try {
    const params = { textDocument: { uri: editor.document.uri.toString() }, position: { line, character } };
    const { elements } = await server.elementAt(params, own.token);
    if (elements.length === 0) tell(say`VPC Lens: put the cursor into a VPC or subnet: there is none around it now.`);
    else previews.show(editor.document.uri, { type: 'show', tab: 'map', only: elements });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(say`VPC Lens: there is no answer. ${text}`);
  } finally {
    own.dispose();
  }
}
