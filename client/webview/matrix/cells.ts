import { grouped, say, termOf } from '../../../network/words/index.js';
import type { CompactCell, Verdict } from '../../../server/protocol.js';
import { VERDICTS } from '../ui/words.js';
import { trafficWords } from './traffic.js';

/** What a cell says: one verdict where all its pairs have it, else how many have which. */
export interface Cell {
  readonly verdict: Verdict | 'mixed' | 'self';
  /** What gets through, where that is the same of all its pairs. */
  readonly traffic: string;
  readonly counts: Readonly<Partial<Record<Verdict, number>>>;
  readonly pairs: number;
  /** How many of the pairs have what is sought. */
  readonly sought: number;
}

/** A cell as it was told. */
export function readCell(
  [reachable, partly, oneWay, unknown, blocked, sought, traffic]: CompactCell,
  traffics: readonly string[],
): Cell {
  const counts: Record<Verdict, number> = { reachable, partly, 'one-way': oneWay, blocked, unknown };
  const present = VERDICTS.filter((verdict) => counts[verdict] > 0);
  const pairs = VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);
  const [only = 'self'] = present;
  const verdict = present.length > 1 ? 'mixed' : only;
  return { verdict, traffic: (verdict !== 'mixed' && traffics[traffic]) || '', counts, pairs, sought };
}

/** The two ends of a cell. */
export interface CellEnds {
  readonly from: { readonly label: string };
  readonly to: { readonly label: string };
}

/** The cell as a sentence, for tooltips and screen readers. */
export function cellSentence({ from, to }: CellEnds, cell: Cell | undefined): string {
  const ends = say`${from.label} to ${to.label}`;
  if (!cell) return say`${ends} is still being worked out`;
  if (cell.verdict === 'self') return say`${from.label} and itself: not asked`;
  if (cell.verdict === 'mixed') {
    const parts = VERDICTS.filter((verdict) => cell.counts[verdict]).map(
      (verdict) => `${counted(cell.counts[verdict] ?? 0)} ${termOf(verdict)}`,
    );
    return say`${ends}: ${counted(cell.pairs)} pairs, ${parts.join(', ')}`;
  }
  const own = termOf(cell.verdict);
  const verdict = cell.pairs > 1 ? say`all ${counted(cell.pairs)} pairs ${own}` : own;
  return cell.traffic ? `${ends}: ${verdict}, ${trafficWords(cell.traffic)}` : `${ends}: ${verdict}`;
}

/** Of a group's cell: in how many of its pairs something gets through, or may. */
export function openPairs({ counts, pairs }: Cell): number {
  return pairs - (counts.blocked ?? 0);
}

const counted = grouped;

/** A number as it has room in a cell: `12k` are 12,000 and more. */
export function shortNumber(number: number): string {
  const [unit, letter] = number < 1_000_000 ? [1_000, 'k'] : [1_000_000, 'M'];
  if (number < 1_000) return String(number);
  const many = number / unit;
  return `${many < 10 ? Math.floor(many * 10) / 10 : Math.floor(many)}${letter}`;
}
