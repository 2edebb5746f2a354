import { plural, say } from '../../../network/words/index.js';
import type { MatrixCellsResult } from '../../../server/protocol.js';
import type { PreviewMessage } from '../messages.js';
import { h } from '../ui/dom.js';
import { CopiedFiles } from './copied-files.js';
import { CopiedRows } from './copied-rows.js';
import { type CopyFormat, headText, lineBreak } from './copy.js';
import type { MatrixLine } from './lines.js';

/** A copy of the matrix as a file; of a very large one a part of it. */
export interface CopiedFile {
  readonly format: CopyFormat;
  readonly data: Uint8Array<ArrayBuffer>;
  readonly part: number | undefined;
}

export interface CopyEvents {
  readonly ask: (message: Extract<PreviewMessage, { readonly type: 'cells' }>) => void;
  readonly copy: (text: string) => void;
  readonly save: (file: CopiedFile) => void;
  readonly say: (text: string) => void;
}

export interface Copying {
  readonly rows: readonly MatrixLine[];
  readonly columns: readonly MatrixLine[];
  readonly format: CopyFormat;
}

interface Job extends Copying {
  readonly matrix: number;
  readonly told: CopiedRows;
  readonly add: (lines: readonly string[]) => void;
  readonly finish: () => void;
}

/** More than a clipboard, or whoever pastes it, is made for: that is saved as a file. */
const MOST_COPIED = 250_000;

let numbers = 0;

/** Copies the matrix as it is shown, whatever its size: cells that nobody has looked at are asked for first. */
export class CopyJob {
  /** How far it is, with the button that stops it. */
  readonly element: HTMLElement;
  private readonly progress = h('span', {});
  private job: Job | undefined;
  private id = 0;

  constructor(
    private readonly events: CopyEvents,
    private readonly mostCopied = MOST_COPIED,
  ) {
    const stop = h('button', { type: 'button', class: 'secondary' }, say`Stop copying`);
    stop.addEventListener('click', () => this.end(say`Nothing was copied.`));
    this.element = h('p', { class: 'matrix-copying', hidden: true }, this.progress, ' ', stop);
  }

  start(matrix: number, what: Copying): void {
    const { rows, columns, format } = what;
    const number = rows.length * columns.length;
    if (number === 0) return;
    const toFile = number > this.mostCopied;
    this.job = {
      ...what,
      matrix,
      told: new CopiedRows(rows, columns, format),
      ...(toFile ? this.intoFiles(what) : this.ontoClipboard(what)),
    };
    this.events.say(
      toFile
        ? say`
            ${plural(number, 'cell')} are more than a clipboard is made for: they are worked out, and saved as a file.
          `
        : say`Working out what is to be copied…`,
    );
    this.next(this.job);
  }

  /** The matrix is another: what was to be copied is of no use. */
  giveUp(): void {
    if (this.job) this.end(say`The text changed, so that the matrix is another: nothing was copied. Copy it again.`);
  }

  told(id: number, result: MatrixCellsResult | { readonly error: string }): void {
    const { job } = this;
    if (!job || id !== this.id) return;
    if ('error' in result) {
      this.end(say`Nothing was copied. ${result.error}`);
      return;
    }
    job.add(job.told.told(result));
    this.next(job);
  }

  private next(job: Job): void {
    const { question, percent } = job.told;
    if (question) {
      this.element.hidden = false;
      this.progress.textContent = say`Copying: ${percent} % of the cells are worked out.`;
      this.id = ++numbers;
      this.events.ask({ type: 'cells', of: 'copy', id: this.id, matrix: job.matrix, question });
      return;
    }
    this.end();
    job.finish();
  }

  private end(said?: string): void {
    this.job = undefined;
    this.id = 0;
    this.element.hidden = true;
    if (said !== undefined) this.events.say(said);
  }

  private ontoClipboard({ rows, columns, format }: Copying): Pick<Job, 'add' | 'finish'> {
    const all = [headText(columns, format)];
    return {
      add: (lines) => all.push(...lines),
      finish: () => {
        this.events.copy(all.join(lineBreak(format)));
        this.events.say(say`Copied: ${plural(rows.length, 'row')} by ${plural(columns.length, 'column')}.`);
      },
    };
  }

  private intoFiles({ rows, columns, format }: Copying): Pick<Job, 'add' | 'finish'> {
    const files = new CopiedFiles(columns, format, (data, part) => this.events.save({ format, data, part }));
    return {
      add: (lines) => files.add(lines),
      finish: () => {
        const count = files.finish();
        this.events.say(
          say`
            ${plural(rows.length, 'row')} by ${plural(columns.length, 'column')} are worked out, as
            ${plural(count, 'file')}: choose where to save.
          `,
        );
      },
    };
  }
}
