import * as vscode from 'vscode';
import type { LanguageServer } from '../language-server/language-server.js';
import { chooseInputs } from './choose-inputs.js';
import { importNetwork } from './import-network.js';
import { SOURCES } from './sources.js';

/** *Import from …*: a command each. Called with URIs, as a task or a key binding may do, it asks for none. */
export function registerImports(context: vscode.ExtensionContext, server: LanguageServer): void {
  const log = vscode.window.createOutputChannel('VPC Lens Import');
  context.subscriptions.push(log);
  for (const source of SOURCES)
    context.subscriptions.push(
      vscode.commands.registerCommand(source.command, async (...given: unknown[]) => {
        const uris = given.flat().filter((one) => one instanceof vscode.Uri);
        const inputs = uris.length > 0 ? uris : await chooseInputs(source);
        if (inputs && inputs.length > 0) await importNetwork(server, log, source, inputs);
      }),
    );
}
