import type { ExtensionContext } from 'vscode';
import { activateWith } from './activate.js';
import { connectWorker } from './features/language-server/connect-worker.js';
import type { MarkdownExtension } from './features/markdown/register.js';

/** The extension in a browser alone. There are no processes, so there is no task that runs the command line, and no Git. */
export async function activate(context: ExtensionContext): Promise<MarkdownExtension> {
  return activateWith(context, connectWorker);
}

/** The server is stopped by its own disposal. */
export function deactivate(): void {}
