import type { Terminal } from '../terminal.js';

/** Prose wider than this is hard to read, however wide the window. */
const WIDEST = 120;

/** How the library's reports look here. */
export function styleFor({ colour, width = 100 }: Terminal): { colour: boolean; width: number } {
  return { colour, width: Math.max(40, Math.min(width, WIDEST)) };
}

/** Small pieces cost a system call each; put together they cost one a chunk. */
const CHUNK = 1 << 16;

export function outPieces(pieces: Iterable<string>, terminal: Terminal): void {
  let buffer = '';
  for (const piece of pieces) {
    buffer += piece;
    if (buffer.length >= CHUNK) {
      terminal.out(buffer);
      buffer = '';
    }
  }
  terminal.out(buffer);
}
