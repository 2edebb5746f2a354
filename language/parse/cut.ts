import { COMMENT_NEVER_CLOSED } from '../lexer/tokenizer.js';
import { tokensOf } from '../services.js';
import { startsIn } from '../words/blocks.js';
import { once } from '../words/once.js';

export interface Cut {
  /** The offsets at which a piece of the text starts, the first of them 0: each is the start of a line. */
  readonly starts: readonly number[];
  /** A block or a comment is open at the end, so that what comes after the text is inside it. */
  readonly open: boolean;
  /** Lines without a declaration stand at the end: comments there belong to what comes after the text. */
  readonly loose: boolean;
}

const declarationWords: () => ReadonlySet<string> = once(() => new Set(startsIn('File')));

/**
 * Where a text can be cut into pieces that are read by themselves: before lines that begin with a declaration's word while no block is open, and before the comments that stand above them.
 * Invariant: whether a place is one hangs on the text before it and on that word alone, so that cutting may begin at any earlier cut.
 */
export function cut(text: string): Cut {
  const { tokens, comments, errors } = tokensOf(text);
  const starts = [0];
  let depth = 0;
  let comment = 0;
  let line = 0;
  let end = -1;
  /** Behind the lines of the last token, and of the comments that begin on them. */
  const endOfLines = (before: number): number => {
    let behind = end < 0 ? 0 : lineAfter(text, end);
    for (let next = comments[comment]; next && next.startOffset < before; next = comments[++comment])
      if (next.startOffset < behind) behind = lineAfter(text, next.endOffset as number);
    return behind;
  };
  for (const token of tokens) {
    const begins = end >= 0 && depth === 0 && (token.startLine as number) > line && declarationWords().has(token.image);
    const start = endOfLines(token.startOffset);
    if (begins && start <= token.startOffset) starts.push(start);
    if (token.image === '{') depth++;
    else if (token.image === '}' && depth > 0) depth--;
    line = token.endLine as number;
    end = token.endOffset as number;
  }
  const open = depth > 0 || errors.some(({ message }) => message === COMMENT_NEVER_CLOSED);
  return { starts, open, loose: endOfLines(text.length) < text.length };
}

function lineAfter(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  return next < 0 ? text.length : next + 1;
}
