import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import type { StatusParams } from '../../../server/protocol.js';
import type { LanguageServer } from '../language-server/language-server.js';
import { statusText } from './status-text.js';

/** The item beside the name of the language in the status bar, of every `.vpc` file. */
export function registerStatus(context: vscode.ExtensionContext, server: LanguageServer): void {
  const item = vscode.languages.createLanguageStatusItem('vpclens.status', { language: 'vpc' });
  item.name = 'VPC Lens';
  let status: StatusParams = { networks: [] };
  let stopped = false;

  const show = (): void => {
    item.severity = stopped ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    item.command = stopped ? { command: 'vpclens.restartServer', title: say`Restart` } : undefined;
    const document = vscode.window.activeTextEditor?.document;
    const said = stopped
      ? { text: say`The language server is not running`, detail: say`nothing is checked`, busy: false }
      : document?.languageId === 'vpc' && statusText(status.networks, document.uri.toString(), status.closed);
    if (said) Object.assign(item, said);
  };
  const now = (isStopped: boolean, told: StatusParams): void => {
    stopped = isStopped;
    status = told;
    show();
  };

  context.subscriptions.push(
    item,
    server.onStatus((told) => now(false, told)),
    server.onRunning(() => now(false, { networks: [] })),
    server.onStopped(() => now(true, { networks: [] })),
    vscode.window.onDidChangeActiveTextEditor(show),
  );
  show();
}
