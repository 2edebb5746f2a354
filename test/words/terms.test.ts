/** One thing has one name in Korean, wherever it is spoken of: that of AWS's documents. */
import { expect, it } from 'vitest';
import { catalogueOf } from '../../scripts/words/catalogues.mjs';
import { manifestTexts } from '../client/read-manifest.js';
import { OTHER_WORDS, TERMS } from './terms.js';

const [english, korean] = [manifestTexts('en'), manifestTexts('ko')];
const TEXTS: readonly (readonly [string, string])[] = [
  ...Object.entries(catalogueOf('ko')),
  ...Object.entries(english).flatMap(([key, text]) =>
    key.endsWith('.drawing') ? [] : [[text, korean[key] ?? ''] as const],
  ),
];

/** Halves of a sentence that another language needs no word for. */
const NO_WORD = new Set(['the subnets of VPC']);

/** Without what is code, a command or a link. */
const prose = (text: string): string => text.replace(/`[^`]*`|"[^"]*"|\([a-z]+:[^)]*\)/g, '…');

it.each(TERMS)('$korean.0', ({ english: term, korean: names }) => {
  const meant = TEXTS.filter(([text]) => term.test(prose(text)) && !NO_WORD.has(text));
  expect(meant.length).toBeGreaterThan(0);
  expect(meant.filter(([, translation]) => !names.some((name) => translation.includes(name)))).toEqual([]);
});

it('nothing has a second name', () => {
  const found = TEXTS.filter(([, translation]) => OTHER_WORDS.some((other) => translation.includes(other)));
  expect(found).toEqual([]);
});
