import type { CompactEndpoint, EndRanges, MatrixCellsResult, MatrixEnds, Verdict } from '../../../server/protocol.js';
import type { PreviewMessage } from '../messages.js';
import { CellSource } from './cell-source.js';

type Direction = 'from' | 'to';

/** What one end can do to every other, or every other to it: a row or a column of the matrix, kind by kind. */
export class EndVerdicts {
  private readonly cells: CellSource;
  private endpoints: readonly CompactEndpoint[] = [];
  private asked: { readonly own: EndRanges; readonly others: ReadonlyMap<number, EndRanges> } | undefined;
  private of = '';

  constructor(post: (message: Extract<PreviewMessage, { readonly type: 'cells' }>) => void) {
    this.cells = new CellSource('map', post);
  }

  update(matrix: MatrixEnds | undefined): void {
    this.endpoints = matrix?.endpoints ?? [];
    this.asked = undefined;
    this.of = '';
    this.cells.reset(matrix?.id);
  }

  told(id: number, result: MatrixCellsResult | { readonly error: string }): boolean {
    return this.cells.told(id, result);
  }

  /** By name. What is not known yet is asked for, and left out. */
  verdictsOf(name: string, direction: Direction): ReadonlyMap<string, Verdict> {
    const verdicts = new Map<string, Verdict>();
    if (this.of !== name) {
      this.of = name;
      this.asked = this.linesOf(name);
    }
    if (!this.asked) return verdicts;
    const { own, others } = this.asked;
    const all = [...others.values()];
    if (direction === 'from') this.cells.want([own], all);
    else this.cells.want(all, [own]);
    for (const { name: other, alike } of this.endpoints) {
      const ends = others.get(alike);
      if (other === name || !ends) continue;
      const cell = direction === 'from' ? this.cells.get(own, ends) : this.cells.get(ends, own);
      if (cell && cell.verdict !== 'mixed' && cell.verdict !== 'self') verdicts.set(other, cell.verdict);
    }
    return verdicts;
  }

  /** One other end stands for all of its kind. */
  private linesOf(name: string): typeof this.asked {
    const at = this.endpoints.findIndex((one) => one.name === name);
    if (at < 0) return undefined;
    const others = new Map<number, EndRanges>();
    for (const [place, { alike }] of this.endpoints.entries())
      if (place !== at && !others.has(alike)) others.set(alike, [place, place + 1]);
    return { own: [at, at + 1], others };
  }
}
