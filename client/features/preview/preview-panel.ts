import * as vscode from 'vscode';
import { LSPErrorCodes, ResponseError } from 'vscode-languageclient';
import { say } from '../../../network/words/index.js';
import type { PreviewPicture, PreviewRest } from '../../../server/protocol.js';
import { MatrixAsks } from '../../webview/matrix-asks.js';
import type { HostMessage, PreviewMessage } from '../../webview/messages.js';
import type { LanguageServer } from '../language-server/language-server.js';
import { pageHtml, webviewFolder } from './page.js';
import { reveal } from './reveal.js';
import { savePicture } from './save-picture.js';
import { SinceFeed } from './since-feed.js';
import { SnapshotFeed } from './snapshot-feed.js';
import { Trials } from './trials.js';

/** One panel: the preview of one file. It holds nothing but the last snapshot; everything a person chose in the page the page keeps itself. */
export class PreviewPanel implements vscode.Disposable {
  private readonly feed: SnapshotFeed<PreviewPicture, PreviewRest>;
  private readonly cancellation = new vscode.CancellationTokenSource();
  private readonly disposables: vscode.Disposable[] = [];
  private last: (PreviewPicture & Partial<PreviewRest>) | undefined;
  private readonly trials: Trials;
  private readonly since: SinceFeed;
  private readonly matrix: MatrixAsks;
  private listening = false;
  /** What the page is to do once it listens. */
  private waiting: HostMessage[] = [];

  constructor(
    readonly panel: vscode.WebviewPanel,
    readonly uri: vscode.Uri,
    private readonly server: LanguageServer,
    extensionUri: vscode.Uri,
  ) {
    panel.webview.options = { enableScripts: true, localResourceRoots: [webviewFolder(extensionUri)] };
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'client', 'images', 'icon.png');
    this.feed = new SnapshotFeed((pictured, signal) => this.pull(pictured, signal), {
      picture: (picture) => {
        this.last = picture;
        this.post({ type: 'snapshot', snapshot: picture });
      },
      rest: (rest) => {
        if (this.last) this.last = { ...this.last, ...rest };
        this.post({ type: 'rest', rest });
        void this.since.shown(rest.version);
      },
      fail: (error) => {
        // The server says when it has looked at the newer text.
        if (!isOutdated(error)) this.post({ type: 'failed', message: failureText(error) });
      },
    });
    this.trials = new Trials(uri, server, (message) => this.post(message));
    this.since = new SinceFeed(uri, server, (message) => this.post(message));
    const textDocument = { uri: uri.toString() };
    this.matrix = new MatrixAsks(
      {
        cells: ({ matrix, question }, signal) =>
          withToken(signal, (token) => server.matrixCells({ textDocument, matrix, ...question }, token)),
        kinds: ({ matrix, question }, signal) =>
          withToken(signal, (token) => server.matrixKinds({ textDocument, matrix, ...question }, token)),
        isOutdated,
      },
      (message) => this.post(message),
    );
    this.disposables.push(
      this.trials,
      this.since,
      this.matrix,
      panel.webview.onDidReceiveMessage((message: PreviewMessage) => this.receive(message)),
      // A hidden page is thrown away and starts anew when it is shown.
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.listening = false;
      }),
      server.onChanged((changed) => {
        if (sameDocument(changed.uri, this.uri)) this.feed.changed();
      }),
      server.onRunning(() => this.feed.changed()),
    );
    panel.webview.html = pageHtml(panel.webview, extensionUri, uri.toString());
  }

  /** Sent now if the page listens. What it is to show waits for it; the rest it gets anew when it is ready. */
  post(message: HostMessage): void {
    if (this.listening) void this.panel.webview.postMessage(message);
    else if (message.type === 'show' || message.type === 'picture')
      this.waiting = [...this.waiting.filter(({ type }) => type !== message.type), message];
  }

  dispose(): void {
    this.feed.dispose();
    this.cancellation.cancel();
    this.cancellation.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private receive(message: PreviewMessage): void {
    switch (message.type) {
      case 'ready':
        this.listening = true;
        if (this.last) this.post({ type: 'snapshot', snapshot: this.last });
        for (const message of this.waiting) this.post(message);
        this.waiting = [];
        this.feed.changed();
        break;
      case 'retry':
        this.feed.changed();
        break;
      case 'reveal':
        reveal(message.origin, message.takeFocus).then(undefined, (error: unknown) => {
          void vscode.window.showWarningMessage(say`VPC Lens: that place cannot be shown. ${failureText(error)}`);
        });
        break;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        break;
      case 'save':
        void savePicture(this.uri, message).then(undefined, (error: unknown) => {
          void vscode.window.showErrorMessage(say`VPC Lens: the picture was not saved. ${failureText(error)}`);
        });
        break;
      case 'reach':
        void this.reach(message);
        break;
      case 'cells':
      case 'kinds':
        void this.matrix.ask(message);
        break;
      case 'whatIf':
        void this.trials.whatIf(message);
        break;
      case 'apply':
        void this.trials.apply(message.id);
        break;
      case 'expect':
        void this.trials.expect(message.pair, message.can);
        break;
    }
  }

  /** The document is opened first: the server speaks of documents that the editor has told it about. */
  private async pull(pictured: (picture: PreviewPicture) => void, signal: AbortSignal): Promise<PreviewRest> {
    const document = await vscode.workspace.openTextDocument(this.uri);
    const params = { textDocument: { uri: document.uri.toString() } };
    return withToken(signal, (token) => this.server.preview(params, pictured, token));
  }

  private async reach({ id, pair }: Extract<PreviewMessage, { type: 'reach' }>): Promise<void> {
    try {
      const { from, to, traffic } = pair;
      const question = { textDocument: { uri: this.uri.toString() }, from, to, ...(traffic ? { traffic } : {}) };
      this.post({ type: 'reach', id, result: await this.server.reach(question, this.cancellation.token) });
    } catch (error) {
      this.post({ type: 'reach', id, result: { version: -1, error: failureText(error) } });
    }
  }
}

/** The language client's way to say that nobody waits any more. */
async function withToken<R>(signal: AbortSignal, ask: (token: vscode.CancellationToken) => Promise<R>): Promise<R> {
  const own = new vscode.CancellationTokenSource();
  const cancel = () => own.cancel();
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    return await ask(own.token);
  } finally {
    signal.removeEventListener('abort', cancel);
    own.dispose();
  }
}

function sameDocument(text: string, uri: vscode.Uri): boolean {
  return text === uri.toString() || vscode.Uri.parse(text).toString() === uri.toString();
}

function isOutdated(error: unknown): boolean {
  return error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified;
}

function failureText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
