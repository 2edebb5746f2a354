import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import type { PreviewMessage } from '../../webview/messages.js';

/** Asks where the picture goes, beside its network at first, and writes it there. */
export async function savePicture(
  network: vscode.Uri,
  { name, data }: Extract<PreviewMessage, { type: 'save' }>,
): Promise<void> {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  // A document that is not saved yet lies nowhere.
  const beside = network.scheme === 'untitled' ? undefined : vscode.Uri.joinPath(network, '..', name);
  const target = await vscode.window.showSaveDialog({
    ...(beside ? { defaultUri: beside } : {}),
    filters: { [ending.toUpperCase()]: [ending] },
    title: say`Save the map`,
  });
  if (target) await vscode.workspace.fs.writeFile(target, data);
}
