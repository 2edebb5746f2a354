import { say, termOf } from '../../../network/words/index.js';
import type { CompactFlow, CompactMatrix, Verdict } from '../../../server/protocol.js';
import { VERDICTS } from '../ui/words.js';
import type { MatrixLine } from './lines.js';
import { hasPort } from './traffic.js';

/** What a cell says: one verdict where all its pairs have it, else how many have which. */
export interface Cell {
  readonly verdict: Verdict | 'mixed' | 'self';
  /** What gets through, where that is the same of all its pairs. */
  readonly traffic: string;
  readonly counts: Readonly<Partial<Record<Verdict, number>>>;
  readonly pairs: number;
}

/** What somebody looks for in the matrix. */
export interface Sought {
  readonly verdict?: Verdict | undefined;
  /** A TCP or UDP port that gets through. */
  readonly port?: number | undefined;
}

/** The endpoints of a line by their kinds: which, and how many of each. */
interface Kinds {
  readonly members: ReadonlySet<number>;
  readonly counts: ReadonlyMap<number, number>;
}

/** The matrix by pair. A pair that no flow has is blocked; a group's cell counts its pairs by the flows between its kinds, so that large groups cost what they differ in. */
export class Cells {
  private readonly rows = new Map<number, Map<number, CompactFlow>>();
  private readonly known = new WeakMap<MatrixLine, Kinds>();

  constructor(private readonly matrix: CompactMatrix) {
    for (const flow of matrix.flows) {
      const row = this.rows.get(flow[0]);
      if (row) row.set(flow[1], flow);
      else this.rows.set(flow[0], new Map([[flow[1], flow]]));
    }
  }

  cell(from: MatrixLine, to: MatrixLine): Cell {
    const counts: Partial<Record<Verdict, number>> = {};
    const sources = this.kindsOf(from);
    const goals = this.kindsOf(to);
    // Nobody is asked about himself.
    const both = this.count(from.members.filter((member) => goals.members.has(member)));
    let pairs = from.members.length * to.members.length;
    for (const number of both.values()) pairs -= number;
    if (pairs === 0) return { verdict: 'self', traffic: '', counts, pairs };
    let listed = 0;
    const traffics = new Set<number>();
    const add = (flow: CompactFlow, many: number) => {
      const number = many - (flow[0] === flow[1] ? (both.get(flow[0]) ?? 0) : 0);
      if (number === 0) return;
      counts[flow[2]] = (counts[flow[2]] ?? 0) + number;
      traffics.add(flow[3]);
      listed += number;
    };
    for (const [kind, many] of sources.counts) {
      const row = this.rows.get(kind);
      if (!row) continue;
      if (row.size < goals.counts.size)
        for (const flow of row.values()) add(flow, many * (goals.counts.get(flow[1]) ?? 0));
      else
        for (const [goal, number] of goals.counts) {
          const flow = row.get(goal);
          if (flow) add(flow, many * number);
        }
    }
    if (pairs > listed) counts.blocked = (counts.blocked ?? 0) + pairs - listed;
    const present = VERDICTS.filter((verdict) => counts[verdict]);
    const [only] = present;
    const verdict = present.length === 1 && only ? only : 'mixed';
    const [traffic] = traffics.size === 1 && verdict !== 'mixed' ? traffics : [];
    return { verdict, traffic: (traffic !== undefined && this.matrix.traffics[traffic]) || '', counts, pairs };
  }

  /** The kinds of endpoints that what is sought starts from, and those that it leads to. Undefined: nothing is sought, or what most pairs are. */
  kindsWith({ verdict, port }: Sought): { from: ReadonlySet<number>; to: ReadonlySet<number> } | undefined {
    if ((verdict === undefined && port === undefined) || verdict === 'blocked') return undefined;
    const isSought = this.matrix.traffics.map((traffic) => port === undefined || hasPort(traffic, port));
    const [from, to] = [new Set<number>(), new Set<number>()];
    for (const flow of this.matrix.flows)
      if (isSought[flow[3]] && (verdict === undefined || flow[2] === verdict)) {
        from.add(flow[0]);
        to.add(flow[1]);
      }
    return { from, to };
  }

  /** What one endpoint can do to every other, or every other to it; by name. */
  verdictsOf(name: string, direction: 'from' | 'to'): ReadonlyMap<string, Verdict> {
    const verdicts = new Map<string, Verdict>();
    const own = this.matrix.endpoints.find((endpoint) => endpoint.name === name);
    if (!own || this.matrix.tooLarge) return verdicts;
    for (const endpoint of this.matrix.endpoints) {
      if (endpoint === own) continue;
      const [source, goal] = direction === 'from' ? [own, endpoint] : [endpoint, own];
      verdicts.set(endpoint.name, this.rows.get(source.alike)?.get(goal.alike)?.[2] ?? 'blocked');
    }
    return verdicts;
  }

  private kindsOf(line: MatrixLine): Kinds {
    let kinds = this.known.get(line);
    if (!kinds) {
      kinds = { members: new Set(line.members), counts: this.count(line.members) };
      this.known.set(line, kinds);
    }
    return kinds;
  }

  private count(members: readonly number[]): Map<number, number> {
    const counts = new Map<number, number>();
    for (const member of members) {
      const kind = this.matrix.endpoints[member]?.alike ?? -1;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    return counts;
  }
}

/** The cell as a sentence, for tooltips and screen readers. */
export function cellSentence(from: MatrixLine, to: MatrixLine, cell: Cell): string {
  const ends = say`${from.label} to ${to.label}`;
  if (cell.verdict === 'self') return say`${from.label} and itself: not asked`;
  if (cell.verdict === 'mixed') {
    const parts = VERDICTS.filter((verdict) => cell.counts[verdict]).map(
      (verdict) => `${cell.counts[verdict]} ${termOf(verdict)}`,
    );
    return say`${ends}: ${cell.pairs} pairs, ${parts.join(', ')}`;
  }
  const own = termOf(cell.verdict);
  const verdict = cell.pairs > 1 ? say`all ${cell.pairs} pairs ${own}` : own;
  return cell.traffic ? `${ends}: ${verdict}, ${cell.traffic}` : `${ends}: ${verdict}`;
}

/** Whether the cell has what somebody looks for, as far as one verdict and one traffic of all its pairs tell it. */
export function isSought(cell: Cell, { verdict, port }: Sought): boolean {
  if (cell.verdict === 'mixed') return true;
  return (verdict === undefined || cell.verdict === verdict) && (port === undefined || hasPort(cell.traffic, port));
}

/** Of a group's cell: in how many of its pairs something gets through, or may. */
export function openPairs({ counts, pairs }: Cell): number {
  return pairs - (counts.blocked ?? 0);
}
