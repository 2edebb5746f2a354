import { type Ranges, restOf, subtractRanges } from './number-ranges.js';

/** Numbers from one to another, but for a few. */
export interface NearlyAll {
  readonly low: number;
  readonly high: number;
  readonly leftOut: Ranges;
}

/** Of a span that is narrower than this part of all numbers a list says best what is in it. */
const WIDE = 4;
/** What is left out of a span is a few where it is no more than this part of it. */
const FEW = 8;

/**
 * A list that somebody would say by the few numbers that it leaves out: `0-21,23-65535`. Nobody reads from it what it lacks, and what it lacks is not what it says:
 * so it is told as most of a span, or as the others where those few are told beside it. Undefined: the list says it best, as where it begins or ends with less than it leaves out
 * there: `53,1024-65535`.
 */
export function nearlyAll(ranges: Ranges, last: number): NearlyAll | undefined {
  const [first, end] = [ranges[0], ranges.at(-1)];
  if (!first || !end || ranges.length < 2) return undefined;
  const [low, high] = [first[0], end[1]];
  const width = high - low + 1;
  const leftOut = subtractRanges([[low, high]], ranges);
  const isSpan = count([first]) >= count(leftOut.slice(0, 1)) && count([end]) >= count(leftOut.slice(-1));
  return isSpan && width * WIDE >= last + 1 && count(leftOut) * FEW <= width ? { low, high, leftOut } : undefined;
}

/** Whether it leaves out a few of all that there are, wherever they stand. */
export function isNearlyWhole(ranges: Ranges, last: number): boolean {
  const left = restOf(ranges, last);
  return left.length > 0 && count(left) * FEW <= last + 1;
}

const count = (ranges: Ranges): number => ranges.reduce((sum, [low, high]) => sum + high - low + 1, 0);
