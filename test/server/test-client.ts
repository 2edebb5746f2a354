/** A language client and the server in one process, with real JSON-RPC over streams between them. */
import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { createConnection } from 'vscode-languageserver/node';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver-protocol/node';
import { checkerHere } from '../../server/closed/check-closed.js';
import type { Checker } from '../../server/closed/checker.js';
import type { FileSystem } from '../../server/files/file-system.js';
import { messageOrder } from '../../server/message-order.js';
import type {
  ChangedParams,
  ClosedStatus,
  FileTests,
  InitializationOptions,
  NetworkStatus,
  StatusParams,
} from '../../server/protocol.js';
import { startServer } from '../../server/start-server.js';
import { plainText } from '../../server/text/plain-text.js';

export const SHOP = 'file:///work%20shop/shop.vpc';

export interface ClientOptions {
  /** Files on disk that nobody has open, by URI. */
  readonly files?: Record<string, string>;
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly settings?: () => unknown;
  readonly initializationOptions?: InitializationOptions;
  /** As in `initialize`: `ko`. */
  readonly locale?: string;
  readonly checker?: (files: FileSystem) => Checker;
  /** A client that tells nothing of itself but its `capabilities`. */
  readonly bare?: boolean;
}

/** What VS Code can do. */
const EDITOR: ClientCapabilities['textDocument'] = {
  hover: { contentFormat: ['markdown', 'plaintext'] },
  completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
  documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
};
const WISHES: InitializationOptions = { changes: true, commands: ['vpclens.preview', 'vpclens.previewPair'] };

export class TestClient {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly changes: ChangedParams[] = [];
  /** What was told to be checked, message by message. */
  readonly statuses: (readonly NetworkStatus[])[] = [];
  closedStatus: ClosedStatus | undefined;
  /** How often it was told to pull diagnostics again. */
  refreshes = 0;
  /** Every request of the server's that the protocol has for what this server does. */
  readonly asked: string[] = [];
  /** What the server told of work that it began by itself. */
  readonly progress: (WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd)[] = [];
  /** The tests of files, message by message. */
  readonly tests: FileTests[] = [];
  readonly logged: string[] = [];
  initialized!: InitializeResult;
  private waiting: { readonly test: () => boolean; readonly resolve: () => void }[] = [];

  private constructor(
    readonly connection: ProtocolConnection,
    private readonly options: ClientOptions,
  ) {}

  static async start(options: ClientOptions = {}): Promise<TestClient> {
    const client = TestClient.connect(options);
    await client.initialize();
    return client;
  }

  /** Connected, and not introduced yet. */
  static connect(options: ClientOptions = {}): TestClient {
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    const files = options.files ?? {};
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient), {
      messageStrategy: messageOrder(),
    });
    const disk = memoryFiles(files);
    startServer(server, {
      files: disk,
      checker: options.checker?.(disk) ?? checkerHere(disk),
      docs: 'file:///docs/rules/',
      plainText,
    });
    const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    const client = new TestClient(connection, options);
    client.listen(options);
    connection.listen();
    onTestFinished(() => {
      connection.dispose();
      server.dispose();
    });
    return client;
  }

  async initialize(): Promise<void> {
    const { connection, options } = this;
    this.initialized = await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      ...(options.locale ? { locale: options.locale } : {}),
      capabilities: options.bare
        ? (options.capabilities ?? {})
        : { ...options.capabilities, textDocument: { ...EDITOR, ...options.capabilities?.textDocument } },
      initializationOptions: options.bare ? undefined : { ...WISHES, ...options.initializationOptions },
      workspaceFolders: (options.folders ?? []).map((uri) => ({ uri, name: 'folder' })),
    });
    await connection.sendNotification('initialized', {});
  }

  private listen(options: ClientOptions): void {
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.wake();
    });
    this.connection.onNotification('$/vpclens/changed', (params: ChangedParams) => {
      this.changes.push(params);
      this.wake();
    });
    this.connection.onNotification('$/vpclens/status', ({ networks, closed }: StatusParams) => {
      this.statuses.push(networks);
      this.closedStatus = closed;
      this.wake();
    });
    this.connection.onNotification('$/vpclens/tests', (params: FileTests) => {
      this.tests.push(params);
      this.wake();
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    this.answer('workspace/configuration', () => [options.settings?.()]);
    this.answer('client/registerCapability', () => null);
    this.answer('workspace/codeLens/refresh', () => null);
    this.answer('workspace/inlayHint/refresh', () => null);
    this.answer('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      this.wake();
      return null;
    });
    this.answer('window/workDoneProgress/create', ({ token }: { token: string }) => {
      this.connection.onProgress(WorkDoneProgress.type, token, (value) => {
        this.progress.push(value);
        this.wake();
      });
      return null;
    });
  }

  private answer<P>(method: string, handler: (params: P) => unknown): void {
    this.connection.onRequest(method, (params: P) => {
      this.asked.push(method);
      return handler(params);
    });
  }

  private wake(): void {
    const done = this.waiting.filter(({ test }) => test());
    this.waiting = this.waiting.filter((waiter) => !done.includes(waiter));
    for (const { resolve } of done) resolve();
  }

  until(test: () => boolean): Promise<void> {
    return test() ? Promise.resolve() : new Promise((resolve) => this.waiting.push({ test, resolve }));
  }

  async open(text: string, uri = SHOP, version = 1): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'vpc', version, text },
    });
  }

  async change(changes: TextDocumentContentChangeEvent[], version: number, uri = SHOP): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: changes,
    });
  }

  /** The diagnostics of a version once its analysis is done. */
  async analysed(version = 1, uri = SHOP): Promise<Diagnostic[]> {
    await this.until(() => this.changes.some((change) => change.uri === uri && change.version === version));
    return this.latest(uri);
  }

  latest(uri = SHOP): Diagnostic[] {
    return this.published.filter((params) => params.uri === uri).at(-1)?.diagnostics ?? [];
  }

  ask<T>(method: string, position: Position | undefined, more: object = {}, uri = SHOP): Promise<T> {
    return this.connection.sendRequest(method, { textDocument: { uri }, ...(position ? { position } : {}), ...more });
  }
}

export function memoryFiles(files: Record<string, string>): FileSystem {
  const list = (folder: string): string[] => Object.keys(files).filter((uri) => uri.startsWith(folder));
  return {
    read: (uri) => files[uri],
    readForeign: (uri) => files[uri],
    real: (uri) => uri,
    list,
    inputs: (chosen, endings) =>
      chosen in files ? [chosen] : list(`${chosen}/`).filter((uri) => endings.some((ending) => uri.endsWith(ending))),
  };
}

/** A text with one `|` where the cursor is. */
export function cursor(marked: string): { text: string; position: Position } {
  const at = marked.indexOf('|');
  if (at < 0) throw new Error('the text marks no cursor');
  const before = marked.slice(0, at).split('\n');
  return {
    text: marked.slice(0, at) + marked.slice(at + 1),
    position: { line: before.length - 1, character: (before.at(-1) as string).length },
  };
}

/** The place behind the first occurrence of a text, `into` characters further in. */
export function positionOf(text: string, what: string, into = 0): Position {
  const at = text.indexOf(what);
  if (at < 0) throw new Error(`the text has no ${what}`);
  const before = text.slice(0, at + into).split('\n');
  return { line: before.length - 1, character: (before.at(-1) as string).length };
}
