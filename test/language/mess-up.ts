import { tokensOf } from '../../language/services.js';
import type { Dice } from './random-network.js';

const GAPS = [
  ' ',
  ' ',
  ' ',
  ' ',
  '  ',
  '\n',
  '\n\n\n',
  '\t',
  '\r\n',
  ' /* c */ ',
  ' // line\n',
  '\n// own line\n  ',
  '\n/* two\n lines */\n',
  ' /* a */ /* b */ // c\n',
];

/** The same tokens with other white space and comments between them. */
export function messUp(text: string, dice: Dice): string {
  const { tokens } = tokensOf(text);
  let out = '';
  tokens.forEach((token, index) => {
    const gap = index > 0 && dice.chance(60) ? ' ' : dice.pick(GAPS);
    out += gap + token.image;
  });
  return out + dice.pick(['', '\n', ' // the end']);
}

/** Tokens and comments of a text, in order, white space aside. */
export function substance(text: string): string[] {
  const { tokens, comments } = tokensOf(text);
  return [...tokens, ...comments]
    .sort((a, b) => a.startOffset - b.startOffset)
    .map((token) => token.image.replace(/\s+/g, ' ').trim());
}
