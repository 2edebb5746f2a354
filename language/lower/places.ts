import type { Origin } from '../../network/topology/index.js';
import type { Mutable } from './mutable.js';

type Position = Mutable<Origin['range']['start']>;

/** Moves a place by so many lines. Whoever holds it, in an element or in a finding, has it where the text is now. */
export function moveBy({ range: { start, end } }: Origin, lines: number): void {
  (start as Position).line += lines;
  (end as Position).line += lines;
}

/** Moves a place to where another one is. */
export function moveTo({ range: { start, end } }: Origin, { range }: Origin): void {
  Object.assign(start, range.start);
  Object.assign(end, range.end);
}
