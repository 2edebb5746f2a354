import * as vscode from 'vscode';
import { ask } from './preview-driver.js';

export function write(uri: vscode.Uri, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

export async function isShown(selector: string, text: string): Promise<boolean> {
  return Number(await ask({ action: 'count', selector: `${selector}:has-text("${text}")` })) > 0;
}

/** Among the notifications that wait to be read: a test's window shows them nowhere else. */
export async function isNotified(text: string): Promise<boolean> {
  await vscode.commands.executeCommand('notifications.showList');
  return isShown('.notifications-center', text);
}
