import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

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
