import * as vscode from 'vscode';
import { type ExampleItem, exampleItems } from './example-items.js';

export function registerExamples(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('vpclens.openExample', (name?: unknown) =>
      openExample(context, typeof name === 'string' ? name : undefined),
    ),
  );
}

/** The examples are copied first: they import each other, and an edit must not reach into the installed extension. */
async function openExample(context: vscode.ExtensionContext, name: string | undefined): Promise<void> {
  const source = vscode.Uri.joinPath(context.extensionUri, 'examples');
  const copy = vscode.Uri.joinPath(context.globalStorageUri, 'examples');
  const items = await exampleItems(source);
  const chosen = name ? items.find((item) => item.path === name) : await pick(items);
  if (!chosen) return;
  await vscode.workspace.fs.copy(source, copy, { overwrite: true });
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(copy, chosen.path));
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  await vscode.commands.executeCommand('vpclens.preview', document.uri);
}

function pick(items: readonly ExampleItem[]): Thenable<ExampleItem | undefined> {
  return vscode.window.showQuickPick(items, {
    title: 'VPC Lens: Open Example',
    placeHolder: 'A copy of the example is opened, together with its preview',
    matchOnDetail: true,
  });
}
