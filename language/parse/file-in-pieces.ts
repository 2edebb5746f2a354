/**
 * A file as pieces that are read by themselves, so that an edit costs what it changes.
 * Invariant: what the pieces say is what the whole text says, and hangs on the text alone, not on the edits that led to it.
 */
import { type Cut, cut, isCutEitherWay } from './cut.js';
import { parseFile } from './parsed-file.js';
import { isSound, isWellFormed, type Piece, readPiece, splitSound, wholePiece } from './piece.js';
import { sameEnds } from './same-ends.js';

export interface FileInPieces {
  readonly uri: string;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** For whoever reads a text once: in one piece where nothing is wrong with it. */
export function readOnce(uri: string, text: string): FileInPieces {
  const parsed = parseFile(uri, text);
  const whole = wholePiece(parsed);
  return { uri, text, pieces: isSound(whole) ? [whole] : readPieces(uri, text, [], slotsOf(text), []) };
}

/** For whoever reads on as the text changes. */
export function readInPieces(uri: string, text: string): FileInPieces {
  const parsed = parseFile(uri, text);
  return {
    uri,
    text,
    pieces: isSound(wholePiece(parsed))
      ? splitSound(
          parsed,
          cut(text).pieces.map(({ start }) => start),
        )
      : readPieces(uri, text, [], slotsOf(text), []),
  };
}

/** The file with another text. Pieces that did not change are the same objects, moved to where they stand now: what was read before is no longer to be used. */
export function readAgain(before: FileInPieces, text: string): FileInPieces {
  const { uri, pieces } = before;
  if (before.text === text) return before;
  const { head, tail } = sameEnds(before.text, text);
  let first = 0;
  let start = 0;
  // The piece before the change may go on in it.
  for (let end = 0; first < pieces.length - 1; first++) {
    end = start + lengthOf(pieces, first);
    if (end + lengthOf(pieces, first + 1) >= head) break;
    start = end;
  }
  for (; first > 0 && !isWellFormed(pieces[first - 1] as Piece); first--) start -= lengthOf(pieces, first - 1);
  // What stands behind a block that is never closed is cut otherwise than what stands behind one that is.
  const open = pieces.findIndex((piece) => piece.open);
  for (; open >= 0 && first > open; first--) start -= lengthOf(pieces, first - 1);
  let last = pieces.length;
  let behind = 0;
  while (last > first + 1 && behind + lengthOf(pieces, last - 1) < tail) behind += lengthOf(pieces, --last);
  const stays = (): boolean => pieces.slice(last).every(staysWhole);
  if (open >= 0 && open < last && !stays()) {
    last = pieces.length;
    behind = 0;
  }
  let found = cut(text.slice(start, text.length - behind));
  while (last < pieces.length && (found.loose || (found.open && (found.swallows || !stays())))) {
    if (found.open) last = pieces.length;
    else last++;
    behind = pieces.slice(last).reduce((sum, piece) => sum + piece.text.length, 0);
    found = cut(text.slice(start, text.length - behind));
  }
  const slots = slotsOf(text.slice(start, text.length - behind), found);
  keepSame(slots, pieces.slice(first, last));
  return { uri, text, pieces: readPieces(uri, text, pieces.slice(0, first), slots, pieces.slice(last)) };
}

/** The same for whoever looks at another text for a moment: what was read stays as it is. Undefined: lines would stand elsewhere. */
export function readBeside(file: FileInPieces, text: string): FileInPieces | undefined {
  const before = file.pieces.map(({ line }) => line);
  const other = readAgain(file, text);
  let isMoved = false;
  for (const [i, piece] of file.pieces.entries()) {
    isMoved ||= piece.line !== before[i];
    piece.line = before[i] as number;
  }
  return isMoved ? undefined : other;
}

const wholes = new WeakMap<Piece, boolean>();

function staysWhole(piece: Piece): boolean {
  let whole = wholes.get(piece);
  if (whole === undefined) {
    whole = isCutEitherWay(piece.text);
    wholes.set(piece, whole);
  }
  return whole;
}

interface Slot {
  readonly text: string;
  readonly open: boolean;
  known?: Piece | undefined;
}

const lengthOf = (pieces: readonly Piece[], at: number): number => (pieces[at] as Piece).text.length;

function slotsOf(text: string, { pieces }: Cut = cut(text)): Slot[] {
  return pieces.map(({ start, open }, i) => ({ text: text.slice(start, pieces[i + 1]?.start), open }));
}

function keepSame(slots: readonly Slot[], old: readonly Piece[]): void {
  let head = 0;
  for (; head < slots.length && head < old.length && slots[head]?.text === old[head]?.text; head++)
    (slots[head] as Slot).known = old[head];
  let behind = 0;
  for (; slots.length - behind > head && old.length - behind > head; behind++) {
    const [slot, piece] = [slots[slots.length - 1 - behind] as Slot, old[old.length - 1 - behind] as Piece];
    if (slot.text !== piece.text) break;
    slot.known = piece;
  }
  keepBetween(slots.slice(head, slots.length - behind), old.slice(head, old.length - behind));
}

/** Where much changed at once, as when a name is replaced everywhere, there are others between. */
function keepBetween(slots: readonly Slot[], old: readonly Piece[]): void {
  if (slots.length < 2 || old.length < 2) return;
  const byText = new Map<string, Piece[]>();
  for (const piece of [...old].reverse()) {
    const same = byText.get(piece.text);
    if (same) same.push(piece);
    else byText.set(piece.text, [piece]);
  }
  for (const slot of slots) if (!slot.open) slot.known = byText.get(slot.text)?.pop();
}

/** After so many pieces that run into the next one, the rest is read as one. */
const MOST_JOINED = 3;
/** A piece with a mistake is read twice. With more of them than this the text is read as one. */
const MOST_BROKEN = 20;

function readPieces(
  uri: string,
  text: string,
  before: readonly Piece[],
  slots: readonly Slot[],
  after: readonly Piece[],
): Piece[] {
  const out = [...before];
  let broken = before.filter((piece) => !isWellFormed(piece)).length;
  const rest: Slot[] = [
    ...slots,
    ...after.map((piece) => ({ text: piece.text, open: piece.open, known: piece })),
  ].reverse();
  let joined = 0;
  for (let slot = rest.pop(); slot; slot = rest.pop()) {
    // A block that is never closed would swallow what comes next.
    const next = slot.open ? undefined : rest.at(-1)?.text;
    const { known } = slot;
    const piece =
      known && (isWellFormed(known) || known.next === next) ? known : readPiece(uri, slot.text, slot.open, next);
    if (piece) {
      out.push(piece);
      joined = 0;
      if (!isWellFormed(piece) && ++broken > MOST_BROKEN) return [wholePiece(parseFile(uri, text))];
      continue;
    }
    joined++;
    const swallowed = joined > MOST_JOINED ? rest.splice(0).reverse() : [rest.pop() as Slot];
    rest.push({
      text: slot.text + swallowed.map((other) => other.text).join(''),
      open: swallowed.some((other) => other.open),
    });
  }
  let line = 0;
  for (const piece of out) {
    piece.line = line;
    line += piece.lines;
  }
  return out;
}
