import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import type {
  BeginningCommand,
  InitializationOptions,
  ShowPairCommand,
  ShowPreviewCommand,
  TurnOffRuleCommand,
} from '../../../server/protocol.js';
import { rulePages } from '../rules/rule-page.js';
import { checkedDocuments } from './checked-documents.js';
import { crashHandler } from './crashes.js';

const SHOW_PREVIEW: ShowPreviewCommand = 'vpclens.preview';
const SHOW_PAIR: ShowPairCommand = 'vpclens.previewPair';
const TURN_OFF_RULE: TurnOffRuleCommand = 'vpclens.turnOffRule';

/** What is offered above an empty file. */
const BEGINNINGS: readonly BeginningCommand[] = [
  'vpclens.newNetwork',
  'vpclens.openExample',
  'vpclens.importAws',
  'vpclens.importTerraform',
  'vpclens.importCloudFormation',
];

/** The server runs in a Node process of its own, over node IPC: a long analysis never holds up the editor. */
export function createClient(context: vscode.ExtensionContext): LanguageClient {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server', 'main.node.cjs').fsPath;
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6021'] } },
  };
  const log = vscode.window.createOutputChannel('VPC Lens', { log: true });
  context.subscriptions.push(log);
  const options: LanguageClientOptions = {
    documentSelector: checkedDocuments((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)),
    outputChannel: log,
    // A function: after a restart the workspace may be trusted.
    initializationOptions: (): InitializationOptions => ({
      trusted: vscode.workspace.isTrusted,
      commands: [SHOW_PREVIEW, SHOW_PAIR, TURN_OFF_RULE, ...BEGINNINGS],
      changes: true,
      status: true,
      tests: true,
      ...(vscode.l10n.bundle ? { words: vscode.l10n.bundle } : {}),
    }),
    // Which files it wants to hear of the server says itself.
    synchronize: { configurationSection: 'vpclens' },
    middleware: rulePages,
    errorHandler: crashHandler(() => client),
  };
  const client = new LanguageClient('vpclens', 'VPC Lens', server, options);
  return client;
}
