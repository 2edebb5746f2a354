import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { localTemplates } from '../../interchange/import/cloudformation/local-templates.js';
import type { InputFile } from '../../interchange/import/types.js';

/** With the templates of nested stacks that lie where their parents say, and those of the stacks that these nest. One that is not there the import tells of. */
export function withNestedTemplates(
  given: readonly InputFile[],
  cwd: string,
  read: (path: string) => readonly InputFile[],
): readonly InputFile[] {
  const files = [...given];
  const known = new Set(files.map(({ path }) => resolve(cwd, path)));
  // It grows on the way.
  for (const file of files) {
    for (const path of localTemplates(file)) {
      const whole = resolve(cwd, path);
      if (known.has(whole) || statSync(whole, { throwIfNoEntry: false })?.isFile() !== true) continue;
      known.add(whole);
      files.push(...read(path));
    }
  }
  return files;
}
