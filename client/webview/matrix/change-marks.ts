import { say, type Told, told } from '../../../network/words/index.js';
import type { CompactEndpoint, EndRanges, FlowChange } from '../../../server/protocol.js';
import type { Since } from '../messages.js';
import type { Place } from './grid.js';
import type { MatrixLine } from './lines.js';
import { endsIn } from './ranges.js';

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

/** A cell's sentence is no list: there is one of all changes. */
const MOST_TOLD = 3;

/** What an edit opened and closed, cell by cell: told of the cells that are looked at. */
export class ChangeMarks {
  /** By the ends that a change starts from, by those that it leads to. */
  private readonly changes = new Map<string, Map<string, FlowChange[]>>();
  private readonly rows: Side;
  private readonly columns: Side;

  constructor(
    { effects }: Pick<Since, 'effects'>,
    endpoints: readonly CompactEndpoint[],
    rows: readonly MatrixLine[],
    columns: readonly MatrixLine[],
  ) {
    this.rows = new Side(rows);
    this.columns = new Side(columns);
    const named = new Set(effects.flatMap(({ from, to }) => [from, to]));
    const places = new Map(endpoints.flatMap(({ name }, at) => (named.has(name) ? [[name, at] as const] : [])));
    const endsOf = (name: string): EndRanges => {
      const place = places.get(name);
      return place === undefined ? [] : [place, place + 1];
    };
    for (const effect of effects) {
      const from = this.rows.add(effect.alike?.from ?? endsOf(effect.from));
      const to = this.columns.add(effect.alike?.to ?? endsOf(effect.to));
      const known = this.changes.get(from) ?? new Map<string, FlowChange[]>();
      this.changes.set(from, known);
      known.set(to, [...(known.get(to) ?? []), effect]);
    }
  }

  at(row: number, column: number): readonly FlowChange[] {
    // Nobody is asked about himself.
    if (this.rows.oneIn(row) !== undefined && this.rows.oneIn(row) === this.columns.oneIn(column)) return [];
    return this.rows.at(row).flatMap((from) => {
      const known = this.changes.get(from);
      return known ? this.columns.at(column).flatMap((to) => known.get(to) ?? []) : [];
    });
  }

  /** The next cell in which something changed, row by row, and the first one behind the last. Undefined: in none. */
  next(after: Place = { row: -1, column: -1 }): Place | undefined {
    const rows = this.rows.lines;
    const later = rows.filter((row) => row > after.row);
    const earlier = rows.filter((row) => row <= after.row);
    const here = this.columnsIn(after.row).find((column) => column > after.column);
    if (here !== undefined) return { row: after.row, column: here };
    for (const row of [...later, ...earlier]) {
      const [column] = this.columnsIn(row);
      if (column !== undefined) return { row, column };
    }
    return undefined;
  }

  private columnsIn(row: number): number[] {
    const to = new Set(this.rows.at(row).flatMap((from) => [...(this.changes.get(from)?.keys() ?? [])]));
    const columns = new Set([...to].flatMap((ends) => this.columns.linesOf(ends)));
    return [...columns].filter((column) => this.at(row, column).length > 0).sort((a, b) => a - b);
  }
}

/** Rows or columns by ends of theirs: each end has its own line, and an open group's. */
class Side {
  private readonly linesByEnd = new Map<number, number[]>();
  private readonly linesByEnds = new Map<string, readonly number[]>();
  private readonly endsByLine = new Map<number, string[]>();

  constructor(private readonly all: readonly MatrixLine[]) {
    for (const [at, { members }] of all.entries())
      for (const member of members) {
        const known = this.linesByEnd.get(member);
        if (known) known.push(at);
        else this.linesByEnd.set(member, [at]);
      }
  }

  /** What these ends are called. */
  add(ends: EndRanges): string {
    const name = ends.join();
    if (this.linesByEnds.has(name)) return name;
    const lines = [...new Set([...endsIn(ends)].flatMap((end) => this.linesByEnd.get(end) ?? []))];
    this.linesByEnds.set(name, lines);
    for (const line of lines) {
      const known = this.endsByLine.get(line);
      if (known) known.push(name);
      else this.endsByLine.set(line, [name]);
    }
    return name;
  }

  /** Those with something in them, in order. */
  get lines(): readonly number[] {
    return [...this.endsByLine.keys()].sort((a, b) => a - b);
  }

  linesOf(ends: string): readonly number[] {
    return this.linesByEnds.get(ends) ?? [];
  }

  at(line: number): readonly string[] {
    return this.endsByLine.get(line) ?? [];
  }

  /** The end that is alone in a line. */
  oneIn(line: number): number | undefined {
    const members = this.all[line]?.members ?? [];
    return members.length === 1 ? members[0] : undefined;
  }
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
  return [...told, ...(more > 0 ? [say`And ${more} more, in the list of what was opened and closed.`] : [])].join(' ');
}
