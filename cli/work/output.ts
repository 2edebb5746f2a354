import { COLOURED, type Paint, PLAIN } from '../../interchange/report/paint.js';
import type { Terminal } from '../terminal.js';

export function paintFor(terminal: Terminal): Paint {
  return terminal.colour ? COLOURED : PLAIN;
}

/** Prose wider than this is hard to read, however wide the window. */
const WIDEST = 120;

export function widthOf(terminal: Terminal): number {
  return Math.max(40, Math.min(terminal.width ?? 100, WIDEST));
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
