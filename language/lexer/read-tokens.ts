import { tokensOf } from '../services.js';
import { kindOf, type TokenKind } from './token-types.js';
import { inOrder } from './tokenizer.js';

/** A token or a comment of a text, for whoever must work on any text, however broken. What a word means is for the parser to say. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Counted from 0. */
  readonly line: number;
}

/** Never fails. A character that fits nothing is in no token. */
export function readTokens(text: string): Token[] {
  const { tokens, comments } = tokensOf(text);
  return inOrder(tokens, comments).map(({ image, startOffset, startLine = 1, tokenType }) => ({
    kind: kindOf(tokenType),
    text: image,
    start: startOffset,
    end: startOffset + image.length,
    line: startLine - 1,
  }));
}
