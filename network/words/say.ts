import { grouped } from './grouped.js';
import { finished, translationOf } from './language.js';
import { termOf } from './terms.js';

/** A template's text between its holes, and as a whole with the holes numbered: what the catalogues know it by. */
interface Pattern {
  readonly pieces: readonly string[];
  readonly text: string;
}

type Hole = string | number | bigint | undefined | Told;

const known = new WeakMap<TemplateStringsArray, Pattern>();

/**
 * Something for people to read: in English as it stands, in another language as its catalogue has it. Lines may be broken where a space would be.
 * Only what this stands in front of is translated, and a test holds that it is.
 */
export function say(strings: TemplateStringsArray, ...holes: readonly Hole[]): string {
  const { pieces, text: english } = patternOf(strings);
  const translation = translationOf(english);
  if (translation !== undefined) return filled(translation, holes);
  let text = pieces[0] as string;
  for (let index = 0; index < holes.length; index++) text += `${holes[index]}${pieces[index + 1]}`;
  return text;
}

/** A text of a table. Tables are made before anybody has said which language is spoken: it is translated when it becomes a part of a sentence. */
export class Told {
  constructor(readonly english: string) {}

  toString(): string {
    return said(this.english);
  }
}

export function told(strings: TemplateStringsArray): Told {
  return new Told(patternOf(strings).text);
}

/** A text that the catalogues know, in the language that is spoken. */
export function said(english: string): string {
  const translation = translationOf(english);
  return translation === undefined ? english : finished(translation);
}

/** `1 address`, `3 addresses`: the noun in the singular. */
export function plural(count: number | bigint, noun: string, several = `${noun}${noun.endsWith('s') ? 'es' : 's'}`) {
  const number = grouped(count);
  const translation = translationOf(`{0} ${noun}`);
  if (translation !== undefined) return filled(translation, [number]);
  return `${number} ${Number(count) === 1 ? noun : several}`;
}

function patternOf(strings: TemplateStringsArray): Pattern {
  let pattern = known.get(strings);
  if (!pattern) {
    const pieces = piecesOf(strings.raw);
    pattern = { pieces, text: patternText(pieces) };
    known.set(strings, pattern);
  }
  return pattern;
}

/** What the catalogues know a template by. */
export const patternText = (pieces: readonly string[]): string =>
  pieces.map((piece, index) => (index === 0 ? piece : `{${index - 1}}${piece}`)).join('');

/** Of a template as it is written. Broken lines are one: the break is a space, and none at the beginning and the end; `\n` is a line end. */
export function piecesOf(raw: readonly string[]): string[] {
  return raw.map((piece, index) => {
    let text = piece;
    if (index === 0) text = text.replace(/^\n\s*/, '');
    if (index === raw.length - 1) text = text.replace(/\n\s*$/, '');
    return text.replace(/ *\n\s*/g, ' ').replace(/\\(.)/gs, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
  });
}

function filled(translation: string, holes: readonly Hole[]): string {
  const text = translation.replace(/\{(\d+)(~?)\}/g, (_, number: string, isTerm: string) => {
    const hole = `${holes[Number(number)]}`;
    return isTerm ? termOf(hole) : hole;
  });
  return finished(text);
}
