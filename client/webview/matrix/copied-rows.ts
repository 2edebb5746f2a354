import type { MatrixCellsQuestion, MatrixCellsResult } from '../../../server/protocol.js';
import { readCell } from './cells.js';
import { type CopyFormat, copiedCell, lineText } from './copy.js';
import type { MatrixLine } from './lines.js';

/** Cells whose texts are held at once, and columns that are asked for at once. */
const CELLS_AT_ONCE = 4_000_000;
const COLUMNS_AT_ONCE = 500;

/** The rows of a copy, some at a time: cells are told column by column, and written row by row. */
export class CopiedRows {
  private first = 0;
  private cells: string[][] = [];
  private done = 0;
  private readonly height: number;
  /** There are few texts, and very many cells. */
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly rows: readonly MatrixLine[],
    private readonly columns: readonly MatrixLine[],
    private readonly format: CopyFormat,
    cellsAtOnce = CELLS_AT_ONCE,
  ) {
    this.height = Math.max(1, Math.floor(cellsAtOnce / columns.length));
    this.begin();
  }

  /** What is not known yet; undefined: that was all. */
  get question(): MatrixCellsQuestion | undefined {
    const rows = this.shown.map(({ ranges }) => ranges);
    if (rows.length === 0) return undefined;
    const columns = this.columns.slice(this.done, this.done + COLUMNS_AT_ONCE).map(({ ranges }) => ranges);
    return { rows, columns };
  }

  /** How much of it is known, in percent. */
  get percent(): number {
    const known = this.first * this.columns.length + this.done * this.shown.length;
    return Math.floor((100 * known) / (this.rows.length * this.columns.length));
  }

  /** The lines that are whole by now. */
  told({ columns, traffics }: MatrixCellsResult): string[] {
    for (const column of columns) {
      for (const [row, cell] of column.entries())
        this.cells[row]?.push(this.textOf(copiedCell(readCell(cell, traffics), this.format)));
      this.done++;
    }
    if (this.done < this.columns.length) return [];
    const lines = this.shown.map((line, row) => lineText(line, this.cells[row] ?? [], this.format));
    this.first += this.height;
    this.begin();
    return lines;
  }

  private get shown(): readonly MatrixLine[] {
    return this.rows.slice(this.first, this.first + this.height);
  }

  private begin(): void {
    this.done = 0;
    this.cells = this.shown.map(() => []);
  }

  private textOf(text: string): string {
    const known = this.texts.get(text);
    if (known === undefined) this.texts.set(text, text);
    return known ?? text;
  }
}
