import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readImported, realUri } from '../../library/node/disk.js';
import { decodeInput } from '../../library/node/foreign.js';
import { say } from '../../network/words/index.js';
import type { FileSystem } from './file-system.js';

/** More files than this in a workspace are not looked through for importers. */
const MOST_FILES = 2_000;

export const nodeFileSystem: FileSystem = {
  read(uri) {
    if (!uri.startsWith('file:'))
      return {
        refused: say`
        it is not on a disk of this machine, so it is read only while it is open. Open it as well.
      `,
      };
    return readImported(uri);
  },
  readForeign: (uri) => (uri.startsWith('file:') ? readImported(uri, decodeInput) : undefined),
  real: realUri,
  list(folder) {
    const found: string[] = [];
    try {
      collect(fileURLToPath(folder), ['.vpc'], MOST_FILES, found);
    } catch {
      return found;
    }
    return found;
  },
  inputs(chosen, endings) {
    try {
      const path = fileURLToPath(chosen);
      if (!statSync(path).isDirectory()) return [chosen];
      const found: string[] = [];
      // All of them: a network of which a part is left out is another network.
      collect(path, endings, Number.POSITIVE_INFINITY, found);
      return found;
    } catch {
      return [];
    }
  },
};

function collect(folder: string, endings: readonly string[], most: number, found: string[]): void {
  for (const entry of entriesOf(folder)) {
    if (found.length >= most) return;
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) collect(path, endings, most, found);
    else if (entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
      found.push(pathToFileURL(path).href);
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
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
