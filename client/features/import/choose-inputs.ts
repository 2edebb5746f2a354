import * as vscode from 'vscode';
import { say, type Told } from '../../../network/words/index.js';
import type { Source } from './sources.js';

/** Which files or folders to import; undefined: none, after all. No system's dialog lets one choose files and folders alike, so what is meant is asked first. */
export async function chooseInputs(source: Source): Promise<readonly vscode.Uri[] | undefined> {
  const kind = source.folder ? await chooseKind(source, source.folder) : 'files';
  if (!kind) return undefined;
  return vscode.window.showOpenDialog({
    title: say`VPC Lens: Import from ${source.name}: ${kind === 'files' ? source.files : source.folder}`,
    openLabel: say`Import`,
    canSelectMany: true,
    canSelectFiles: kind === 'files',
    canSelectFolders: kind === 'folder',
    ...(kind === 'files' ? { filters: { [source.name]: [...source.endings] } } : {}),
  });
}

async function chooseKind(source: Source, folder: Told): Promise<'files' | 'folder' | undefined> {
  const items: (vscode.QuickPickItem & { readonly what: 'files' | 'folder' })[] = [
    { what: 'folder', label: say`A folder…`, detail: `${folder}` },
    { what: 'files', label: say`Files…`, detail: `${source.files}` },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: say`VPC Lens: Import from ${source.name}`,
    placeHolder: say`What to import`,
  });
  return chosen?.what;
}
