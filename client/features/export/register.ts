import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import type { LanguageServer } from '../language-server/language-server.js';
import type { Previews } from '../preview/previews.js';
import { exportNetwork } from './export-network.js';
import { CHOICES, type Choice } from './formats.js';

/** *Export…*: of the file that is open, or whose preview has the focus. Called with a file, a format and a target, as a key binding may do, it asks for none of them. */
export function registerExport(context: vscode.ExtensionContext, server: LanguageServer, previews: Previews): void {
  const log = vscode.window.createOutputChannel('VPC Lens Export');
  const { extensionUri } = context;
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand('vpclens.export', async (file?: unknown, format?: unknown, target?: unknown) => {
      const network = networkOf(file, previews);
      if (!network) {
        void vscode.window.showInformationMessage(
          say`VPC Lens: open a .vpc file first; what is exported is the network it describes.`,
        );
        return;
      }
      const choice = CHOICES.find((one) => one.format === format) ?? (await choose());
      if (!choice) return;
      const given = target instanceof vscode.Uri ? target : undefined;
      await exportNetwork({ server, previews, extensionUri, log }, network, choice, given);
    }),
  );
}

/** From the title of a preview comes the address of its panel, which is no file. */
function networkOf(given: unknown, previews: Previews): vscode.Uri | undefined {
  const uri = typeof given === 'string' ? vscode.Uri.parse(given) : given;
  if (uri instanceof vscode.Uri && !uri.scheme.startsWith('webview')) return uri;
  const shown = vscode.window.activeTextEditor?.document;
  return previews.activeUri ?? (shown?.languageId === 'vpc' ? shown.uri : undefined);
}

async function choose(): Promise<Choice | undefined> {
  const items = CHOICES.map((choice) => ({ label: choice.name, detail: `${choice.what}`, choice }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: say`VPC Lens: Export`,
    placeHolder: say`What to make of the network`,
    matchOnDetail: true,
  });
  return chosen?.choice;
}
