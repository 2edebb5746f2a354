import type { Shard } from '../answers/index.js';

/** The pieces that are a shard's: of those that cannot be divided the largest first, each to whom has least so far; of those that can every shard has its share. */
export function dealt<T extends { readonly pairs: number; readonly divisible: boolean }>(
  pieces: readonly T[],
  { index, count }: Shard,
): T[] {
  const loads = new Array<number>(count).fill(0);
  const mine = new Set<T>();
  for (const piece of [...pieces].sort((a, b) => b.pairs - a.pairs)) {
    if (piece.divisible) {
      mine.add(piece);
      continue;
    }
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] as number) + piece.pairs + 1;
    if (least === index) mine.add(piece);
  }
  return pieces.filter((piece) => mine.has(piece));
}
