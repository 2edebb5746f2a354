import type { ExtensionContext } from 'vscode';
import { activateWith } from './activate.js';
import { connectWorker } from './features/language-server/connect-worker.js';

/** The extension in a browser alone. There are no processes, so there is no task that runs the command line, and no Git. */
export async function activate(context: ExtensionContext): Promise<void> {
  await activateWith(context, connectWorker);
}

/** The server is stopped by its own disposal. */
export function deactivate(): void {}
