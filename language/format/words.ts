import type { Piece, Statement } from './layout-tree.js';
import { isLineComment } from './layout-tree.js';

/** A token or comment of a statement, with the spaces before it. */
export interface Word {
  readonly text: string;
  readonly offset: number;
  spaces: number;
  /** A line break stands before it, whatever the width. */
  readonly breakBefore: boolean;
  /** A line may be broken before it. */
  readonly breakable: boolean;
}

/** The words of a statement up to its block. */
export function wordsOf(statement: Statement): Word[] {
  const words: Word[] = [];
  let before: Piece | undefined;
  for (const piece of statement.pieces) {
    if (piece.kind === 'block') break;
    const { token } = piece;
    const afterLineComment = before?.kind === 'comment' && isLineComment(before.token);
    const last = words.at(-1);
    words.push({
      text: token.image.trimEnd(),
      offset: token.startOffset,
      spaces: last === undefined ? 0 : gap(last.text, token.image, words.at(-2)?.text),
      breakBefore: piece.breakBefore || afterLineComment,
      breakable: last?.text === ',',
    });
    before = piece;
  }
  return words;
}

const isNumber = (text: string | undefined): boolean => text !== undefined && /^\d+$/.test(text);

function gap(before: string, text: string, beforeThat: string | undefined): number {
  if (text === ',') return 0;
  if ((text === '-' || text === '/') && isNumber(before)) return 0;
  if ((before === '-' || before === '/') && isNumber(beforeThat) && isNumber(text)) return 0;
  return 1;
}

/** Whether a statement with this word stands on several lines, whatever the width. */
export const isBroken = ({ breakBefore, text }: Word): boolean => breakBefore || text.includes('\n');

export function flat(words: readonly Word[]): string {
  return words.map((word) => ' '.repeat(word.spaces) + word.text).join('');
}
