import type { ExtensionContext } from 'vscode';
import { activateWith } from './activate.js';
import { connectProcess } from './features/language-server/connect-process.js';
import type { MarkdownExtension } from './features/markdown/register.js';
import { registerTasks } from './features/tasks/check-task.js';

/** The extension where there is Node: in a desktop editor, or on the machine that a browser is connected to. */
export async function activate(context: ExtensionContext): Promise<MarkdownExtension> {
  registerTasks(context);
  return activateWith(context, connectProcess);
}

/** The server is stopped by its own disposal. */
export function deactivate(): void {}
