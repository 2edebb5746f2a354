import * as vscode from 'vscode';
import { rangesOf } from '../../../network/wire/index.js';
import type { EndRanges } from '../../../server/protocol.js';
import type { HostMessage, SinceBase } from '../../webview/messages.js';
import { compareTexts } from '../compare/compare-texts.js';
import { openRepositoryOf, type Repository } from '../compare/git.js';
import { textThen } from '../compare/text-then.js';
import type { LanguageServer } from '../language-server/language-server.js';
import { SinceParts } from './since-parts.js';
import { whenSaved } from './when-saved.js';

const BASES: readonly SinceBase[] = ['head', 'disk'];

/** What the text as it is now opens and closes, against the last commit and against the files on disk. Worked out anew for each state that is shown; an older one is given up. */
export class SinceFeed implements vscode.Disposable {
  private newest: vscode.CancellationTokenSource | undefined;
  /** The texts of the last commit, by file: they stay until there is another. */
  private head: { readonly commit: string; readonly texts: Map<string, Promise<string | null>> } | undefined;

  private parts: Partial<Record<SinceBase, SinceParts>> = {};
  private version: number | undefined;
  private watched: { readonly repository: Repository; readonly subscription: vscode.Disposable } | undefined;
  private readonly subscriptions = whenSaved(vscode.workspace, () => this.again());

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
      this.parts = {
        ...(textAtHead ? { head: this.partsOf(textAtHead, token) } : {}),
        ...(isChanged() ? { disk: this.partsOf(textOnDisk, token) } : {}),
      };
      const { parts } = this;
      const head = await parts.head?.more();
      const disk = await parts.disk?.more();
      if (token.isCancellationRequested) return;
      this.post({ type: 'since', version, ...(head ? { head } : {}), ...(disk ? { disk } : {}) });
      for (const base of BASES) await this.rest(base, parts[base], version, token);
    } finally {
      if (this.newest === own) this.newest = undefined;
      own.dispose();
    }
  }

  /** The page looks at these columns: what leads to them is told next. */
  look(columns: readonly EndRanges[]): void {
    const ends = new Set(columns.flatMap((ranges) => placesIn(ranges)));
    const looked = rangesOf([...ends].sort((a, b) => a - b));
    for (const base of BASES) this.parts[base]?.look(looked);
  }

  /** Nobody wants the rest. */
  stop(): void {
    this.newest?.cancel();
  }

  dispose(): void {
    this.newest?.cancel();
    for (const subscription of this.subscriptions) subscription.dispose();
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

  /** Works out anew what differs from what the preview shows. */
  again(): void {
    if (this.version !== undefined) void this.shown(this.version);
  }

  private partsOf(then: (uri: vscode.Uri) => Promise<string | null>, token: vscode.CancellationToken): SinceParts {
    return new SinceParts((part) => compareTexts(this.server, this.uri, then, token, part));
  }

  private async rest(
    base: SinceBase,
    parts: SinceParts | undefined,
    version: number,
    token: vscode.CancellationToken,
  ): Promise<void> {
    while (parts && !parts.isDone && !token.isCancellationRequested) {
      const more = await parts.more();
      if (!more || token.isCancellationRequested) return;
      const { effects, percent } = more;
      this.post({ type: 'sinceMore', version, base, effects, ...(percent === undefined ? {} : { percent }) });
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

function placesIn(ranges: EndRanges): number[] {
  const places: number[] = [];
  for (let at = 0; at + 1 < ranges.length; at += 2)
    for (let end = ranges[at] as number; end < (ranges[at + 1] as number); end++) places.push(end);
  return places;
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
