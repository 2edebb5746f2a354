// The catalogues: `l10n/LANGUAGE/ROOM.json`, a file a room, by the English text.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../l10n');

export const LANGUAGES = readdirSync(FOLDER);

/** The file that a text belongs to, by the source that has it: a room of `network/` has its own. */
export const roomOf = (file) =>
  file
    .split('/')
    .slice(0, /^(network|interchange)\//.test(file) ? 2 : 1)
    .join('-');

/** By room. */
export function cataloguesOf(language) {
  const folder = join(FOLDER, language);
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      file.replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(folder, file), 'utf8')),
    ]),
  );
}

/** All rooms in one. */
export const catalogueOf = (language) => Object.assign({}, ...Object.values(cataloguesOf(language)));

export function writeCatalogue(language, room, texts) {
  const file = join(FOLDER, language, `${room}.json`);
  mkdirSync(dirname(file), { recursive: true });
  const sorted = Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = `${JSON.stringify(sorted, null, 2)}\n`;
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

/** `dist/l10n/bundle.l10n.LANGUAGE.json`, by the name under which VS Code looks for it: https://code.visualstudio.com/api/references/vscode-api#l10n */
export function bundleCatalogues(outdir) {
  mkdirSync(outdir, { recursive: true });
  return LANGUAGES.map((language) => {
    const file = `${outdir}/bundle.l10n.${language}.json`;
    writeFileSync(file, JSON.stringify(delivered(catalogueOf(language))));
    return file;
  });
}

/** By short keys. Throws where two texts have one. */
export function delivered(catalogue) {
  const texts = new Map();
  for (const [english, translation] of Object.entries(catalogue)) {
    const key = keyOf(english);
    if (texts.has(key)) throw new Error(`two texts have the key ${key}: ${english}`);
    texts.set(key, translation);
  }
  return Object.fromEntries(texts);
}

/** As `network/words/keys.ts` has it; a test holds that both agree. */
function keyOf(english) {
  let hash = 0x811c9dc5;
  for (let index = 0; index < english.length; index++) hash = Math.imul(hash ^ english.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
