import type { NamedElement } from '../../network/topology/index.js';
import { FileScope } from '../link/scopes.js';
import { isSound, type Piece } from '../parse/piece.js';
import { tokensOf } from '../services.js';
import { type LoweredPiece, lowerPiece } from './lower-piece.js';
import type { Mutable } from './mutable.js';
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
    const again = lowerPiece(piece, new FileScope(piece.parsed.uri));
    for (const [i, origin] of again.builder.origins.entries()) moveTo(builder.origins[i] as typeof origin, origin);
    for (const [i, { element }] of again.builder.elements.entries())
      (builder.elements[i]?.element as Mutable<NamedElement>).doc = element.doc;
    for (const [i, { texts }] of again.builder.rules.entries())
      builder.rules[i] = { ...(builder.rules[i] as RuleList), texts };
    return { ...lowered, piece, syntax: [], ignores: again.ignores, line: piece.line };
  };
}

/** Of pieces that were edited, or are what came of it: the next edit is likely to be there. */
const words = new WeakMap<Piece, string>();

function statements(piece: Piece): string {
  const known = words.get(piece) ?? wordsOf(piece);
  words.set(piece, known);
  return known;
}

/** The words of a piece; of line breaks, which ones stand between two words, since `cross-zone` means something else at the start of a line. */
function wordsOf({ text }: Piece): string {
  let line = 0;
  let all = '';
  for (const { image, startLine } of tokensOf(text).tokens) {
    all += startLine === line ? ' ' : '\n';
    all += image;
    line = startLine as number;
  }
  return all;
}
