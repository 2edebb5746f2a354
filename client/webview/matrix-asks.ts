import type { MatrixCellsResult, MatrixKindsResult } from '../../server/protocol.js';
import type { HostMessage, PreviewMessage } from './messages.js';

type Asked = Extract<PreviewMessage, { readonly type: 'cells' | 'kinds' }>;

export interface MatrixServer {
  cells(message: Extract<Asked, { readonly type: 'cells' }>, signal: AbortSignal): Promise<MatrixCellsResult>;
  kinds(message: Extract<Asked, { readonly type: 'kinds' }>, signal: AbortSignal): Promise<MatrixKindsResult>;
  /** The question is of a text that is gone: the answer to the next one says it. */
  isOutdated(error: unknown): boolean;
}

/** Asks for cells of the matrix as the page looks at them: one question in flight of each who wants some, and an older one is given up. */
export class MatrixAsks {
  private readonly newest = new Map<string, AbortController>();

  constructor(
    private readonly server: MatrixServer,
    private readonly post: (message: HostMessage) => void,
  ) {}

  async ask(message: Asked): Promise<void> {
    const purpose = purposeOf(message);
    this.newest.get(purpose)?.abort();
    const own = new AbortController();
    this.newest.set(purpose, own);
    try {
      const answer = await this.answer(message, own.signal);
      if (!own.signal.aborted) this.post(answer);
    } catch (error) {
      if (own.signal.aborted || this.server.isOutdated(error)) return;
      const result = { error: error instanceof Error ? error.message : String(error) };
      const { id } = message;
      this.post(
        message.type === 'kinds' ? { type: 'kinds', id, result } : { type: 'cells', of: message.of, id, result },
      );
    } finally {
      if (this.newest.get(purpose) === own) this.newest.delete(purpose);
    }
  }

  dispose(): void {
    for (const one of this.newest.values()) one.abort();
  }

  private async answer(message: Asked, signal: AbortSignal): Promise<HostMessage> {
    const { id } = message;
    if (message.type === 'kinds') return { type: 'kinds', id, result: await this.server.kinds(message, signal) };
    return { type: 'cells', of: message.of, id, result: await this.server.cells(message, signal) };
  }
}

const purposeOf = (message: Asked): string => (message.type === 'cells' ? `cells ${message.of}` : message.type);
