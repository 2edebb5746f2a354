import type { Origin } from '../../network/topology/index.js';
import type { LoweredPiece } from './lower-piece.js';

const texts = new WeakMap<Origin, string>();

/** The statements of a piece are gone, or others took their place: where they stood holds in the text before. */
export function leaveBehind({ builder, syntax }: LoweredPiece, text: string): void {
  for (const origin of builder.origins) texts.set(origin, text);
  for (const { origin } of syntax) texts.set(origin, text);
}

/** The same of places alone. */
export function leavePlacesBehind(origins: readonly Origin[], text: string): void {
  for (const origin of origins) texts.set(origin, text);
}

/** The text in which a place is to be looked up; undefined where that is the newest one, with which it moved. */
export function textBehind(origin: Origin): string | undefined {
  return texts.get(origin);
}
