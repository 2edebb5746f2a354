/** The language server in its worker, and what the page asks of it. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  ProgressType,
  ResponseError,
} from 'vscode-jsonrpc/browser';
import { speech } from '../../network/words/index.js';
import type {
  ChangedParams,
  ElementAtResult,
  FileAnswer,
  FixParams,
  FixResult,
  InitializationOptions,
  MatrixCellsQuestion,
  MatrixCellsResult,
  MatrixKindsQuestion,
  MatrixKindsResult,
  NewExpectationResult,
  Origin,
  PairQuestion,
  PreviewPicture,
  PreviewRest,
  ReachResult,
  WhatIfResult,
} from '../../server/protocol.js';
import type { CodeAction, CompletionItem, Diagnostic, Hover, Location, Position, Range, TextEdit } from './lsp.js';

const PICTURE = new ProgressType<PreviewPicture>();
/** LSP's `ContentModified`. */
const CONTENT_MODIFIED = -32_801;
export const FOLDER = 'playground:/';

/** What the server needs to know of this page. It asks for no more than is said here. */
const CAPABILITIES = {
  textDocument: {
    hover: { contentFormat: ['markdown'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
    publishDiagnostics: { versionSupport: true },
  },
};

export class ServerLink {
  private readonly connection: MessageConnection;
  private tokens = 0;
  private version = 0;
  /** The text that is worked on, and previewed. */
  root = '';
  /** The text that is shown: that one, or a file that it imports. */
  uri = '';

  /** `files` has the text of what can be imported, by its path. */
  constructor(
    worker: Worker,
    files: (path: string) => string | undefined,
    hears: {
      readonly diagnostics: (uri: string, diagnostics: readonly Diagnostic[], version: number | undefined) => void;
      readonly changed: (params: ChangedParams) => void;
    },
  ) {
    this.connection = createMessageConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
    this.connection.onRequest('vpclens/readFile', ({ uri }: { uri: string }): FileAnswer => {
      const text = uri.startsWith(FOLDER) ? files(uri.slice(FOLDER.length)) : undefined;
      return text === undefined ? {} : { bytes: new TextEncoder().encode(text) };
    });
    this.connection.onRequest('vpclens/listFiles', () => ({ files: [] }));
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics, version }) =>
      hears.diagnostics(uri, diagnostics, version),
    );
    this.connection.onNotification('$/vpclens/changed', hears.changed);
    this.connection.listen();
  }

  async start(): Promise<void> {
    const { language, catalogue } = speech();
    const initializationOptions: InitializationOptions = {
      words: catalogue,
      changes: true,
      commands: [],
      settings: { closedFiles: { check: false } },
    };
    await this.connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      locale: language,
      capabilities: CAPABILITIES,
      initializationOptions,
      workspaceFolders: [{ uri: FOLDER, name: 'playground' }],
    });
    await this.connection.sendNotification('initialized', {});
  }

  /** Another text in place of the one that is open. */
  async open(path: string, text: string): Promise<void> {
    await this.back();
    if (this.root) await this.notify('textDocument/didClose', { textDocument: { uri: this.root } });
    this.root = FOLDER + path;
    this.version++;
    await this.opened(this.root, this.version, text);
  }

  /** Another file, to be read while that one stays what it is. */
  async openBeside(path: string, text: string): Promise<void> {
    await this.back();
    await this.opened(FOLDER + path, 1, text);
  }

  async back(): Promise<void> {
    if (this.uri !== this.root) await this.notify('textDocument/didClose', { textDocument: { uri: this.uri } });
    this.uri = this.root;
  }

  private async opened(uri: string, version: number, text: string): Promise<void> {
    this.uri = uri;
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'vpc', version, text } });
  }

  async change(text: string): Promise<void> {
    this.version++;
    const textDocument = { uri: this.root, version: this.version };
    await this.notify('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
  }

  /** The server says no version of a text that it no longer has open. */
  isNewest(version: number | undefined): boolean {
    return version === this.version;
  }

  hover(position: Position): Promise<Hover | null> {
    return this.ask('textDocument/hover', { position });
  }

  complete(position: Position): Promise<readonly CompletionItem[]> {
    return this.ask('textDocument/completion', { position });
  }

  async definition(position: Position): Promise<Location | undefined> {
    const found = await this.ask<Location | readonly Location[] | null>('textDocument/definition', { position });
    return [found ?? []].flat()[0] as Location | undefined;
  }

  async fixes(range: Range, diagnostics: readonly Diagnostic[]): Promise<readonly CodeAction[]> {
    const actions = await this.ask<readonly CodeAction[] | null>('textDocument/codeAction', {
      range,
      context: { diagnostics, only: ['quickfix'] },
    });
    return (actions ?? []).filter(({ edit }) => edit !== undefined);
  }

  async format(): Promise<readonly TextEdit[]> {
    const options = { tabSize: 2, insertSpaces: true };
    return (await this.ask<readonly TextEdit[] | null>('textDocument/formatting', { options })) ?? [];
  }

  elementAt(position: Position): Promise<ElementAtResult> {
    return this.ask('vpclens/elementAt', { position });
  }

  reach(pair: PairQuestion): Promise<ReachResult> {
    const { from, to, traffic } = pair;
    return this.ask('vpclens/reach', { ...this.aboutRoot, from, to, ...(traffic ? { traffic } : {}) });
  }

  whatIf(texts: string, without: readonly Origin[], question: PairQuestion | undefined): Promise<WhatIfResult> {
    return this.ask('vpclens/whatIf', { ...this.aboutRoot, texts, without, ...(question ? { question } : {}) });
  }

  fix(fix: Omit<FixParams, 'textDocument'>): Promise<FixResult> {
    return this.ask('vpclens/fix', { ...this.aboutRoot, ...fix });
  }

  newExpectation(question: PairQuestion, can: boolean): Promise<NewExpectationResult> {
    return this.ask('vpclens/newExpectation', { ...this.aboutRoot, question, can });
  }

  async preview(pictured: (picture: PreviewPicture) => void, signal: AbortSignal): Promise<PreviewRest> {
    const partialResultToken = `preview-${++this.tokens}`;
    const progress = this.connection.onProgress(PICTURE, partialResultToken, pictured);
    try {
      return await this.askWhile(signal, 'vpclens/preview', { partialResultToken });
    } finally {
      progress.dispose();
    }
  }

  matrixCells(matrix: number, question: MatrixCellsQuestion, signal: AbortSignal): Promise<MatrixCellsResult> {
    return this.askWhile(signal, 'vpclens/matrixCells', { matrix, ...question });
  }

  matrixKinds(matrix: number, question: MatrixKindsQuestion, signal: AbortSignal): Promise<MatrixKindsResult> {
    return this.askWhile(signal, 'vpclens/matrixKinds', { matrix, ...question });
  }

  /** The question was of a text that is gone. */
  isOutdated(error: unknown): boolean {
    return error instanceof ResponseError && error.code === CONTENT_MODIFIED;
  }

  /** About the text that is shown, as long as somebody waits for it. */
  private async askWhile<R>(signal: AbortSignal, method: string, params: object): Promise<R> {
    const own = new CancellationTokenSource();
    const cancel = (): void => own.cancel();
    signal.addEventListener('abort', cancel);
    try {
      return await this.connection.sendRequest(method, { ...this.aboutRoot, ...params }, own.token);
    } finally {
      signal.removeEventListener('abort', cancel);
      own.dispose();
    }
  }

  private get aboutRoot(): { readonly textDocument: { readonly uri: string } } {
    return { textDocument: { uri: this.root } };
  }

  private ask<T>(method: string, params: object): Promise<T> {
    return this.connection.sendRequest(method, { textDocument: { uri: this.uri }, ...params });
  }

  private notify(method: string, params: object): Promise<void> {
    return this.connection.sendNotification(method, params);
  }
}

/** A worker that may do no more than this page: the policy of one that is made of its own text is the page's, and allows no connections. */
export function startWorker(): Worker {
  const script = new URL('server.js', document.baseURI).href;
  const begin = URL.createObjectURL(
    new Blob([`importScripts(${JSON.stringify(script)});`], { type: 'text/javascript' }),
  );
  return new Worker(begin, { name: 'VPC Lens' });
}
