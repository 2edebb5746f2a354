import * as vscode from 'vscode';
import { LSPErrorCodes, ResponseError } from 'vscode-languageclient';
import { PREVIEW_PROTOCOL } from '../../../network/wire/index.js';
import { say } from '../../../network/words/index.js';
import type { PictureUpdate, PreviewRest } from '../../../server/protocol.js';
import { MatrixAsks } from '../../webview/matrix-asks.js';
import type { HostMessage, PreviewMessage } from '../../webview/messages.js';
import { refusedByHost } from '../../webview/protocol/preview-message.js';
import { otherVersion } from '../../webview/protocol/version.js';
import type { LanguageServer } from '../language-server/language-server.js';
import { pageHtml, webviewFolder } from './page.js';
import { PictureTargets } from './picture-targets.js';
import { reveal } from './reveal.js';
import { saveFile } from './save-file.js';
import { ShownFiles } from './shown-files.js';
import { ShownPicture } from './shown-picture.js';
import { SinceFeed } from './since-feed.js';
import { SnapshotFeed } from './snapshot-feed.js';
import { Trials } from './trials.js';

/** One panel: the preview of one file. It holds nothing but the last snapshot and which files that names; everything a person chose in the page the page keeps itself. */
export class PreviewPanel implements vscode.Disposable {
  private readonly feed: SnapshotFeed<PictureUpdate, PreviewRest>;
  private readonly cancellation = new vscode.CancellationTokenSource();
  private readonly disposables: vscode.Disposable[] = [];
  private readonly shown: ShownPicture;
  private readonly trials: Trials;
  private readonly since: SinceFeed;
  private readonly matrix: MatrixAsks;
  private readonly files = new ShownFiles(() => this.shown.picture);
  private readonly targets = new PictureTargets<vscode.Uri>();
  private madeAnew = false;
  private listening = false;
  /** What the page is to do once it listens. */
  private waiting: HostMessage[] = [];

  constructor(
    readonly panel: vscode.WebviewPanel,
    readonly uri: vscode.Uri,
    private readonly server: LanguageServer,
    private readonly extensionUri: vscode.Uri,
  ) {
    panel.webview.options = { enableScripts: true, localResourceRoots: [webviewFolder(extensionUri)] };
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'client', 'images', 'icon.png');
    this.feed = new SnapshotFeed((pictured, signal) => this.pull(pictured, signal), {
      picture: (update) => {
        const refused = this.shown.update(update);
        if (refused === undefined) return;
        if ('patch' in update) this.feed.changed();
        else this.post({ type: 'failed', message: refused });
      },
      rest: (rest) => {
        this.shown.rest(rest);
        void this.since.shown(rest.version);
      },
      fail: (error) => {
        // The server says when it has looked at the newer text.
        if (!isOutdated(error)) this.post({ type: 'failed', message: failureText(error) });
      },
    });
    this.shown = new ShownPicture((message) => this.post(message));
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
      panel.webview.onDidReceiveMessage((message: unknown) => this.hear(message)),
      // A hidden page is thrown away and starts anew when it is shown.
      panel.onDidChangeViewState(() => {
        if (panel.visible) return;
        this.listening = false;
        this.shown.forgotten();
      }),
      server.onChanged((changed) => {
        if (sameDocument(changed.uri, this.uri)) this.feed.changed();
      }),
      server.onRunning(() => this.feed.changed()),
    );
    panel.webview.html = this.html();
  }

  private html(): string {
    return pageHtml(this.panel.webview, this.extensionUri, this.uri.toString());
  }

  /** Sent now if the page listens. What it is to show waits for it; the rest it gets anew when it is ready. */
  post(message: HostMessage): void {
    this.files.note(message);
    if (this.listening) void this.panel.webview.postMessage(message);
    else if (message.type === 'show') this.waiting = [...this.waiting.filter(({ type }) => type !== 'show'), message];
    else if (message.type === 'picture') this.waiting = [...this.waiting, message];
  }

  /** Has the page save the map; without a target a person is asked where it goes. */
  savePicture(format: 'svg' | 'png', target: vscode.Uri | undefined): void {
    this.post({ type: 'picture', format, ...(target ? { asked: this.targets.ask(target) } : {}) });
  }

  dispose(): void {
    this.feed.dispose();
    this.cancellation.cancel();
    this.cancellation.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** A page of another version is one that an older extension made: it is made anew. What no preview says is not obeyed. */
  private hear(message: unknown): void {
    const refused = otherVersion(message) ?? refusedByHost(message);
    if (refused === undefined) this.receive(message as PreviewMessage);
    else if (!this.madeAnew && otherVersion(message) !== undefined) {
      this.madeAnew = true;
      this.panel.webview.html = this.html();
    } else void vscode.window.showWarningMessage(say`VPC Lens: the preview asked for something unknown. ${refused}.`);
  }

  private receive(message: PreviewMessage): void {
    switch (message.type) {
      case 'ready':
        this.listening = true;
        this.shown.whole();
        for (const message of this.waiting) this.post(message);
        this.waiting = [];
        this.feed.changed();
        break;
      case 'whole':
        this.shown.whole();
        // Of what it did not have it was told what differs, too.
        this.since.again();
        break;
      case 'retry':
        this.feed.changed();
        break;
      case 'reveal':
        if (!this.files.has(message.origin.file)) {
          void vscode.window.showWarningMessage(
            say`VPC Lens: that place cannot be shown. The preview shows nothing of ${message.origin.file}.`,
          );
          break;
        }
        reveal(message.origin, message.takeFocus).then(undefined, (error: unknown) => {
          void vscode.window.showWarningMessage(say`VPC Lens: that place cannot be shown. ${failureText(error)}`);
        });
        break;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        break;
      case 'save':
        void saveFile(this.uri, message, this.targets.take(message.asked)).then(undefined, (error: unknown) => {
          void vscode.window.showErrorMessage(say`VPC Lens: ${message.name} was not saved. ${failureText(error)}`);
        });
        break;
      case 'reach':
        void this.reach(message);
        break;
      case 'stopSince':
        this.since.stop();
        break;
      case 'cells':
        if (message.of === 'matrix') this.since.look(message.question.columns);
        void this.matrix.ask(message);
        break;
      case 'kinds':
        void this.matrix.ask(message);
        break;
      case 'whatIf':
        void this.trials.whatIf(message);
        break;
      case 'apply':
        void this.trials.apply(message.id);
        break;
      case 'fix':
        void this.trials.fix(message);
        break;
      case 'expect':
        void this.trials.expect(message.pair, message.can);
        break;
    }
  }

  /** The document is opened first: the server speaks of documents that the editor has told it about. */
  private async pull(pictured: (picture: PictureUpdate) => void, signal: AbortSignal): Promise<PreviewRest> {
    const document = await vscode.workspace.openTextDocument(this.uri);
    const { have } = this.shown;
    const textDocument = { uri: document.uri.toString() };
    const params = { textDocument, protocol: PREVIEW_PROTOCOL, ...(have === undefined ? {} : { have }) };
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
