import * as vscode from 'vscode';
import type { HostMessage, Since } from '../../webview/messages.js';
import { compareTexts } from '../compare/compare-texts.js';
import { openRepositoryOf, type Repository } from '../compare/git.js';
import { textThen } from '../compare/text-then.js';
import type { LanguageServer } from '../language-server/language-server.js';

/** What the text as it is now opens and closes, against the last commit and against the files on disk. Worked out anew for each state that is shown; an older one is given up. */
export class SinceFeed implements vscode.Disposable {
  private newest: vscode.CancellationTokenSource | undefined;
  /** The texts of the last commit, by file: they stay until there is another. */
  private head: { readonly commit: string; readonly texts: Map<string, Promise<string | null>> } | undefined;

  private version: number | undefined;
  private watched: { readonly repository: Repository; readonly subscription: vscode.Disposable } | undefined;
  private readonly saved = vscode.workspace.onDidSaveTextDocument(({ languageId }) => {
    if (languageId === 'vpc') this.again();
  });

  constructor(
    private readonly uri: vscode.Uri,
    private readonly server: LanguageServer,
    private readonly post: (message: HostMessage) => void,
  ) {}

  /** The preview shows this version. */
  async shown(version: number): Promise<void> {
    this.version = version;
    this.newest?.cancel();
    const own = new vscode.CancellationTokenSource();
    this.newest = own;
    const { token } = own;
    try {
      const repository = await openRepositoryOf(this.uri);
      if (repository) this.watch(repository);
      const commit = repository?.state.HEAD?.commit;
      const textAtHead = repository && commit !== undefined ? this.textAtHead(repository, commit) : undefined;
      const head = textAtHead && (await this.since(textAtHead, token));
      const disk = isChanged() ? await this.since(textOnDisk, token) : undefined;
      if (token.isCancellationRequested) return;
      this.post({ type: 'since', version, ...(head ? { head } : {}), ...(disk ? { disk } : {}) });
    } finally {
      if (this.newest === own) this.newest = undefined;
      own.dispose();
    }
  }

  dispose(): void {
    this.newest?.cancel();
    this.saved.dispose();
    this.watched?.subscription.dispose();
  }

  /** A commit changes what there is to compare with, and no text. */
  private watch(repository: Repository): void {
    if (this.watched?.repository === repository) return;
    this.watched?.subscription.dispose();
    const subscription = repository.state.onDidChange(() => {
      if (repository.state.HEAD?.commit !== this.head?.commit) this.again();
    });
    this.watched = { repository, subscription };
  }

  private again(): void {
    if (this.version !== undefined) void this.shown(this.version);
  }

  /** Undefined: that cannot be told now, and there is nobody to be told why: it was not asked for. */
  private async since(
    then: (uri: vscode.Uri) => Promise<string | null>,
    token: vscode.CancellationToken,
  ): Promise<Since | undefined> {
    try {
      const answer = await compareTexts(this.server, this.uri, then, token);
      if ('error' in answer) return undefined;
      const { added, removed, changes: effects } = answer;
      return { added, removed, effects };
    } catch {
      return undefined;
    }
  }

  private textAtHead(repository: Repository, commit: string): (uri: vscode.Uri) => Promise<string | null> {
    if (this.head?.commit !== commit) this.head = { commit, texts: new Map() };
    const { texts } = this.head;
    return (uri) => {
      const key = uri.toString();
      const known = texts.get(key) ?? textThen(repository, commit, uri);
      texts.set(key, known);
      return known;
    };
  }
}

/** Where nothing is unsaved, nothing differs. */
function isChanged(): boolean {
  return vscode.workspace.textDocuments.some(({ languageId, isDirty }) => languageId === 'vpc' && isDirty);
}

async function textOnDisk(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return null;
    throw error;
  }
}
