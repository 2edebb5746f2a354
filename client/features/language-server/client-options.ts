import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
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

/** What the client tells the server, and does with what it hears, whatever carries their messages. */
export function clientOptions(
  context: vscode.ExtensionContext,
  client: () => BaseLanguageClient,
): LanguageClientOptions {
  const log = vscode.window.createOutputChannel('VPC Lens', { log: true });
  context.subscriptions.push(log);
  return {
    documentSelector: checkedDocuments((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)),
    outputChannel: log,
    // A function: after a restart the workspace may be trusted.
    initializationOptions: (): InitializationOptions => ({
      trusted: vscode.workspace.isTrusted,
      commands: [SHOW_PREVIEW, SHOW_PAIR, TURN_OFF_RULE, ...BEGINNINGS],
      docs: `${vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules')}/`,
      changes: true,
      status: true,
      tests: true,
      ...(vscode.l10n.bundle ? { words: vscode.l10n.bundle } : {}),
    }),
    // Which files it wants to hear of the server says itself.
    synchronize: { configurationSection: 'vpclens' },
    middleware: rulePages,
    errorHandler: crashHandler(client),
  };
}
