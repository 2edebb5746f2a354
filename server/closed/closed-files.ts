/**
 * The files of the workspace that are not open: which there are, and what is found in them, kept right while files change, come and go.
 * The work is done by a `Checker`, a network at a time, when nobody types. Of a network stays what was found, and nothing else.
 */
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { isInside } from '../../language/link/inside.js';
import { lineChange } from '../diagnostics/carry-over.js';
import type { ClosedStatus, FileTests, Settings } from '../protocol.js';
import type { NamedSymbol } from '../providers/workspace-symbols.js';
import { pause } from '../workspace/breathe.js';
import type { Documents } from '../workspace/documents.js';
import type { ImportAccess } from '../workspace/import-access.js';
import type { Checker, ClosedNetwork } from './checker.js';
import { movedBy } from './moved.js';
import { closedRoots } from './roots.js';

export interface ClosedClient {
  /** What `diagnostics` or `tests` tell is another. */
  changed(): void;
  status(status: ClosedStatus | undefined): void;
  failed(doing: string, error: unknown): void;
  /** Resolves when open files are checked: they go first, and say which others their networks have. */
  idle(): Promise<void>;
}

export interface ClosedOptions {
  readonly settings: Settings;
  readonly docs: string | undefined;
  /** The client tells of files that change on disk. Where not, what is known of them is not kept. */
  readonly watches: boolean;
  /** What the networks of open files have. */
  readonly covered: ReadonlySet<string>;
}

interface Result {
  readonly network: ClosedNetwork;
  /** The texts that were checked of its open files. */
  readonly texts: Record<string, string>;
  /** Something of it changed since. */
  isOutdated: boolean;
}

/** Waited for after a change, in milliseconds: somebody who types is let type. */
const QUIET = 300;
const MOST_CHECKED = 500;
/** How many files are read for their imports before waiting messages are let in. */
const AT_ONCE = 50;

export class ClosedFiles {
  private listed: ReadonlySet<string> | undefined;
  private readonly imports = new Map<string, readonly string[]>();
  private readonly results = new Map<string, Result>();
  /** Roots of which there is nothing to tell: no texts. */
  private readonly unreadable = new Set<string>();
  /** Folders, perhaps, that came since. */
  private readonly unlisted = new Set<string>();
  private changes = 0;
  /** The files that changed since the check that is being made began; undefined: anything may have. */
  private since: Set<string> | undefined = new Set();
  private running: Promise<void> | undefined;

  constructor(
    private readonly documents: Documents,
    private readonly access: ImportAccess,
    private readonly checker: Checker,
    private readonly client: ClosedClient,
    private readonly options: () => ClosedOptions,
  ) {}

  /** A text changed, by typing or on disk; a file was opened or closed, came or went. */
  changed(uri: string, isThere = true): void {
    this.imports.delete(uri);
    this.unreadable.delete(uri);
    this.since?.add(uri);
    for (const result of this.results.values())
      if (result.network.files.includes(uri) || result.network.missesFile) this.outdate(result, uri);
    if (this.listed && uri.endsWith('.vpc') && this.isLookedAt(uri))
      this.listed = changedSet(this.listed, uri, isThere);
    this.wake();
  }

  /** A file, or a folder with all that is in it, is not there any more. Returns the files. */
  gone(uri: string): string[] {
    const files = [...(this.listed ?? [])].filter((file) => isInside(file, uri));
    for (const file of uri.endsWith('.vpc') ? new Set([...files, uri]) : files) this.changed(file, false);
    return files;
  }

  /** Something is there that may be a folder with files in it. */
  appeared(uri: string): void {
    if (!this.listed || !this.isLookedAt(uri)) return;
    this.unlisted.add(uri);
    this.wake();
  }

  /** Whatever was known of the folders does not hold. */
  relist(): void {
    this.listed = undefined;
    this.unlisted.clear();
    this.everything();
  }

  /** The settings are others. */
  everything(): void {
    this.imports.clear();
    this.unreadable.clear();
    this.since = undefined;
    for (const result of this.results.values()) result.isOutdated = true;
    this.wake();
  }

  /** By file, where it stands now. A file that was checked and is right has an empty list. */
  diagnostics(): ReadonlyMap<string, readonly Diagnostic[]> {
    const byFile = new Map<string, readonly Diagnostic[]>();
    for (const { network, texts } of this.results.values())
      for (const file of network.files) {
        const found = network.diagnostics[file] ?? NONE;
        const before = texts[file];
        const change = before === undefined ? undefined : lineChange(before, this.documents.text(file) ?? '');
        const here = change ? found.flatMap((diagnostic) => movedBy(change, diagnostic) ?? []) : found;
        const others = byFile.get(file);
        byFile.set(file, others ? [...others, ...here] : here);
      }
    return byFile;
  }

  /** The roots of the networks of which something told of a file is such a one. */
  rootsThatTell(file: string, isSuch: (told: Diagnostic) => boolean): string[] {
    return [...this.results].flatMap(([root, { network }]) => (network.diagnostics[file]?.some(isSuch) ? [root] : []));
  }

  /** What a file declares, as it was checked last; undefined: it was not. */
  symbolsOf(file: string): readonly NamedSymbol[] | undefined {
    for (const { network } of this.results.values()) {
      const symbols = network.symbols[file];
      if (symbols) return symbols;
    }
    return undefined;
  }

  /** The tests of files that the networks of open files do not have, as each of their networks judges them. */
  get tests(): readonly FileTests[] {
    const { covered } = this.options();
    return [...this.results.values()].flatMap(({ network }) => network.tests.filter(({ uri }) => !covered.has(uri)));
  }

  /** What is open is another, or its texts are: places move, and who is covered may change. */
  wake(): void {
    this.changes++;
    this.running ??= this.run();
  }

  /** Resolves when everything is checked. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  private async run(): Promise<void> {
    let seen = -1;
    for (;;) {
      while (seen !== this.changes) {
        seen = this.changes;
        await pause(QUIET);
        await this.client.idle();
      }
      try {
        if (!(await this.step())) break;
      } catch (error) {
        this.client.failed('checking files that are not open', error);
        break;
      }
    }
    this.checker.rest();
    this.running = undefined;
    if (seen !== this.changes) this.running = this.run();
  }

  /** One piece of the work; false: there is none. */
  private async step(): Promise<boolean> {
    const { settings, watches } = this.options();
    if (settings.closedFiles?.check === false || !this.documents.trusted || this.access.folders.length === 0) {
      this.forgetAll();
      return false;
    }
    if (!this.listed) {
      const { changes } = this;
      const listed = new Set(await this.checker.list(this.access.folders));
      // A file that came or went meanwhile may be missing.
      if (changes === this.changes) this.listed = listed;
      this.documents.known = watches ? () => this.listed : undefined;
      return true;
    }
    if (this.unlisted.size > 0) {
      const appeared = [...this.unlisted];
      this.unlisted.clear();
      for (const file of await this.checker.list(appeared)) this.changed(file);
      return true;
    }
    const files = [...this.listed].filter((file) => !this.documents.isOpen(file)).slice(0, this.most());
    const unread = files.filter((file) => !this.imports.has(file)).slice(0, AT_ONCE);
    if (unread.length > 0) {
      const { changes } = this;
      const found = await this.checker.imports(unread, {});
      if (changes === this.changes) for (const file of unread) this.imports.set(file, found[file] ?? []);
      return true;
    }
    const roots = closedRoots(files, this.imports, this.options().covered);
    for (const root of [...this.results.keys()]) if (!roots.includes(root)) this.results.delete(root);
    const due = roots.filter((root) => this.isDue(root));
    this.tell(roots.length, due.length);
    const [root] = due;
    if (root === undefined) return false;
    await this.check(root);
    return true;
  }

  private outdate(result: Result, uri: string): void {
    result.isOutdated = true;
    // It is being opened: with the text that it has on disk.
    if (this.documents.isOpen(uri)) result.texts[uri] ??= this.documents.text(uri) ?? '';
  }

  private isDue(root: string): boolean {
    return !this.unreadable.has(root) && this.results.get(root)?.isOutdated !== false;
  }

  private async check(root: string): Promise<void> {
    const { settings, docs } = this.options();
    const texts = Object.fromEntries(this.documents.openUris.map((uri) => [uri, this.documents.text(uri) ?? '']));
    this.since = new Set();
    const { folders, widened } = this.access;
    let network: ClosedNetwork | undefined;
    try {
      network = await this.checker.check(root, { folders, widened, texts, settings, docs });
    } catch (error) {
      this.client.failed(`checking ${root}, which is not open`, error);
    }
    if (!network) {
      this.results.delete(root);
      this.unreadable.add(root);
      return;
    }
    for (const failure of network.failures) this.client.failed('checking a file that is not open', failure);
    const own = Object.fromEntries(network.files.flatMap((file) => (file in texts ? [[file, texts[file] ?? '']] : [])));
    this.results.set(root, { network, texts: own, isOutdated: this.isOutdated(network) });
  }

  private isOutdated({ files, missesFile }: ClosedNetwork): boolean {
    const { since } = this;
    return since === undefined || files.some((file) => since.has(file)) || (missesFile && since.size > 0);
  }

  private tell(networks: number, due: number): void {
    this.client.changed();
    const files = this.listed?.size ?? 0;
    const open = this.documents.openUris.filter((uri) => this.listed?.has(uri)).length;
    const left = Math.max(0, files - open - this.most());
    this.client.status({ files: files - open, left, networks, due });
  }

  private most(): number {
    return this.options().settings.closedFiles?.most ?? MOST_CHECKED;
  }

  private isLookedAt(uri: string): boolean {
    return this.access.folders.some(
      (folder) =>
        isInside(uri, folder) &&
        !uri
          .slice(folder.length)
          .split('/')
          .some((name) => name.startsWith('.') || name === 'node_modules'),
    );
  }

  private forgetAll(): void {
    this.listed = undefined;
    this.documents.known = undefined;
    this.results.clear();
    this.client.changed();
    this.client.status(undefined);
  }
}

const NONE: readonly Diagnostic[] = [];

function changedSet(set: ReadonlySet<string>, uri: string, isThere: boolean): ReadonlySet<string> {
  if (set.has(uri) === isThere) return set;
  return isThere ? new Set([...set, uri]) : new Set([...set].filter((one) => one !== uri));
}
