import type { EndRanges, MatrixCellsResult, Sought } from '../../../server/protocol.js';
import type { CellsFor, PreviewMessage } from '../messages.js';
import { type Cell, readCell } from './cells.js';

type CellsMessage = Extract<PreviewMessage, { readonly type: 'cells' }>;

/** More are forgotten: what is looked at is asked for again. */
const MOST_KEPT = 500_000;

let numbers = 0;

/** The cells that somebody looks at: what is known of them, and one question in flight for what is not. */
export class CellSource {
  private readonly cells = new Map<string, Cell>();
  /** Rows and columns of the same ends are the same, however they are called. */
  private readonly names = new Map<string, number>();
  private named = new WeakMap<EndRanges, number>();
  private inFlight:
    | { readonly id: number; readonly rows: readonly EndRanges[]; readonly columns: readonly EndRanges[] }
    | undefined;
  private failed = false;
  private matrix: number | undefined;
  private sought: Sought = {};

  constructor(
    private readonly of: CellsFor,
    private readonly post: (message: CellsMessage) => void,
  ) {}

  /** Of this matrix from now on, and of what is sought. What is known of the same holds. */
  reset(matrix: number | undefined, sought: Sought = {}): void {
    const isSame = matrix === this.matrix && sought.port === this.sought.port && sought.verdict === this.sought.verdict;
    this.failed = false;
    if (isSame) return;
    this.matrix = matrix;
    this.sought = sought;
    this.inFlight = undefined;
    this.cells.clear();
    this.names.clear();
    this.named = new WeakMap();
  }

  get(row: EndRanges, column: EndRanges): Cell | undefined {
    return this.cells.get(this.key(row, column));
  }

  /** Asks for what of these is not known. True: all of it is known. */
  want(rows: readonly EndRanges[], columns: readonly EndRanges[]): boolean {
    const lacking = (row: EndRanges, column: EndRanges): boolean => !this.cells.has(this.key(row, column));
    const wantedColumns = columns.filter((column) => rows.some((row) => lacking(row, column)));
    if (wantedColumns.length === 0) return true;
    const wantedRows = rows.filter((row) => wantedColumns.some((column) => lacking(row, column)));
    if (this.matrix === undefined || this.failed || this.isAsked(wantedRows, wantedColumns)) return false;
    const id = ++numbers;
    this.inFlight = { id, rows: wantedRows, columns: wantedColumns };
    const { of, matrix, sought } = this;
    const isSought = sought.port !== undefined || sought.verdict !== undefined;
    const question = { rows: wantedRows, columns: wantedColumns, ...(isSought ? { sought } : {}) };
    this.post({ type: 'cells', of, id, matrix, question });
    return false;
  }

  /** True: that was the answer that is waited for. */
  told(id: number, result: MatrixCellsResult | { readonly error: string }): boolean {
    const { inFlight } = this;
    if (inFlight?.id !== id) return false;
    this.inFlight = undefined;
    if ('error' in result) {
      this.failed = true;
      return true;
    }
    if (this.cells.size > MOST_KEPT) this.cells.clear();
    for (const [at, cells] of result.columns.entries()) {
      const column = inFlight.columns[at];
      if (!column) break;
      for (const [place, cell] of cells.entries()) {
        const row = inFlight.rows[place];
        if (row) this.cells.set(this.key(row, column), readCell(cell, result.traffics));
      }
    }
    return true;
  }

  private isAsked(rows: readonly EndRanges[], columns: readonly EndRanges[]): boolean {
    if (!this.inFlight) return false;
    const asked = new Set([...this.inFlight.rows.map((one) => this.name(one))]);
    const askedColumns = new Set([...this.inFlight.columns.map((one) => this.name(one))]);
    return (
      rows.every((row) => asked.has(this.name(row))) && columns.every((column) => askedColumns.has(this.name(column)))
    );
  }

  private key(row: EndRanges, column: EndRanges): string {
    return `${this.name(row)} ${this.name(column)}`;
  }

  private name(ends: EndRanges): number {
    let name = this.named.get(ends);
    if (name === undefined) {
      const text = ends.join();
      name = this.names.get(text) ?? this.names.size;
      this.names.set(text, name);
      this.named.set(ends, name);
    }
    return name;
  }
}
