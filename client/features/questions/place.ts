import * as vscode from 'vscode';
import type { ShowPairCommand } from '../../../server/protocol.js';

const SHOW_PAIR: ShowPairCommand = 'vpclens.previewPair';

/** A place in a text that a question is about. */
export interface Place {
  readonly editor: vscode.TextEditor;
  readonly params: {
    readonly textDocument: { readonly uri: string };
    readonly position: { readonly line: number; readonly character: number };
  };
}

/** Its answer, in the preview. */
export async function showPair({ editor }: Place, from: string, to: string, traffic = ''): Promise<void> {
  await vscode.commands.executeCommand(SHOW_PAIR, editor.document.uri.toString(), from, to, traffic);
}
