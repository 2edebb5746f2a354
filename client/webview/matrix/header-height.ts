import { widthOf } from '../map/text.js';
import type { MatrixLine } from './lines.js';

/** Pixels. A name that is longer is cut. */
const [LEAST, MOST] = [60, 150];
/** Above and below a name. */
const AROUND = 14;
/** The longest of a hundred thousand are told by their letters: these are measured. */
const MEASURED = 8;

/** How high the names of columns stand: as the longest of them needs, so that a low window has room for rows. */
export function headerHeight(columns: readonly MatrixLine[], fontSize: number): number {
  const longest: string[] = [];
  for (const { label, group } of columns) {
    const text = group ? `+ ${label}` : label;
    if (longest.length === MEASURED && text.length <= (longest.at(-1)?.length ?? 0)) continue;
    longest.push(text);
    longest.sort((a, b) => b.length - a.length);
    longest.length = Math.min(longest.length, MEASURED);
  }
  const width = Math.max(0, ...longest.map((text) => widthOf(text, fontSize)));
  return Math.ceil(Math.min(MOST, Math.max(LEAST, width + AROUND)));
}
