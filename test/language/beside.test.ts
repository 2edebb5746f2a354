/** Words that somebody only thinks of: what they would say is what a fresh reader says, and what is said of the text stays. */
import { describe, expect, it } from 'vitest';
import { cursorAt, linesAround, loadNetwork, NetworkSource, readBeside, readInPieces } from '../../language/index.js';
import { officeText } from '../bench/office-text.js';
import { EVERYTHING } from './everything.js';
import { Dice, randomNetwork } from './random-network.js';
import { said } from './said.js';

const URI = 'file:///a.vpc';
const NONE = new Map<string, string>();

/** Some words of a text are others, or spaces; each line stays a line. */
function reworded(text: string, dice: Dice): string {
  const words = [...text.matchAll(/[\w-]+/g)];
  const picked = dice.some(3, () => words[dice.next(words.length)] as RegExpExecArray, 1);
  let out = text;
  for (const { 0: word, index } of picked.sort((a, b) => b.index - a.index)) {
    const other = dice.chance(50)
      ? ' '.repeat(word.length)
      : dice.chance(50)
        ? `${word}x`
        : (words[dice.next(words.length)]?.[0] ?? '');
    out = out.slice(0, index) + other + out.slice(index + word.length);
  }
  return out;
}

it.each([
  ['everything', () => EVERYTHING],
  ['random networks', (dice: Dice) => dice.some(3, () => randomNetwork(dice), 1).join('\n')],
  ['an office', () => officeText(300)],
])('%s', (_, make) => {
  const dice = new Dice(99);
  for (let round = 0; round < 4; round++) {
    const text = make(dice);
    const file = readInPieces(URI, text);
    const source = new NetworkSource();
    const now = source.load(new Map([[URI, file]]), NONE);
    const before = said(now);
    for (let i = 0; i < 10; i++) {
      const other = reworded(text, dice);
      const beside = readBeside(file, other);
      const considered = beside && source.consider(new Map([[URI, beside]]), NONE);
      if (considered)
        expect(said(considered), other).toEqual(said(loadNetwork([{ uri: URI, text: other }], () => undefined)));
      expect(said(now), other).toEqual(before);
    }
    expect(said(source.load(new Map([[URI, readInPieces(URI, text)]]), NONE))).toEqual(before);
  }
});

it('is nothing that moves lines', () => {
  const text = officeText(300);
  const file = readInPieces(URI, text);
  const lines = file.pieces.map(({ line }) => line);
  expect(readBeside(file, text.replace('  internet-gateway igw\n', '\n  internet-gateway igw\n'))).toBeUndefined();
  expect(file.pieces.map(({ line }) => line)).toEqual(lines);
});

describe('the lines around a cursor tell what the whole text does', () => {
  it.each([
    ['of a text without a mistake', EVERYTHING],
    ['of an office', officeText(200)],
    ['with half a statement', officeText(300).replace('allow tcp 8443', 'allow tcp ')],
    ['with a brace that is missing', officeText(300).replace('    }\n    outbound {', '    outbound {')],
  ])('%s', (_, text) => {
    const file = readInPieces(URI, text);
    for (let offset = 0; offset <= text.length; offset += 41) {
      const { start, text: lines } = linesAround(file, offset);
      const around = cursorAt(lines, offset - start);
      const whole = cursorAt(text, offset);
      expect(
        { ...around, start: around.start + start, statementStart: around.statementStart + start },
        text.slice(0, offset).slice(-200),
      ).toEqual(whole);
    }
  });

  it('and are few', () => {
    const text = officeText(5_000);
    const { text: lines } = linesAround(readInPieces(URI, text), text.length >> 1);
    expect(lines.split('\n').length).toBeLessThan(300);
  });
});
