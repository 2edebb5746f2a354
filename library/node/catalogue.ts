import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalogue, Language } from '../../network/words/index.js';

/** The translations that were delivered with a program (`dist/server/main.node.cjs`, `dist/cli/vpclens.cjs`); undefined where they are not there: it speaks English then. */
export function catalogueOf(language: Language, program: string | undefined): Catalogue | undefined {
  if (!program) return undefined;
  try {
    const file = join(dirname(realpathSync(program)), '..', 'l10n', `bundle.l10n.${language}.json`);
    return JSON.parse(readFileSync(file, 'utf8')) as Catalogue;
  } catch {
    return undefined;
  }
}
