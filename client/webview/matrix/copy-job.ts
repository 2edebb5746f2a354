import { plural, say } from '../../../network/words/index.js';
import type { MatrixCellsResult } from '../../../server/protocol.js';
import type { PreviewMessage } from '../messages.js';
import { CellSource } from './cell-source.js';
import { type CopyFormat, copied, MOST_COPIED } from './copy.js';
import type { MatrixLine } from './lines.js';

export interface CopyEvents {
  readonly ask: (message: Extract<PreviewMessage, { readonly type: 'cells' }>) => void;
  readonly copy: (text: string) => void;
  readonly say: (text: string) => void;
}

interface Job {
  readonly rows: readonly MatrixLine[];
  readonly columns: readonly MatrixLine[];
  readonly format: CopyFormat;
}

/** Copies the matrix as it is shown: cells that nobody has looked at are asked for first. */
export class CopyJob {
  private readonly cells: CellSource;
  private job: Job | undefined;

  constructor(private readonly events: CopyEvents) {
    this.cells = new CellSource('copy', events.ask);
  }

  start(matrix: number, job: Job): void {
    const number = job.rows.length * job.columns.length;
    if (number === 0) return;
    if (number > MOST_COPIED) {
      this.events.say(
        say`
          ${plural(number, 'cell')} are too many to copy. Group the endpoints or filter them; “vpclens matrix FILE
          --format csv” writes all.
        `,
      );
      return;
    }
    this.cells.reset(matrix);
    this.job = job;
    if (!this.finish()) this.events.say(say`Working out what is to be copied…`);
  }

  /** The matrix is another: what was to be copied is of no use. */
  giveUp(): void {
    this.job = undefined;
    this.cells.reset(undefined);
  }

  told(id: number, result: MatrixCellsResult | { readonly error: string }): void {
    if (!this.cells.told(id, result)) return;
    if ('error' in result) {
      this.job = undefined;
      this.events.say(say`Nothing was copied. ${result.error}`);
    } else this.finish();
  }

  private finish(): boolean {
    const { job, cells } = this;
    if (!job) return true;
    const ends = (lines: readonly MatrixLine[]) => lines.map(({ ranges }) => ranges);
    if (!cells.want(ends(job.rows), ends(job.columns))) return false;
    this.job = undefined;
    const cell = (from: MatrixLine, to: MatrixLine) => {
      const found = cells.get(from.ranges, to.ranges);
      if (!found) throw new Error(`nobody told the cell ${from.label} to ${to.label}`);
      return found;
    };
    this.events.copy(copied(cell, job.rows, job.columns, job.format));
    this.events.say(say`Copied: ${plural(job.rows.length, 'row')} by ${plural(job.columns.length, 'column')}.`);
    return true;
  }
}
