/** The catalogues say what the source says, all of it, and nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { said, speak, TRANSLATIONS } from '../../network/words/index.js';
import {
  catalogueOf,
  cataloguesOf,
  delivered,
  LANGUAGES,
  OF_COMMANDS,
  roomOf,
} from '../../scripts/words/catalogues.mjs';
import { sourceFiles, sourceStrings, stringsIn } from '../../scripts/words/strings.mjs';
import { untaggedIn } from '../../scripts/words/untagged.mjs';
import { ROOT } from '../architecture/source-tree.js';
import { CODE, NAMES, NOT_FOR_PEOPLE, TABLES_OF_NAMES, WRITTEN } from './left-out.js';

/** Rooms of which every sentence is translated. */
const ROOMS = [
  'client/features',
  'client/webview',
  'client/playground',
  'cli',
  'network',
  'server',
  'language',
  'interchange',
  'library',
];

const strings = sourceStrings();
const holesOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\d+)~?\}/g)].map(([, number]) => number as string))].sort();
/** What stands in backticks, without what is filled in. */
const codeOf = (text: string): string[] => [...text.matchAll(/`([^`]*)`/g)].map(([, code]) => code as string).sort();

it('there are those of the languages that are spoken', () => {
  expect(LANGUAGES).toEqual([...TRANSLATIONS]);
});

describe.each([...TRANSLATIONS])('in %s', (language) => {
  const catalogue = catalogueOf(language);

  it('nothing is missing', () => {
    expect(strings.length).toBeGreaterThan(100);
    const missing = strings.filter(({ text }) => !catalogue[text]);
    expect(missing.map(({ text, file, line }) => `${file}:${line}: ${text}`)).toEqual([]);
  });

  it('nothing is left over', () => {
    const used = new Set(strings.map(({ text }) => text));
    const rooms = Object.entries(cataloguesOf(language));
    const unused = rooms.flatMap(([room, texts]) =>
      Object.keys(texts).flatMap((text) => (used.has(text) ? [] : [`${room}: ${text}`])),
    );
    expect(unused).toEqual([]);
    // A text that two rooms had could be translated in two ways.
    expect(rooms.flatMap(([, texts]) => Object.keys(texts))).toHaveLength(Object.keys(catalogue).length);
  });

  it('nothing that others say too is delivered with the commands alone', () => {
    const ofCommands = new Set(OF_COMMANDS.flatMap((room) => Object.keys(cataloguesOf(language)[room] ?? {})));
    const others = strings.filter(({ text, file }) => ofCommands.has(text) && !OF_COMMANDS.includes(roomOf(file)));
    expect(ofCommands.size).toBeGreaterThan(10);
    expect(others.map(({ text, file }) => `${file}: ${text}`)).toEqual([]);
  });

  const texts = Object.entries(catalogue);

  it('nothing is still English', () => {
    const isEnglish = ([english, translation]: readonly [string, string]): boolean =>
      !NAMES.has(english) &&
      (translation === english || (!/[가-힣]/.test(translation) && /[a-z] [a-z]/.test(translation)));
    expect(texts.filter(isEnglish)).toEqual([]);
  });

  it('every hole is there, and none besides', () => {
    expect(texts.filter(([english, translation]) => holesOf(english).join() !== holesOf(translation).join())).toEqual(
      [],
    );
  });

  it('what is code is the same', () => {
    expect(texts.filter(([english, translation]) => codeOf(english).join() !== codeOf(translation).join())).toEqual([]);
  });

  it('what is delivered, by short keys, says the same', () => {
    const saidBy = (translations: Readonly<Record<string, string>>): string[] => {
      speak(language, translations);
      const all = texts.map(([english]) => said(english));
      speak('en');
      return all;
    };
    expect(saidBy(delivered(catalogue))).toEqual(saidBy(catalogue));
    expect(Object.keys(delivered(catalogue)).join('').length).toBeLessThan(10 * texts.length);
  });

  it('lines end where they end', () => {
    const ends = (text: string): number => text.split('\n').length;
    expect(texts.filter(([english, translation]) => ends(english) !== ends(translation))).toEqual([]);
  });
});

it('no sentence of a room that speaks languages stands without its tag', () => {
  const files = sourceFiles(ROOMS).filter(
    (file) =>
      !NOT_FOR_PEOPLE.has(file) && ![...TABLES_OF_NAMES, 'language/print/'].some((folder) => file.startsWith(folder)),
  );
  const untagged = files.flatMap((file) =>
    untaggedIn(readFileSync(join(ROOT, file), 'utf8'), file.startsWith('interchange/import/') ? WRITTEN : [])
      .filter(({ text }) => !CODE.has(text))
      .map(({ text, line }) => `${file}:${line}: ${text}`),
  );
  expect(untagged).toEqual([]);
});

describe('the reading of the source', () => {
  it('sees what is said', () => {
    const source = [
      "import { plural, say, told } from '../words/index.js';",
      ['const a = say`One $', '{b}`;'].join(''),
      'const c = told`Two`;',
      "plural(3, 'address');",
      "const d = 'not this';",
      'const e = say`',
      '  broken',
      ['  in $', '{f} lines'].join(''),
      '`;',
    ].join('\n');
    expect(stringsIn('x.ts', source).map(({ text, line }) => [text, line])).toEqual([
      ['One {0}', 2],
      ['Two', 3],
      ['{0} address', 4],
      ['broken in {0} lines', 6],
    ]);
  });

  it('sees a sentence without a tag, and takes code and errors for what they are', () => {
    const found = untaggedIn(
      [
        ['const a = { message: `The subnet $', '{b} has no route` };'].join(''),
        "throw new Error('the rule may not ask');",
        "const c = { newText: 'allow all from any' };",
        ['const d = say`The rule denies $', '{e ? "all of it here" : say`nothing of it here`}`;'].join(''),
      ].join('\n'),
    );
    expect(found.map(({ line, text }) => [line, text])).toEqual([
      [1, 'The subnet … has no route'],
      [4, 'all of it here'],
    ]);
  });
});
