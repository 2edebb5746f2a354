import * as vscode from 'vscode';
import { type ExampleFile, examplesAmong } from './arrange.js';
import { firstSentence } from './first-sentence.js';

export interface ExampleItem extends vscode.QuickPickItem {
  /** Below the examples' folder. */
  readonly path: string;
}

/** The examples of the folder, and of the folders in it. */
export async function exampleItems(folder: vscode.Uri): Promise<ExampleItem[]> {
  return examplesAmong(await filesBelow(folder, '')).map(({ path, text }) => ({
    path,
    label: path.replace(/\.vpc$/, '').replaceAll('-', ' '),
    description: path,
    detail: firstSentence(text),
  }));
}

async function filesBelow(folder: vscode.Uri, below: string): Promise<ExampleFile[]> {
  const files: ExampleFile[] = [];
  for (const [name, type] of await vscode.workspace.fs.readDirectory(folder)) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory) files.push(...(await filesBelow(uri, `${below}${name}/`)));
    else if (name.endsWith('.vpc')) {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      files.push({ path: `${below}${name}`, text });
    }
  }
  return files;
}
