import type { FileInPieces } from '../parse/file-in-pieces.js';
import { isWellFormed } from '../parse/piece.js';

export interface Lines {
  /** Where in the file's text they begin. */
  readonly start: number;
  readonly text: string;
}

/**
 * The lines that tell what a cursor is in and what can be written there: its own piece, and those before it up to one behind which nothing is left open.
 * A block that is never closed goes on, however far above it stands.
 */
export function linesAround({ text, pieces }: FileInPieces, offset: number): Lines {
  let end = 0;
  const starts: number[] = [];
  for (const piece of pieces) {
    if (starts.length > 0 && end > offset) break;
    starts.push(end);
    end += piece.text.length;
  }
  let first = starts.length - 1;
  // A comment above a declaration is in its piece, and so is a cursor that still writes on what stands before.
  if (first > 0) first--;
  while (first > 0 && !isWellFormed(pieces[first - 1] as FileInPieces['pieces'][number])) first--;
  const open = pieces.findIndex((piece) => piece.open);
  if (open >= 0) first = Math.min(first, open);
  const start = starts[first] ?? 0;
  return { start, text: text.slice(start, end) };
}
