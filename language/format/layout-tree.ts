import type { IToken } from 'chevrotain';
import { inOrder } from '../lexer/tokenizer.js';
import type { Shape } from './statement-shapes.js';

/** A statement: its tokens and inner comments, with the block among them if it has one. */
export interface Statement {
  readonly kind: 'statement';
  readonly shape: Shape | undefined;
  readonly pieces: Piece[];
  /** Comments behind it on its last line. */
  readonly trailing: IToken[];
  blankBefore: boolean;
}

/** A comment on a line of its own. */
export interface CommentLine {
  readonly kind: 'comment';
  readonly token: IToken;
  blankBefore: boolean;
}

export type Item = Statement | CommentLine;

export interface Block {
  readonly items: Item[];
  /** Comments behind the `{`, on its line. */
  readonly opening: IToken[];
  /** The block was on one line, or is empty. */
  oneLine: boolean;
}

export type Piece =
  | { readonly kind: 'token'; readonly token: IToken; readonly breakBefore: boolean }
  | { readonly kind: 'comment'; readonly token: IToken; readonly breakBefore: boolean }
  | { readonly kind: 'block'; readonly block: Block };

export const isLineComment = (token: IToken): boolean => token.image.startsWith('//');

/** Builds the tree of statements, blocks and comments from the tokens of a text that parses. */
export function layoutTree(
  tokens: readonly IToken[],
  comments: readonly IToken[],
  shapes: ReadonlyMap<number, Shape>,
): Item[] {
  const all = inOrder(tokens, comments);
  const isComment = new Set(comments);
  let at = 0;

  const blankBefore = (index: number): boolean => {
    const before = all[index - 1];
    return before !== undefined && (all[index] as IToken).startLine! - before.endLine! > 1;
  };
  const sameLine = (index: number): boolean => index > 0 && all[index - 1]!.endLine === all[index]!.startLine;
  /** The first token from an index on that is no comment. */
  const nextToken = (index: number): IToken | undefined => {
    let i = index;
    while (i < all.length && isComment.has(all[i]!)) i++;
    return all[i];
  };
  const startsStatement = (token: IToken | undefined): boolean =>
    token === undefined || token.image === '}' || shapes.has(token.startOffset);

  const items = (inBlock: boolean): Item[] => {
    const out: Item[] = [];
    while (at < all.length) {
      const token = all[at]!;
      if (inBlock && token.image === '}' && !isComment.has(token)) break;
      const leadsStatement = isComment.has(token) && !isLineComment(token) && leadsOnItsLine(at);
      if (isComment.has(token) && !leadsStatement) {
        out.push({ kind: 'comment', token, blankBefore: blankBefore(at) });
        at++;
      } else out.push(statement());
    }
    return out;
  };

  /** A block comment with its statement behind it on the same line. */
  const leadsOnItsLine = (index: number): boolean => {
    let i = index;
    while (i < all.length && isComment.has(all[i]!)) {
      if (i + 1 >= all.length || !sameLine(i + 1) || isLineComment(all[i]!)) return false;
      i++;
    }
    return all[i]?.image !== '}';
  };

  const statement = (): Statement => {
    const blank = blankBefore(at);
    const shape = shapes.get(nextToken(at)?.startOffset ?? -1);
    const made: Statement = { kind: 'statement', shape, pieces: [], trailing: [], blankBefore: blank };
    let first = true;
    while (at < all.length) {
      const token = all[at]!;
      if (isComment.has(token)) {
        const ends = !first && made.pieces.some((piece) => piece.kind !== 'comment') && startsStatement(nextToken(at));
        if (ends) {
          if (!sameLine(at) || leadsOnItsLine(at)) break;
          made.trailing.push(token);
        } else made.pieces.push({ kind: 'comment', token, breakBefore: !first && !sameLine(at) });
        at++;
        first = false;
        continue;
      }
      if (!first && startsStatement(token) && made.pieces.some((piece) => piece.kind !== 'comment')) break;
      if (token.image === '{') made.pieces.push({ kind: 'block', block: block() });
      else {
        const afterComma = all[at - 1]?.image === ',';
        made.pieces.push({ kind: 'token', token, breakBefore: !first && afterComma && !sameLine(at) });
        at++;
      }
      first = false;
    }
    return made;
  };

  const block = (): Block => {
    const open = all[at]!;
    at++;
    const opening: IToken[] = [];
    while (
      at < all.length &&
      isComment.has(all[at]!) &&
      sameLine(at) &&
      (isLineComment(all[at]!) || !leadsOnItsLine(at)) &&
      !closesOnLine(at)
    )
      opening.push(all[at++]!);
    const inner = items(true);
    const close = all[at];
    at++;
    return {
      items: inner,
      opening,
      oneLine: (inner.length === 0 && opening.length === 0) || open.startLine === close?.endLine,
    };
  };

  /** Only comments up to the `}` on the same line: `{ /* nothing *​/ }`. */
  const closesOnLine = (index: number): boolean => {
    const close = nextToken(index);
    return close?.image === '}' && close.startLine === all[index]!.startLine;
  };

  return items(false);
}
