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

/** What the command line alone says: the extension, which has to be small, does without. */
export const OF_COMMANDS = ['cli'];

/**
 * `dist/l10n/bundle.l10n.LANGUAGE.json`, by the name under which VS Code looks for it: https://code.visualstudio.com/api/references/vscode-api#l10n
 * Beside it `commands.LANGUAGE.json`, with what commands say besides.
 */
export function bundleCatalogues(outdir) {
  mkdirSync(outdir, { recursive: true });
  return LANGUAGES.flatMap((language) => {
    const rooms = Object.entries(cataloguesOf(language));
    const isOfCommands = ([room]) => OF_COMMANDS.includes(room);
    // Together first: keys are told apart over both files.
    const all = delivered(catalogueOf(language));
    const write = (file, some) => {
      const keys = some.flatMap(([, texts]) => Object.keys(delivered(texts)));
      writeFileSync(file, JSON.stringify(Object.fromEntries(keys.map((key) => [key, all[key]]))));
      return file;
    };
    return [
      write(
        `${outdir}/bundle.l10n.${language}.json`,
        rooms.filter((room) => !isOfCommands(room)),
      ),
      write(`${outdir}/commands.${language}.json`, rooms.filter(isOfCommands)),
    ];
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
