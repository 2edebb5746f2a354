import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalogue, Language } from '../../network/words/index.js';

/** The translations that were delivered with a program (`dist/server/main.node.cjs`, `dist/cli/vpclens.cjs`); undefined where they are not there: it speaks English then. What commands alone say is no part of the extension. */
export function catalogueOf(language: Language, program: string | undefined): Catalogue | undefined {
  if (!program) return undefined;
  const [bundle, commands] = [`bundle.l10n.${language}.json`, `commands.${language}.json`].map((file) =>
    read(program, file),
  );
  return bundle && { ...bundle, ...commands };
}

function read(program: string, file: string): Catalogue | undefined {
  try {
    return JSON.parse(readFileSync(join(dirname(realpathSync(program)), '..', 'l10n', file), 'utf8')) as Catalogue;
  } catch {
    return undefined;
  }
}
