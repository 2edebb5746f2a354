import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import type { PreviewMessage } from '../../webview/messages.js';

/** Writes a file that the page made where it was asked for; else asks where it goes, beside its network at first. */
export async function saveFile(
  network: vscode.Uri,
  { name, data }: Extract<PreviewMessage, { type: 'save' }>,
  given?: vscode.Uri,
): Promise<void> {
  const target = given ?? (await askTarget(network, name));
  if (target) await vscode.workspace.fs.writeFile(target, data);
}

async function askTarget(network: vscode.Uri, name: string): Promise<vscode.Uri | undefined> {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  // A document that is not saved yet lies nowhere.
  const beside = network.scheme === 'untitled' ? undefined : vscode.Uri.joinPath(network, '..', name);
  return vscode.window.showSaveDialog({
    ...(beside ? { defaultUri: beside } : {}),
    filters: { [ending.toUpperCase()]: [ending] },
    title: ending === 'svg' || ending === 'png' ? say`Save the map` : say`Save the matrix`,
  });
}
