import * as vscode from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { clientOptions } from './client-options.js';
import type { Connected } from './language-server.js';

/** The server runs in a Node process of its own, over node IPC: a long analysis never holds up the editor. */
export function connectProcess(context: vscode.ExtensionContext): Connected {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server', 'main.node.cjs').fsPath;
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6021'] } },
  };
  const client: LanguageClient = new LanguageClient(
    'vpclens',
    'VPC Lens',
    server,
    clientOptions(context, () => client),
  );
  return { client, restart: () => client.restart() };
}
