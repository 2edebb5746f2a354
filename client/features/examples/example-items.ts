import * as vscode from 'vscode';
import { firstSentence } from './first-sentence.js';

export interface ExampleItem extends vscode.QuickPickItem {
  /** Below the examples' folder. */
  readonly path: string;
}

/** Every `.vpc` file of the folder, and of the folders in it. */
export async function exampleItems(folder: vscode.Uri, below = ''): Promise<ExampleItem[]> {
  const items: ExampleItem[] = [];
  const entries = await vscode.workspace.fs.readDirectory(folder);
  for (const [name, type] of entries.sort(([a], [b]) => a.localeCompare(b))) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory) items.push(...(await exampleItems(uri, `${below}${name}/`)));
    else if (name.endsWith('.vpc')) items.push(await item(uri, `${below}${name}`));
  }
  return items;
}

async function item(uri: vscode.Uri, path: string): Promise<ExampleItem> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  return {
    path,
    label: path.replace(/\.vpc$/, '').replaceAll('-', ' '),
    description: path,
    detail: firstSentence(text),
  };
}
