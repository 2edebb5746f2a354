import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileSystem } from './file-system.js';

/** More files than this in a workspace are not looked through for importers. */
const MOST_FILES = 2_000;
/** A file above this size is not read: it is no hand-written network, and would stop the server for seconds. */
const MOST_BYTES = 64 * 1024 * 1024;

export const nodeFileSystem: FileSystem = {
  read(uri) {
    try {
      const path = fileURLToPath(uri);
      const stat = statSync(path);
      return stat.isFile() && stat.size <= MOST_BYTES ? readFileSync(path, 'utf8') : undefined;
    } catch {
      return undefined;
    }
  },
  list(folder) {
    const found: string[] = [];
    try {
      collect(fileURLToPath(folder), found);
    } catch {
      return found;
    }
    return found;
  },
};

function collect(folder: string, found: string[]): void {
  for (const entry of entriesOf(folder)) {
    if (found.length >= MOST_FILES) return;
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) collect(path, found);
    else if (entry.isFile() && entry.name.endsWith('.vpc')) found.push(pathToFileURL(path).href);
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The rules' pages that were delivered with a program (`dist/server/main.node.cjs`, `dist/cli/vpclens.cjs`), as a URI; undefined where they are not there. */
export function docsFolder(program: string | undefined): string | undefined {
  if (!program) return undefined;
  try {
    const folder = join(dirname(realpathSync(program)), '..', '..', 'docs', 'rules');
    return existsSync(folder) ? `${pathToFileURL(folder).href}/` : undefined;
  } catch {
    return undefined;
  }
}
