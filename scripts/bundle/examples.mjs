// The examples, as those read them who cannot list a folder: one file with all of them.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Paths below the folder, with forward slashes, and texts. */
export function examplesIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.vpc'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => ({
      path: file.slice(folder.length + 1).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8'),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function writeExamples(folder, file) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(examplesIn(folder)));
}
