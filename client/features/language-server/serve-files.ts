/** Files for a server that has no disk, whatever file system the workspace is on. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { say } from '../../../network/words/index.js';
import type {
  FileAnswer,
  FileParams,
  ListFilesAnswer,
  ListFilesMethod,
  ListFilesParams,
  ReadFileMethod,
} from '../../../server/protocol.js';

const READ: ReadFileMethod = 'vpclens/readFile';
const LIST: ListFilesMethod = 'vpclens/listFiles';

/** A file above this size is no hand-written network, and would stop a server for seconds. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Each is a question to a file system that may be far away. */
const MOST_FOLDERS = 5_000;
/** Milliseconds. The server holds back what it is asked while it waits for a file. */
const LONGEST = 30_000;

export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(READ, async ({ uri }: FileParams): Promise<FileAnswer> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<FileAnswer>((resolve) => {
      timer = setTimeout(() => resolve({ refused: say`it did not come within ${LONGEST / 1000} seconds.` }), LONGEST);
    });
    try {
      return await Promise.race([answerOf(vscode.Uri.parse(uri, true)), late]);
    } finally {
      clearTimeout(timer);
    }
  });
  client.onRequest(LIST, async ({ uri, endings, most }: ListFilesParams): Promise<ListFilesAnswer> => {
    const chosen = vscode.Uri.parse(uri, true);
    const type = await typeOf(chosen);
    if (type === undefined) return { files: [] };
    if (!(type & vscode.FileType.Directory)) return { files: [chosen.toString()] };
    return { files: await filesBelow(chosen, endings, most ?? Number.POSITIVE_INFINITY) };
  });
}

async function answerOf(uri: vscode.Uri): Promise<FileAnswer> {
  try {
    for (const place of [...foldersAbove(uri), uri]) if (isLink(await typeOf(place))) return { refused: linked() };
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.File || size > MOST_BYTES) return {};
    return { bytes: await vscode.workspace.fs.readFile(uri) };
  } catch (error) {
    if (
      error instanceof vscode.FileSystemError &&
      /^(FileNotFound|FileNotADirectory|FileIsADirectory)$/.test(error.code)
    )
      return {};
    return { refused: say`it could not be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

const linked = (): string => say`
  it is a link, or lies behind one, and here it cannot be told where that leads. Files are read only from the workspace,
  so that nobody’s .vpc file can bring what is elsewhere into view. Put a copy in its place.
`;

const isLink = (type: vscode.FileType | undefined): boolean =>
  type !== undefined && (type & vscode.FileType.SymbolicLink) !== 0;

/** Those of the workspace that a file is in: where the workspace itself lies is its owner's affair. */
function foldersAbove(uri: vscode.Uri): vscode.Uri[] {
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (!root) return [];
  const steps = uri.path.slice(root.path.length).split('/').filter(Boolean);
  return steps.slice(0, -1).map((_, i) => vscode.Uri.joinPath(root, ...steps.slice(0, i + 1)));
}

async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch {
    return undefined;
  }
}

/** Hidden folders and dependencies are left out, and so is what lies behind links. */
async function filesBelow(folder: vscode.Uri, endings: readonly string[], most: number): Promise<string[]> {
  const found: string[] = [];
  const folders = [folder];
  // An array can be iterated while it grows.
  for (const [i, next] of folders.entries()) {
    if (i >= MOST_FOLDERS) break;
    for (const [name, type] of await entriesOf(next)) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      const uri = vscode.Uri.joinPath(next, name);
      if (type === vscode.FileType.Directory) folders.push(uri);
      else if (type === vscode.FileType.File && endings.some((ending) => name.endsWith(ending)))
        found.push(uri.toString());
      if (found.length >= most) return found;
    }
  }
  return found;
}

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).sort(([a], [b]) => (a < b ? -1 : 1));
  } catch {
    return [];
  }
}
