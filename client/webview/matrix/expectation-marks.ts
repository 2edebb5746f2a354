import { say } from '../../../network/words/index.js';
import type { EndRanges, ExpectationState } from '../../../server/protocol.js';
import type { MatrixLine } from './lines.js';
import { rangesMeet } from './ranges.js';

type Held = 'fails' | 'unknown' | 'holds';

const heldOf = ({ holds }: ExpectationState): Held => (holds === null ? 'unknown' : holds ? 'holds' : 'fails');

/** A cell's sentence is no list: there is one of all expectations. */
const MOST_TOLD = 3;

/** What is expected of the pairs of the matrix, in place: those that fail first. */
export class ExpectationMarks {
  private readonly states: readonly ExpectationState[];
  private readonly known = { from: new WeakMap<EndRanges, number[]>(), to: new WeakMap<EndRanges, number[]>() };

  constructor(states: readonly ExpectationState[]) {
    this.states = WORST_FIRST.flatMap((held) => states.filter((state) => heldOf(state) === held));
  }

  get failed(): readonly ExpectationState[] {
    return this.states.filter(({ holds }) => holds === false);
  }

  /** Those that speak of some pair of the cell. */
  at(row: MatrixLine, column: MatrixLine): readonly ExpectationState[] {
    const isSelf = !row.group && !column.group && row.id === column.id;
    if (isSelf || this.states.length === 0) return [];
    const goals = new Set(this.meeting(column.ranges, 'to'));
    return this.meeting(row.ranges, 'from').flatMap((at) => (goals.has(at) ? (this.states[at] ?? []) : []));
  }

  private meeting(ends: EndRanges, side: 'from' | 'to'): number[] {
    let found = this.known[side].get(ends);
    if (!found) {
      found = this.states.flatMap((state, at) => (rangesMeet(ends, state.ends[side]) ? [at] : []));
      this.known[side].set(ends, found);
    }
    return found;
  }

  /** By end: 0, nothing is expected of it; 1, something is; 2, and fails. */
  weights(count: number, side: 'from' | 'to'): Uint8Array {
    const weights = new Uint8Array(count);
    // The worst come last, over the others.
    for (const { holds, ends } of [...this.states].reverse()) {
      const ranges = ends[side];
      for (let at = 0; at + 1 < ranges.length; at += 2)
        weights.fill(holds === false ? 2 : 1, ranges[at], ranges[at + 1]);
    }
    return weights;
  }
}

/** The worst of them. */
export const heldBy = ([first]: readonly ExpectationState[]): Held | undefined => first && heldOf(first);

const SENTENCES: Readonly<Record<Held, (text: string) => string>> = {
  fails: (text) => say`Expected, and fails: “${text}”.`,
  unknown: (text) => say`Expected, and cannot be decided: “${text}”.`,
  holds: (text) => say`Expected, and holds: “${text}”.`,
};
const WORST_FIRST = Object.keys(SENTENCES) as readonly Held[];

/** Said behind the cell's own sentence. */
export function expectedSentence(states: readonly ExpectationState[]): string {
  const told = states.slice(0, MOST_TOLD).map((state) => SENTENCES[heldOf(state)](state.text));
  const more = states.length - MOST_TOLD;
  return [...told, ...(more > 0 ? [say`And ${more} more, among the expectations.`] : [])].join(' ');
}

/** Where an expectation stands in the matrix: the pair in which it fails, where that is known; of a group and its member the member. */
export function placeOfExpectation(
  { ends }: ExpectationState,
  rows: readonly MatrixLine[],
  columns: readonly MatrixLine[],
): { readonly row: number; readonly column: number } | undefined {
  const [from, to] = ends.at ? ends.at.map((end) => [end, end + 1]) : [ends.from, ends.to];
  const row = nearest(rows, from ?? []);
  // Nobody is asked about himself.
  const own = rows[row];
  const column = nearest(columns, to ?? [], own && !own.group ? own.id : undefined);
  return row < 0 || column < 0 ? undefined : { row, column };
}

function nearest(lines: readonly MatrixLine[], ends: EndRanges, without?: string): number {
  const fits = (line: MatrixLine): boolean => line.id !== without && rangesMeet(line.ranges, ends);
  const member = lines.findIndex((line) => !line.group && fits(line));
  return member >= 0 ? member : lines.findIndex(fits);
}
