import { type CopyFormat, headText, lineBreak } from './copy.js';
import type { MatrixLine } from './lines.js';

/** A file of more is continued in another: what a page holds and hands on at once has an end, a matrix has none. */
const MOST_BYTES = 256 * 1024 * 1024;

/** The bytes of a file that is written line by line; of very many lines several files, each a table with its head. */
export class CopiedFiles {
  private readonly encoder = new TextEncoder();
  private parts: Uint8Array[] = [];
  private size = 0;
  private count = 0;

  constructor(
    private readonly columns: readonly MatrixLine[],
    private readonly format: CopyFormat,
    /** `part`: from 1; undefined: it is the only one. */
    private readonly save: (data: Uint8Array<ArrayBuffer>, part: number | undefined) => void,
    private readonly most = MOST_BYTES,
  ) {}

  add(lines: readonly string[]): void {
    for (const line of lines) {
      if (this.size >= this.most) this.end(++this.count);
      if (this.size === 0) this.put(headText(this.columns, this.format));
      this.put(line);
    }
  }

  /** How many there are. */
  finish(): number {
    this.end(this.count > 0 ? ++this.count : undefined);
    return Math.max(1, this.count);
  }

  private put(line: string): void {
    const bytes = this.encoder.encode(`${line}${lineBreak(this.format)}`);
    this.parts.push(bytes);
    this.size += bytes.length;
  }

  private end(part: number | undefined): void {
    const data = new Uint8Array(this.size);
    let at = 0;
    for (const bytes of this.parts) {
      data.set(bytes, at);
      at += bytes.length;
    }
    this.parts = [];
    this.size = 0;
    this.save(data, part);
  }
}
