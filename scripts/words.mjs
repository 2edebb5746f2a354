// What the catalogues lack, and what in them nobody says any more.
//   node scripts/words.mjs [--write]    --write: adds what is missing with an empty translation, takes out what is not used, and sorts
import { cataloguesOf, LANGUAGES, roomOf, writeCatalogue } from './words/catalogues.mjs';
import { sourceStrings } from './words/strings.mjs';

const write = process.argv.includes('--write');
const strings = sourceStrings();
const used = new Set(strings.map(({ text }) => text));

for (const language of LANGUAGES) {
  const rooms = cataloguesOf(language);
  const known = new Set(Object.values(rooms).flatMap((texts) => Object.keys(texts)));
  for (const { text, file, line } of strings) {
    if (known.has(text)) continue;
    known.add(text);
    console.log(`${language}: missing: ${JSON.stringify(text)} (${file}:${line})`);
    rooms[roomOf(file)] = { ...rooms[roomOf(file)], [text]: '' };
  }
  for (const [room, texts] of Object.entries(rooms)) {
    for (const [text, translation] of Object.entries(texts)) {
      if (!used.has(text)) {
        console.log(`${language}: not used: ${JSON.stringify(text)} (l10n/${language}/${room}.json)`);
        delete texts[text];
      } else if (translation === '')
        console.log(`${language}: empty: ${JSON.stringify(text)} (l10n/${language}/${room}.json)`);
    }
    if (write) writeCatalogue(language, room, texts);
  }
}
