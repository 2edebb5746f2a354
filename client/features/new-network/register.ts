import * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import { blockProblem, nameProblem, networkText, SHAPES } from './network-text.js';

export function registerNewNetwork(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('vpclens.newNetwork', (target?: unknown) =>
      newNetwork(typeof target === 'string' ? vscode.Uri.parse(target) : undefined),
    ),
  );
}

/** *New network…*: three questions, then a text with its preview. It goes into the file that is empty and asked for it, else into one that is not saved yet. */
async function newNetwork(target: vscode.Uri | undefined): Promise<void> {
  const title = say`VPC Lens: New Network`;
  const shapes = SHAPES.map(({ shape, label, detail }) => ({ shape, label: `${label}`, detail: `${detail}` }));
  const shape = await vscode.window.showQuickPick(shapes, { title, placeHolder: say`What shall it have?` });
  const name =
    shape &&
    (await vscode.window.showInputBox({ title, prompt: say`Its name`, value: 'shop', validateInput: nameProblem }));
  const block =
    name &&
    (await vscode.window.showInputBox({
      title,
      prompt: say`Its block of addresses: one that no network has which it is to be joined with`,
      value: '10.0.0.0/16',
      validateInput: blockProblem,
    }));
  if (!shape || !name || !block) return;
  const text = networkText({ name, block, shape: shape.shape });
  const empty = await emptyDocument(target);
  const isWritten = empty !== undefined && (await fill(empty, text));
  const document = isWritten ? empty : await vscode.workspace.openTextDocument({ language: 'vpc', content: text });
  if (!isWritten) await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  if (empty && !isWritten)
    void vscode.window.showWarningMessage(
      say`
        VPC Lens: the editor did not let the empty file be written, so the new network is in one of its own. Save
        it where it belongs.
      `,
    );
  await vscode.commands.executeCommand('vpclens.preview', document.uri);
}

/** False: it is read-only, or something else was written into it at the same time. */
async function fill(document: vscode.TextDocument, text: string): Promise<boolean> {
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  return editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
}

async function emptyDocument(uri: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
  const document = uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
  return document?.languageId === 'vpc' && document.getText().trim() === '' ? document : undefined;
}
