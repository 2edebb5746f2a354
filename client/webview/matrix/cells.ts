import type { CompactFlow, CompactMatrix, Verdict } from '../../../server/protocol.js';
import { VERDICTS } from '../ui/words.js';
import type { MatrixLine } from './lines.js';

/** What a cell says: one verdict where all its pairs have it, else how many have which. */
export interface Cell {
  readonly verdict: Verdict | 'mixed' | 'self';
  /** What gets through, where the cell is one pair. */
  readonly traffic: string;
  readonly counts: Readonly<Partial<Record<Verdict, number>>>;
  readonly pairs: number;
}

/** The matrix by pair. A pair that is not listed is blocked; a group's cell counts its pairs by what is listed, so that large groups cost what they hold. */
export class Cells {
  private readonly rows = new Map<number, Map<number, CompactFlow>>();

  constructor(private readonly matrix: CompactMatrix) {
    for (const flow of matrix.flows) {
      const row = this.rows.get(flow[0]);
      if (row) row.set(flow[1], flow);
      else this.rows.set(flow[0], new Map([[flow[1], flow]]));
    }
  }

  cell(from: MatrixLine, to: MatrixLine): Cell {
    const counts: Partial<Record<Verdict, number>> = {};
    const targets = to.members.length > 1 ? new Set(to.members) : undefined;
    let pairs = 0;
    let listed = 0;
    let traffic = '';
    const add = (flow: CompactFlow) => {
      counts[flow[2]] = (counts[flow[2]] ?? 0) + 1;
      traffic = this.matrix.traffics[flow[3]] ?? '';
      listed++;
    };
    for (const source of from.members) {
      pairs += to.members.length - (targets ? Number(targets.has(source)) : Number(to.members[0] === source));
      const row = this.rows.get(source);
      if (!row) continue;
      if (!targets) {
        const flow = row.get(to.members[0] ?? -1);
        if (flow && flow[0] !== flow[1]) add(flow);
      } else for (const flow of row.values()) if (targets.has(flow[1]) && flow[0] !== flow[1]) add(flow);
    }
    if (pairs === 0) return { verdict: 'self', traffic: '', counts, pairs };
    if (pairs > listed) counts.blocked = (counts.blocked ?? 0) + pairs - listed;
    const present = VERDICTS.filter((verdict) => counts[verdict]);
    const [only] = present;
    const verdict = present.length === 1 && only ? only : 'mixed';
    return { verdict, traffic: pairs === 1 ? traffic : '', counts, pairs };
  }

  /** What one endpoint can do to every other, or every other to it; by name. */
  verdictsOf(name: string, direction: 'from' | 'to'): ReadonlyMap<string, Verdict> {
    const verdicts = new Map<string, Verdict>();
    const own = this.matrix.endpoints.findIndex((endpoint) => endpoint.name === name);
    if (own < 0 || this.matrix.tooLarge) return verdicts;
    this.matrix.endpoints.forEach((endpoint, index) => {
      if (index === own) return;
      const flow = direction === 'from' ? this.rows.get(own)?.get(index) : this.rows.get(index)?.get(own);
      verdicts.set(endpoint.name, flow?.[2] ?? 'blocked');
    });
    return verdicts;
  }
}

/** The cell as a sentence, for tooltips and screen readers. */
export function cellSentence(from: MatrixLine, to: MatrixLine, cell: Cell): string {
  const ends = `${from.label} to ${to.label}`;
  if (cell.verdict === 'self') return `${from.label} and itself: not asked`;
  if (cell.verdict === 'mixed') {
    const parts = VERDICTS.filter((verdict) => cell.counts[verdict]).map(
      (verdict) => `${cell.counts[verdict]} ${verdict}`,
    );
    return `${ends}: ${cell.pairs} pairs, ${parts.join(', ')}`;
  }
  if (cell.pairs > 1) return `${ends}: all ${cell.pairs} pairs ${cell.verdict}`;
  return cell.traffic ? `${ends}: ${cell.verdict}, ${cell.traffic}` : `${ends}: ${cell.verdict}`;
}
