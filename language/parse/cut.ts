import type { IToken } from 'chevrotain';
import { commentNeverClosed } from '../lexer/tokenizer.js';
import { tokensOf } from '../services.js';
import { startsIn } from '../words/blocks.js';
import { once } from '../words/once.js';

export interface Cut {
  readonly pieces: readonly CutPiece[];
  /** A block or a comment is open at the end, so that what comes after the text is inside it. */
  readonly open: boolean;
  /** It is a comment. */
  readonly swallows: boolean;
  /** Comments at the end, or lines without a declaration, belong to what comes after the text. */
  readonly loose: boolean;
}

export interface CutPiece {
  /** The offset at which it starts: 0, or the start of a line. */
  readonly start: number;
  /** A block of its own is never closed. */
  readonly open: boolean;
}

const declarationWords: () => ReadonlySet<string> = once(() => new Set(startsIn('File')));

/**
 * Where a text can be cut into pieces that are read by themselves: before lines that begin with a declaration's word while no block is open, and before the comments that stand above them.
 * Where a block is never closed, what comes behind it is cut before each declaration that stands at the margin: one brace that is missing does not swallow the rest.
 * Invariant: whether a place is one hangs on the text before it, on that word, and on whether a block before it is never closed; so cutting may begin at any earlier cut before which all are closed.
 */
export function cut(text: string): Cut {
  const { tokens, comments, errors } = tokensOf(text);
  const [balanced, unbalanced] = atDepthZero(tokens);
  const places = new Places(text, comments);
  const pieces: { start: number; open: boolean }[] = [{ start: 0, open: false }];
  for (const index of [...balanced, ...(unbalanced === undefined ? [] : atMargin(tokens, unbalanced))]) {
    const start = places.before(tokens, index);
    if (start !== undefined) pieces.push({ start, open: false });
  }
  if (unbalanced !== undefined) markOpen(pieces, tokens);
  const swallows = errors.some(({ message }) => message === commentNeverClosed());
  return { pieces, open: unbalanced !== undefined || swallows, swallows, loose: places.isLoose(tokens) };
}

/** Whether a piece is one wherever it stands, behind a block that is never closed as well: its one declaration begins at the margin, and closes all that it opens and nothing else. */
export function isCutEitherWay(text: string): boolean {
  const { tokens, errors } = tokensOf(text);
  const [first] = tokens;
  const [balanced, unbalanced] = atDepthZero(tokens);
  return (
    first?.startColumn === 1 &&
    first.image !== 'maybe' &&
    declarationWords().has(first.image) &&
    unbalanced === undefined &&
    balanced.length === 0 &&
    !closesMore(tokens) &&
    atMargin(tokens, 0).length === 0 &&
    !errors.some(({ message }) => message === commentNeverClosed())
  );
}

/** The tokens that begin a declaration on a line of their own outside every block; and the first token of the declaration that is never closed. */
function atDepthZero(tokens: readonly IToken[]): [begins: number[], unbalanced: number | undefined] {
  const begins: number[] = [];
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (depth === 0 && beginsDeclaration(tokens, index)) begins.push(index);
    if (token.image === '{') depth++;
    else if (token.image === '}' && depth > 0) depth--;
  }
  return [begins, depth > 0 ? (begins.at(-1) ?? 0) : undefined];
}

/** A brace that closes a block before these tokens. */
function closesMore(tokens: readonly IToken[]): boolean {
  let depth = 0;
  return tokens.some(({ image }) => {
    if (image === '{') depth++;
    else if (image === '}') depth--;
    return depth < 0;
  });
}

/** Behind that token, the declarations at the margin. `maybe` begins other statements too. */
function atMargin(tokens: readonly IToken[], behind: number): number[] {
  const begins: number[] = [];
  for (let index = behind + 1; index < tokens.length; index++) {
    const { startColumn, image } = tokens[index] as IToken;
    if (startColumn === 1 && image !== 'maybe' && beginsDeclaration(tokens, index)) begins.push(index);
  }
  return begins;
}

function beginsDeclaration(tokens: readonly IToken[], index: number): boolean {
  const before = tokens[index - 1];
  const token = tokens[index] as IToken;
  return (
    before !== undefined &&
    (token.startLine as number) > (before.endLine as number) &&
    declarationWords().has(token.image)
  );
}

function markOpen(pieces: { start: number; open: boolean }[], tokens: readonly IToken[]): void {
  let at = 0;
  for (const [i, piece] of pieces.entries()) {
    const end = pieces[i + 1]?.start ?? Number.POSITIVE_INFINITY;
    let depth = 0;
    for (; at < tokens.length && (tokens[at] as IToken).startOffset < end; at++) {
      const { image } = tokens[at] as IToken;
      if (image === '{') depth++;
      else if (image === '}' && depth > 0) depth--;
    }
    piece.open = depth > 0;
  }
}

/** Comments that speak of the next statement, on whatever line that stands: its description, and what is to be ignored there. */
const OF_WHAT_FOLLOWS = /^(?:\/\*\*|\/[/*]\s*vpclens-ignore\s)/;

/** Where lines end, comments considered. Asked from the front to the back. */
class Places {
  private next = 0;
  /** Of the token asked about last: a comment behind it on its lines speaks of what follows. */
  private goesOn = false;

  constructor(
    private readonly text: string,
    private readonly comments: readonly IToken[],
  ) {}

  /** The start of the lines that belong to a token: those behind the lines of the token before it. Undefined where it shares a line with what stands before, or a comment there speaks of it. */
  before(tokens: readonly IToken[], index: number): number | undefined {
    const { startOffset } = tokens[index] as IToken;
    const start = this.behindLines(tokens[index - 1], startOffset);
    return start <= startOffset && !this.goesOn ? start : undefined;
  }

  isLoose(tokens: readonly IToken[]): boolean {
    return this.behindLines(tokens.at(-1), this.text.length) < this.text.length || this.goesOn;
  }

  /** Behind the lines of a token, and of the comments that begin on them. */
  private behindLines(token: IToken | undefined, before: number): number {
    let end = token ? this.lineAfter(token.endOffset as number) : 0;
    this.goesOn = false;
    for (; this.next < this.comments.length; this.next++) {
      const { startOffset, endOffset, image } = this.comments[this.next] as IToken;
      if (startOffset >= before) break;
      if (!token || startOffset < token.startOffset || startOffset >= end) continue;
      end = this.lineAfter(endOffset as number);
      this.goesOn ||= OF_WHAT_FOLLOWS.test(image);
    }
    return end;
  }

  private lineAfter(offset: number): number {
    const next = this.text.indexOf('\n', offset);
    return next < 0 ? this.text.length : next + 1;
  }
}
