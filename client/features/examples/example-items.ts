import * as vscode from 'vscode';
import { type ExampleFile, examplesAmong } from './arrange.js';
import { firstSentence } from './first-sentence.js';

export interface ExampleItem extends vscode.QuickPickItem {
  /** Below the examples' folder. */
  readonly path: string;
}

/** All that the extension was delivered with, in one file: in a browser what is delivered cannot be listed. */
export async function exampleFiles(extensionUri: vscode.Uri): Promise<readonly ExampleFile[]> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'examples.json'));
  return JSON.parse(new TextDecoder().decode(bytes));
}

export function exampleItems(files: readonly ExampleFile[]): ExampleItem[] {
  return examplesAmong(files).map(({ path, text }) => ({
    path,
    label: path.replace(/\.vpc$/, '').replaceAll('-', ' '),
    description: path,
    detail: firstSentence(text),
  }));
}
