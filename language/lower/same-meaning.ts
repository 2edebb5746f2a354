import { FileScope } from '../link/scopes.js';
import { isSound, type Piece } from '../parse/piece.js';
import { tokensOf } from '../services.js';
import { type LoweredPiece, lowerPiece } from './lower-piece.js';
import { describe } from './mutable.js';
import { moveBy, moveTo } from './places.js';
import type { RuleList } from './rule-lists.js';

/** The same piece, where it stands now. */
export function moved(lowered: LoweredPiece): LoweredPiece {
  const lines = lowered.piece.line - lowered.line;
  if (lines === 0) return lowered;
  for (const origin of lowered.builder.origins) moveBy(origin, lines);
  for (const { origin } of lowered.syntax) moveBy(origin, lines);
  // A comment that names several rules has one place.
  for (const origin of new Set(lowered.ignores.map((ignore) => ignore.origin))) moveBy(origin, lines);
  const ignores = lowered.ignores.map((ignore) =>
    ignore.line === undefined ? ignore : { ...ignore, line: ignore.line + lines },
  );
  return { ...lowered, ignores, line: lowered.piece.line };
}

/** A piece with the same statements in other lines, or with other comments: its elements stay, their places and descriptions are the new ones. Undefined: it says something else. */
export function reworded(lowered: LoweredPiece, piece: Piece): (() => LoweredPiece) | undefined {
  if (!isSound(lowered.piece) || !isSound(piece) || statements(lowered.piece) !== statements(piece)) return undefined;
  return () => {
    const { builder } = lowered;
    const again = lowerPiece(piece, new FileScope(piece.uri));
    for (const [i, origin] of again.builder.origins.entries()) moveTo(builder.origins[i] as typeof origin, origin);
    for (const [i, { element }] of again.builder.elements.entries()) describe(builder.elements[i]?.element, element);
    for (const [i, { texts }] of again.builder.rules.entries())
      builder.rules[i] = { ...(builder.rules[i] as RuleList), texts };
    return { ...lowered, piece, syntax: [], ignores: again.ignores, line: piece.line };
  };
}

interface Words {
  readonly images: readonly string[];
  /** Of each, from 1. */
  readonly lines: readonly number[];
  /** Of line breaks, which ones stand between two words, since `cross-zone` means something else at the start of a line. */
  readonly text: string;
}

/** Of pieces that were edited, or are what came of it: the next edit is likely to be there. */
const words = new WeakMap<Piece, Words>();

const statements = (piece: Piece): string => wordsOf(piece).text;

/** The lines of a piece on which the words stand that are right before and right behind those that differ in another one. */
export function differingLines(piece: Piece, other: Piece): number[] {
  const [{ images, lines }, { images: others }] = [wordsOf(piece), wordsOf(other)];
  const most = Math.min(images.length, others.length);
  let head = 0;
  while (head < most && images[head] === others[head]) head++;
  let tail = 0;
  while (tail < most - head && images.at(-1 - tail) === others.at(-1 - tail)) tail++;
  return [lines[head - 1] ?? 0, lines[images.length - tail] ?? 0];
}

function wordsOf(piece: Piece): Words {
  const known = words.get(piece);
  if (known) return known;
  const images: string[] = [];
  const lines: number[] = [];
  let text = '';
  for (const { image, startLine } of tokensOf(piece.text).tokens) {
    text += startLine === lines.at(-1) ? ' ' : '\n';
    text += image;
    images.push(image);
    lines.push(startLine as number);
  }
  const made = { images, lines, text };
  words.set(piece, made);
  return made;
}
