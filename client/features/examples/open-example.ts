import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import type { ShowPairCommand, ShowPreviewCommand } from '../../../server/protocol.js';
import { done } from '../walkthrough/done.js';
import type { ExampleFile } from './arrange.js';
import { type ExampleItem, exampleFiles, exampleItems } from './example-items.js';

const SHOW_PREVIEW: ShowPreviewCommand = 'vpclens.preview';
const SHOW_PAIR: ShowPairCommand = 'vpclens.previewPair';

/** Called without a name it asks for one; `question` is answered in the preview: from, to, traffic. */
export function registerExamples(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('vpclens.openExample', (name?: unknown, ...question: unknown[]) =>
      openExample(
        context,
        typeof name === 'string' ? name : undefined,
        question.filter((part) => typeof part === 'string'),
      ),
    ),
  );
}

/**
 * The examples are copied first: they import each other, and an edit must not reach into the installed extension.
 * Invariant: a copy is never written over, since its reader may have edited it; a new version of the extension has one of its own.
 */
async function openExample(
  context: vscode.ExtensionContext,
  name: string | undefined,
  question: readonly string[],
): Promise<void> {
  const { version } = context.extension.packageJSON as { readonly version: string };
  const copy = vscode.Uri.joinPath(context.globalStorageUri, `examples-${version}`);
  const files = await exampleFiles(context.extensionUri);
  const items = exampleItems(files);
  const chosen = name ? items.find((item) => item.path === name) : await pick(items);
  if (!chosen) return;
  const own = vscode.Uri.joinPath(copy, chosen.path);
  const isNew = !(await isThere(copy));
  // One of a copy that is there already: its reader threw it away.
  for (const file of files) if (isNew || (file.path === chosen.path && !(await isThere(own)))) await write(copy, file);
  const document = await vscode.workspace.openTextDocument(own);
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  if (question.length > 1) await vscode.commands.executeCommand(SHOW_PAIR, document.uri.toString(), ...question);
  else await vscode.commands.executeCommand(SHOW_PREVIEW, document.uri);
  done('exampleOpened');
}

function write(folder: vscode.Uri, { path, text }: ExampleFile): Thenable<void> {
  return vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(text));
}

function pick(items: readonly ExampleItem[]): Thenable<ExampleItem | undefined> {
  return vscode.window.showQuickPick(items, {
    title: say`VPC Lens: Open Example`,
    placeHolder: say`A copy of the example is opened, together with its preview`,
    matchOnDetail: true,
  });
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
