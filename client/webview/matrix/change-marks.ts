import { say, type Told, told } from '../../../network/words/index.js';
import type { CompactEndpoint, FlowChange } from '../../../server/protocol.js';
import type { Since } from '../messages.js';
import type { MatrixLine } from './lines.js';

/** What cells are coloured by: their verdicts, what is other than it was, or what would be other without what is switched off. */
export type Colouring = 'verdict' | 'head' | 'disk' | 'tried';

export const COLOURINGS: Readonly<Record<Colouring, Told>> = {
  verdict: told`Colour: verdicts`,
  head: told`Colour: changed since HEAD`,
  disk: told`Colour: changed since the file on disk`,
  tried: told`Colour: what if, and not in the file`,
};

export const isColouring = (value: unknown): value is Colouring =>
  typeof value === 'string' && Object.hasOwn(COLOURINGS, value);

type Effect = FlowChange['effect'];

/** More of a cell's changes are counted. */
const MOST_TOLD = 3;

/** What an edit opened and closed, cell by cell. */
export class ChangeMarks {
  private readonly cells = new Map<string, FlowChange[]>();

  constructor(
    { effects }: Pick<Since, 'effects'>,
    endpoints: readonly CompactEndpoint[],
    rows: readonly MatrixLine[],
    columns: readonly MatrixLine[],
  ) {
    const named = new Set(effects.flatMap(({ from, to }) => [from, to]));
    const places = new Map(endpoints.flatMap(({ name }, at) => (named.has(name) ? [[name, at] as const] : [])));
    const ends = new Set(places.values());
    const [inRows, inColumns] = [linesOfEnds(rows, ends), linesOfEnds(columns, ends)];
    for (const effect of effects) {
      const [from, to] = [places.get(effect.from), places.get(effect.to)];
      for (const row of (from !== undefined && inRows.get(from)) || [])
        for (const column of (to !== undefined && inColumns.get(to)) || []) {
          const known = this.cells.get(`${row} ${column}`);
          if (known) known.push(effect);
          else this.cells.set(`${row} ${column}`, [effect]);
        }
    }
  }

  at(row: number, column: number): readonly FlowChange[] {
    return this.cells.get(`${row} ${column}`) ?? [];
  }

  /** Where something changed, from the upper left. */
  get places(): readonly { readonly row: number; readonly column: number }[] {
    const places = [...this.cells.keys()].map((key) => {
      const [row = 0, column = 0] = key.split(' ').map(Number);
      return { row, column };
    });
    return places.sort((a, b) => a.row - b.row || a.column - b.column);
  }
}

/** By end, the lines that have it: its own, and an open group's. */
function linesOfEnds(lines: readonly MatrixLine[], ends: ReadonlySet<number>): ReadonlyMap<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [at, { members }] of lines.entries())
    for (const member of members) {
      if (!ends.has(member)) continue;
      const known = found.get(member);
      if (known) known.push(at);
      else found.set(member, [at]);
    }
  return found;
}

/** One effect where all have it. */
export function effectOf(changes: readonly FlowChange[]): Effect | undefined {
  const [first] = changes;
  if (!first) return undefined;
  return changes.every(({ effect }) => effect === first.effect) ? first.effect : 'other';
}

const SENTENCES: Readonly<Record<Effect, (pair: string, traffic: string) => string>> = {
  opened: (pair, traffic) => say`Opened: ${pair}, ${traffic}.`,
  closed: (pair, traffic) => say`Closed: ${pair}, ${traffic}.`,
  other: (pair, traffic) => say`Changed: ${pair}, ${traffic}.`,
};

/** Said behind the cell's own sentence. `isTried`: it is so in no file. */
export function changedSentence(changes: readonly FlowChange[], isTried: boolean): string {
  const text = changesIn(changes);
  return isTried && text ? say`Not in the file: ${text}` : text;
}

function changesIn(changes: readonly FlowChange[]): string {
  const told = changes
    .slice(0, MOST_TOLD)
    .map(({ from, to, effect, traffic }) => SENTENCES[effect](`${from} → ${to}`, traffic));
  const more = changes.length - MOST_TOLD;
  return [...told, ...(more > 0 ? [say`And ${more} more.`] : [])].join(' ');
}
