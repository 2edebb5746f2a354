/** The preview in its frame, told as VS Code tells it. */
import type { Origin, PreviewPicture, PreviewRest, WhatIfResult } from '../../server/protocol.js';
import { SnapshotFeed } from '../features/preview/snapshot-feed.js';
import { MatrixAsks } from '../webview/matrix-asks.js';
import type { HostMessage, PreviewMessage } from '../webview/messages.js';
import { download } from '../webview/report/by-hand.js';
import { addedWords } from '../webview/what-if/added-words.js';
import type { WorkspaceEdit } from './lsp.js';
import type { ServerLink } from './server-link.js';
import { WORDS } from './words.js';

export class PreviewHost {
  private readonly feed: SnapshotFeed<PreviewPicture, PreviewRest>;
  private readonly matrix: MatrixAsks;
  private last: (PreviewPicture & Partial<PreviewRest>) | undefined;
  /** What was tried last. */
  private tried: { readonly id: number; readonly result: WhatIfResult } | undefined;
  private listening = false;

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly server: ServerLink,
    private readonly reveal: (origin: Origin, takeFocus: boolean) => void,
    /** False: the text is another by now, or not to be changed. */
    private readonly write: (edit: WorkspaceEdit) => boolean,
  ) {
    this.feed = new SnapshotFeed((pictured, signal) => server.preview(pictured, signal), {
      picture: (picture) => {
        this.last = picture;
        this.post({ type: 'snapshot', snapshot: picture });
      },
      rest: (rest) => {
        if (this.last) this.last = { ...this.last, ...rest };
        this.post({ type: 'rest', rest });
      },
      fail: (error) => this.post({ type: 'failed', message: textOf(error) }),
    });
    this.matrix = new MatrixAsks(
      {
        cells: ({ matrix, question }, signal) => server.matrixCells(matrix, question, signal),
        kinds: ({ matrix, question }, signal) => server.matrixKinds(matrix, question, signal),
        isOutdated: (error) => server.isOutdated(error),
      },
      (message) => this.post(message),
    );
    window.addEventListener('message', (event: MessageEvent<PreviewMessage>) => {
      if (event.source === frame.contentWindow && event.origin === location.origin) void this.receive(event.data);
    });
    frame.src = 'preview.html';
  }

  /** The analysis of the text is done. */
  changed(): void {
    this.feed.changed();
  }

  /** Another text: what the page keeps of the last one is of no use. */
  again(): void {
    this.listening = false;
    this.last = undefined;
    this.frame.contentWindow?.location.reload();
  }

  post(message: HostMessage): void {
    if (this.listening) this.frame.contentWindow?.postMessage(message, location.origin);
  }

  private async receive(message: PreviewMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.listening = true;
        if (this.last) this.post({ type: 'snapshot', snapshot: this.last });
        this.feed.changed();
        return;
      case 'whole':
        if (this.last) this.post({ type: 'snapshot', snapshot: this.last });
        return;
      case 'retry':
        this.feed.changed();
        return;
      case 'reveal':
        this.reveal(message.origin, message.takeFocus);
        return;
      case 'copy':
        await navigator.clipboard.writeText(message.text);
        return;
      case 'save':
        download(message);
        return;
      case 'reach':
        try {
          this.post({ type: 'reach', id: message.id, result: await this.server.reach(message.pair) });
        } catch (error) {
          this.post({ type: 'reach', id: message.id, result: { version: -1, error: textOf(error) } });
        }
        return;
      case 'cells':
      case 'kinds':
        await this.matrix.ask(message);
        return;
      case 'whatIf':
        await this.whatIf(message);
        return;
      case 'apply':
        this.apply(message.id);
        return;
      case 'fix':
        await this.fix(message);
        return;
      case 'expect':
        await this.expect(message);
    }
  }

  private async whatIf({ id, texts, without, pair }: Extract<PreviewMessage, { type: 'whatIf' }>): Promise<void> {
    try {
      const result = await this.server.whatIf(texts, without, pair);
      this.tried = { id, result };
      this.post({ type: 'whatIf', id, result });
    } catch (error) {
      this.post({ type: 'whatIf', id, result: { error: textOf(error) } });
    }
  }

  /** Makes what was tried, once. */
  private apply(id: number): void {
    const result = this.tried?.id === id ? this.tried.result : undefined;
    if (!result || result.error !== undefined) return;
    this.tried = undefined;
    const done = this.server.isNewest(result.version) && this.write(result.edit);
    this.post({ type: 'notice', text: done ? WORDS.applied() : WORDS.notApplied() });
  }

  private async fix({ type: _, ...fix }: Extract<PreviewMessage, { type: 'fix' }>): Promise<void> {
    try {
      const result = await this.server.fix(fix);
      const text = result.error ?? (this.write(result.edit) ? WORDS.fixed() : WORDS.notApplied());
      this.post({ type: 'notice', text });
    } catch (error) {
      this.post({ type: 'notice', text: textOf(error) });
    }
  }

  private async expect({ pair, can }: Extract<PreviewMessage, { type: 'expect' }>): Promise<void> {
    try {
      const result = await this.server.newExpectation(pair, can);
      const text = result.error ?? (this.write(result.edit) ? addedWords(result) : WORDS.notApplied());
      this.post({ type: 'notice', text });
    } catch (error) {
      this.post({ type: 'notice', text: textOf(error) });
    }
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
