import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { HostMessage, PreviewMessage } from '../../../client/webview/messages.js';
import type {
  FixResult,
  MatrixCellsResult,
  MatrixKindsResult,
  PreviewSnapshot,
  ReachResult,
} from '../../../server/protocol.js';
import { SHOP as SHOP_FILE, TestClient } from '../../server/test-client.js';
import { bringLetters } from './letters.js';
import { openPreview, type PreviewPage } from './preview-page.mjs';

const SHOP = readFileSync('examples/coffee-shop/shop.vpc', 'utf8');
const OFFICE = readFileSync('examples/coffee-shop/office.vpc', 'utf8');
const OFFICE_FILE = 'file:///work%20shop/office.vpc';

/** The coffee shop as it is in the examples, with a change: the text that is replaced must be there. */
export function coffeeShopText(from = '', to = ''): string {
  if (!SHOP.includes(from)) throw new Error(`The coffee shop has no “${from}”`);
  return SHOP.replace(from, to);
}

/** The preview in a plain browser, and the real server behind it: what the page asks is answered when `answer` is called. */
export class LivePreview {
  private answered = 0;
  private version = 1;

  private constructor(
    private readonly client: TestClient,
    private readonly preview: PreviewPage,
    private text: string,
  ) {}

  /** `wider`: its letters, in percent of what they are. */
  static async open(
    browser: Browser,
    text: string,
    { wider, ...options }: Parameters<typeof openPreview>[1] & { readonly wider?: number } = {},
  ): Promise<LivePreview> {
    const client = await TestClient.start({ files: { [OFFICE_FILE]: OFFICE } });
    await client.open(text);
    await client.analysed();
    const live = new LivePreview(client, await openPreview(browser, { ...options, answer: cellsFrom(client) }), text);
    await bringLetters(live.page, wider);
    const snapshot = await client.ask<PreviewSnapshot>('vpclens/preview', undefined);
    await live.send({ type: 'snapshot', snapshot });
    return live;
  }

  get page(): PreviewPage['page'] {
    return this.preview.page;
  }

  get errors(): readonly string[] {
    return this.preview.errors;
  }

  send(message: HostMessage): Promise<unknown> {
    return this.preview.send(message);
  }

  /** What is imported, by its file. */
  readonly texts: Readonly<Record<string, string>> = { [OFFICE_FILE]: OFFICE };

  ask<T>(method: string, params: object): Promise<T> {
    return this.client.ask<T>(method, undefined, params);
  }

  posted(): Promise<PreviewMessage[]> {
    return this.preview.posted() as Promise<PreviewMessage[]>;
  }

  /** Answers what has been asked since, as the editor would. */
  async answer(): Promise<void> {
    const messages = await this.posted();
    const before = this.answered;
    this.answered = messages.length;
    for (const message of messages.slice(before)) await this.answerOne(message);
  }

  private async answerOne(message: PreviewMessage): Promise<void> {
    if (message.type === 'reach') {
      const result = await this.client.ask<ReachResult>('vpclens/reach', undefined, { ...message.pair });
      await this.send({ type: 'reach', id: message.id, result });
    } else if (message.type === 'whatIf') {
      const { id, texts, without, pair } = message;
      const params = { texts, without, ...(pair ? { question: pair } : {}) };
      await this.send({ type: 'whatIf', id, result: await this.client.ask('vpclens/whatIf', undefined, params) });
    } else if (message.type === 'fix') {
      const { type: _, ...params } = message;
      const result = await this.client.ask<FixResult>('vpclens/fix', undefined, params);
      if (result.error !== undefined) throw new Error(result.error);
      const document = TextDocument.create(SHOP_FILE, 'vpc', 0, this.text);
      await this.edit(TextDocument.applyEdits(document, result.edit.changes?.[SHOP_FILE] ?? []));
    }
  }

  /** The text is another one now: the page shows it, and asks its question again. */
  async edit(text: string): Promise<void> {
    this.version++;
    this.text = text;
    await this.client.change([{ text }], this.version);
    await this.client.analysed(this.version);
    await this.send({ type: 'snapshot', snapshot: await this.client.ask('vpclens/preview', undefined) });
    await this.answer();
  }

  /** A question, told on the map. */
  async trace(from: string, to: string, traffic: string): Promise<void> {
    await this.send({ type: 'show', tab: 'trace', pair: { from, to, traffic } });
    await this.answer();
    await this.page.getByRole('button', { name: 'Show on the map' }).click();
    await this.answer();
  }

  close(): Promise<void> {
    return this.preview.close();
  }
}

/** Tells the cells of the matrix that the page looks at, as the server tells them. */
export function cellsFrom(client: TestClient): (message: PreviewMessage) => Promise<HostMessage | undefined> {
  return async (message) => {
    if (message.type !== 'cells' && message.type !== 'kinds') return undefined;
    const { type, id, matrix, question } = message;
    const params = { matrix, ...question };
    if (type === 'kinds')
      return { type, id, result: await client.ask<MatrixKindsResult>('vpclens/matrixKinds', undefined, params) };
    return {
      type,
      id,
      of: message.of,
      result: await client.ask<MatrixCellsResult>('vpclens/matrixCells', undefined, params),
    };
  };
}
