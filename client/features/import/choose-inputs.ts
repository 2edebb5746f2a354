import * as vscode from 'vscode';
import type { Source } from './sources.js';

/** Which files or folders to import; undefined: none, after all. No system's dialog lets one choose files and folders alike, so what is meant is asked first. */
export async function chooseInputs(source: Source): Promise<readonly vscode.Uri[] | undefined> {
  const kind = source.folder ? await chooseKind(source, source.folder) : 'files';
  if (!kind) return undefined;
  return vscode.window.showOpenDialog({
    title: `VPC Lens: Import from ${source.name}: ${kind === 'files' ? source.files : source.folder}`,
    openLabel: 'Import',
    canSelectMany: true,
    canSelectFiles: kind === 'files',
    canSelectFolders: kind === 'folder',
    ...(kind === 'files' ? { filters: { [source.name]: [...source.endings] } } : {}),
  });
}

async function chooseKind(source: Source, folder: string): Promise<'files' | 'folder' | undefined> {
  const items: (vscode.QuickPickItem & { readonly what: 'files' | 'folder' })[] = [
    { what: 'folder', label: 'A folder…', detail: folder },
    { what: 'files', label: 'Files…', detail: source.files },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: `VPC Lens: Import from ${source.name}`,
    placeHolder: 'What to import',
  });
  return chosen?.what;
}
