import * as vscode from 'vscode';
import type { ExportParams } from '../../../server/protocol.js';

/** What every exported page has, as it is delivered with the extension: on a disk, or where a browser has it from. */
export async function readParts(extensionUri: vscode.Uri): Promise<NonNullable<ExportParams['parts']>> {
  const part = async (...path: readonly string[]): Promise<string> => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', ...path));
    return new TextDecoder().decode(bytes);
  };
  const [preview, style, analysis] = await Promise.all([
    // In a page that is exported it is that page's script.
    part('webview', 'preview.js'),
    part('webview', 'report.css'),
    // In a page it answers questions and is no server.
    part('server', 'main.browser.js'),
  ]);
  return { preview, analysis, style };
}
