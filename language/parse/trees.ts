import { type ParsedText, parseFile } from './parsed-file.js';
import { isWellFormed, type Piece } from './piece.js';

/** A text as syntax trees, and where in it the lines of a piece begin: offsets and lines of the trees count from the start of `text`, which may be more than these lines. */
export interface Trees extends Pick<ParsedText, 'text' | 'root'> {
  readonly offset: number;
  /** How many lines of the text stand before them. */
  readonly linesBefore: number;
}

/** Whether trees were asked for since the state before. */
export interface Kept {
  trees: Trees | undefined;
  asked: boolean;
}

/** How many pieces were read once more for trees that had been given up: for tests. */
export const readOnceMore = { pieces: 0 };

/** The trees of a piece, made again where they were given up: it says by itself what it says in its file. */
export function treesOf({ uri, text, kept }: Piece): Trees {
  kept.asked = true;
  if (!kept.trees) {
    readOnceMore.pieces++;
    kept.trees = { text, root: parseFile(uri, text).root, offset: 0, linesBefore: 0 };
  }
  return kept.trees;
}

/**
 * Called once a state: gives up the trees that nobody asked for in it. An edit reads the lines around it anew, and asks for those of other pieces only where their names mean something else by it;
 * then the next key is likely to ask for the same ones. What a piece says with a mistake in it hangs on what follows, so it keeps them.
 */
export function giveUpTrees(pieces: Iterable<Piece>): void {
  for (const piece of pieces) {
    if (!piece.kept.asked && isWellFormed(piece)) piece.kept.trees = undefined;
    piece.kept.asked = false;
  }
}
