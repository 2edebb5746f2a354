import type { MatrixKindsResult, Sought } from '../../../server/protocol.js';
import type { PreviewMessage } from '../messages.js';

type KindsMessage = Extract<PreviewMessage, { readonly type: 'kinds' }>;

/** The kinds that what is sought starts from, and those that it leads to, as far as they are found. */
export interface SoughtKinds {
  readonly from: ReadonlySet<number>;
  readonly to: ReadonlySet<number>;
  /** In percent, how far that has been looked for. */
  readonly percent: number;
}

let numbers = 0;

/** Finds out which rows and columns have what is sought, in pieces, as long as nobody seeks something else. */
export class KindSource {
  private found: { readonly from: Set<number>; readonly to: Set<number>; percent: number } | undefined;
  private id = 0;
  private matrix: number | undefined;
  private sought: Sought = {};

  constructor(private readonly post: (message: KindsMessage) => void) {}

  /** Undefined: nothing is sought, or what most pairs are. */
  get kinds(): SoughtKinds | undefined {
    return this.found;
  }

  seek(matrix: number | undefined, sought: Sought): void {
    const isSame = matrix === this.matrix && sought.port === this.sought.port && sought.verdict === this.sought.verdict;
    if (isSame) return;
    this.matrix = matrix;
    this.sought = sought;
    this.id = 0;
    const isSought = (sought.verdict !== undefined || sought.port !== undefined) && sought.verdict !== 'blocked';
    this.found = isSought ? { from: new Set(), to: new Set(), percent: 0 } : undefined;
    if (isSought) this.ask(0);
  }

  /** True: more is found, or that was all. */
  told(id: number, result: MatrixKindsResult | { readonly error: string }): boolean {
    const { found } = this;
    if (id !== this.id || !found) return false;
    if ('error' in result) {
      found.percent = 100;
      return true;
    }
    for (const kind of result.from) found.from.add(kind);
    for (const kind of result.to) found.to.add(kind);
    found.percent = result.next === undefined ? 100 : Math.floor((100 * result.next) / Math.max(1, result.all));
    if (result.next !== undefined) this.ask(result.next);
    return true;
  }

  private ask(after: number): void {
    if (this.matrix === undefined) return;
    this.id = ++numbers;
    this.post({ type: 'kinds', id: this.id, matrix: this.matrix, question: { sought: this.sought, after } });
  }
}
