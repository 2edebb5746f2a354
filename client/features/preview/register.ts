import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import type { ShowPairCommand, ShowPreviewCommand } from '../../../server/protocol.js';
import type { SavedState } from '../../webview/messages.js';
import type { LanguageServer } from '../language-server/language-server.js';
import { done } from '../walkthrough/done.js';
import { followCursor } from './follow-cursor.js';
import { Previews, VIEW_TYPE } from './previews.js';
import { showOnly } from './show-only.js';

const SHOW_PREVIEW: ShowPreviewCommand = 'vpclens.preview';
const SHOW_PAIR: ShowPairCommand = 'vpclens.previewPair';

export function registerPreview(context: vscode.ExtensionContext, server: LanguageServer): Previews {
  const previews = new Previews(server, context.extensionUri);
  context.subscriptions.push(
    previews,
    followCursor(previews, server),
    vscode.commands.registerCommand(SHOW_PREVIEW, async (target?: vscode.Uri | string, vpc?: unknown) => {
      const uri = await documentOf(target);
      if (!uri) return;
      previews.show(uri, typeof vpc === 'string' ? { type: 'show', tab: 'map', focus: vpc } : undefined);
      done('previewShown');
    }),
    vscode.commands.registerCommand(SHOW_PAIR, async (target: string, from: string, to: string, traffic = '') => {
      const uri = await documentOf(target);
      if (!uri) return;
      previews.show(uri, { type: 'show', tab: 'trace', pair: { from, to, traffic } });
      done('pairShown');
    }),
    vscode.commands.registerCommand('vpclens.previewOnly', () => showOnly(previews, server)),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: Partial<SavedState> | undefined) {
        if (state?.uri) previews.adopt(panel, vscode.Uri.parse(state.uri));
        else panel.dispose();
      },
    }),
  );
  return previews;
}

/** What a menu, a code lens or the palette means. A file that is in no editor yet is opened: the preview stands beside its text. */
async function documentOf(target: vscode.Uri | string | undefined): Promise<vscode.Uri | undefined> {
  const uri =
    typeof target === 'string' ? vscode.Uri.parse(target) : (target ?? vscode.window.activeTextEditor?.document.uri);
  if (!uri) {
    void vscode.window.showInformationMessage(
      say`VPC Lens: open a .vpc file first; the preview shows the network it describes.`,
    );
    return undefined;
  }
  const shown = vscode.window.visibleTextEditors.some((editor) => editor.document.uri.toString() === uri.toString());
  if (!shown) await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  return uri;
}
