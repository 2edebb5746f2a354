import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { say } from '../../../network/words/index.js';
import { clientOptions } from './client-options.js';
import type { Connected } from './language-server.js';
import { serveFiles } from './serve-files.js';

/** The server runs in a web worker of its own: a long analysis never holds up the editor. It is told files by this side. */
export function connectWorker(context: vscode.ExtensionContext): Connected {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server', 'main.browser.js').toString(true);
  let worker: Worker | undefined;
  const begin = async () => {
    worker?.terminate();
    worker = new Worker(script, { name: 'VPC Lens' });
    worker.addEventListener('error', ({ message }) => {
      const reason = message || say`its script ${script} could not be loaded`;
      client.error(say`The language server’s worker failed: ${reason}`);
    });
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const client: LanguageClient = new LanguageClient(
    'vpclens',
    'VPC Lens',
    begin,
    clientOptions(context, () => client),
  );
  serveFiles(client);
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  return {
    client,
    async restart() {
      if (client.isRunning()) await client.stop();
      await client.start();
    },
  };
}
