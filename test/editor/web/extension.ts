import * as vscode from 'vscode';
import { MemoryFiles } from './memory-files.js';

/** The workspace, as if it were on some far away server. */
export function activate(context: vscode.ExtensionContext): void {
  const files: Readonly<Record<string, string>> = JSON.parse(process.env.VPCLENS_TEST_FILES ?? '{}');
  const memory = new MemoryFiles();
  for (const [path, text] of Object.entries(files)) memory.put(`/workspace/${path}`, text);
  // Somebody else's file, and a link to it.
  memory.put('/elsewhere/secret.vpc', 'network secret 192.168.0.0/16\n');
  memory.link('/workspace/linked', '/elsewhere');
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('vpclens-test', memory));
}
