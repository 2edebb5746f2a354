/**
 * What is told of each file, and how: pulled by clients that ask, pushed to the others.
 * Invariant: of a file is never told both ways at once. What was pushed of one that is asked about from now on is taken back.
 */
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  PublishDiagnosticsParams,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import type { Documents } from '../workspace/documents.js';
import { canonicalUri } from '../workspace/uri.js';
import { areSame, capped } from './to-diagnostic.js';

export interface ReportsClient {
  publish(params: PublishDiagnosticsParams): void;
  /** Something that was answered is not so any more. */
  refresh(): void;
}

interface Report {
  readonly items: readonly Diagnostic[];
  readonly id: string;
  /** What it was made of. */
  readonly open: readonly Diagnostic[];
  readonly closed: readonly Diagnostic[];
}

interface Pushed {
  readonly version: number | undefined;
  readonly items: readonly Diagnostic[];
}

type ByFile = ReadonlyMap<string, readonly Diagnostic[]>;

export class Reports {
  /** The client asks about the files that it has open. */
  pullsDocuments = false;
  /** It has asked about all others too. */
  private pullsWorkspace = false;
  private reports = new Map<string, Report>();
  private ids = 0;
  /** The version and what was last pushed, by file. */
  private readonly pushed = new Map<string, Pushed>();
  /** The report last answered of each open file. */
  private readonly answered = new Map<string, string>();
  /** How many questions about a file wait to be answered. */
  private readonly asked = new Map<string, number>();
  private waiting: (() => void)[] = [];

  constructor(
    private readonly documents: Documents,
    private readonly client: ReportsClient,
  ) {}

  /** Answers `textDocument/diagnostic` once `ready` is. */
  async answer(
    anyUri: string,
    previous: string | undefined,
    ready: () => Promise<void>,
  ): Promise<DocumentDiagnosticReport> {
    const uri = canonicalUri(anyUri);
    this.asked.set(uri, (this.asked.get(uri) ?? 0) + 1);
    try {
      await ready();
    } finally {
      this.asked.set(uri, (this.asked.get(uri) ?? 1) - 1);
    }
    const report = this.reports.get(uri);
    if (this.documents.isOpen(uri) && report) this.answered.set(uri, report.id);
    if (!report) return { kind: 'full', items: [] };
    if (report.id === previous) return { kind: 'unchanged', resultId: previous };
    return { kind: 'full', resultId: report.id, items: [...report.items] };
  }

  /** What differs from what a client knows by the ids of its last results. */
  differing(known: ReadonlyMap<string, string>): WorkspaceDocumentDiagnosticReport[] {
    const differing: WorkspaceDocumentDiagnosticReport[] = [];
    for (const [file, { items, id }] of this.reports)
      if (known.get(file) !== id)
        differing.push({ kind: 'full', ...this.placed(file), resultId: id, items: [...items] });
    for (const [file, id] of known)
      if (!this.reports.has(file) && id !== NOTHING)
        differing.push({ kind: 'full', ...this.placed(file), resultId: NOTHING, items: [] });
    return differing;
  }

  /** The client asks about the whole workspace from now on. */
  pulledWorkspace(): void {
    if (this.pullsWorkspace) return;
    this.pullsWorkspace = true;
    this.push();
  }

  /** Resolves when something that is told is another. */
  next(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** What the networks of open files say, and what those of the other files do, where their texts stand now. */
  tell(open: ByFile, closed: ByFile): void {
    const now = new Map<string, Report>();
    for (const file of new Set([...this.documents.openUris, ...open.keys(), ...closed.keys()])) {
      const made = { open: open.get(file) ?? NONE, closed: closed.get(file) ?? NONE };
      const before = this.reports.get(file);
      const isSame = before?.open === made.open && before.closed === made.closed;
      now.set(file, isSame ? before : this.report(made.open, made.closed, before));
    }
    const isChanged =
      now.size !== this.reports.size || [...now].some(([file, report]) => this.reports.get(file) !== report);
    this.reports = now;
    for (const file of this.answered.keys()) if (!this.documents.isOpen(file)) this.answered.delete(file);
    this.push();
    if (!isChanged) return;
    for (const resolve of this.waiting.splice(0)) resolve();
    const outdated = [...this.answered].some(([file, id]) => now.get(file)?.id !== id && !this.asked.get(file));
    if (outdated) this.client.refresh();
  }

  private report(open: readonly Diagnostic[], closed: readonly Diagnostic[], before: Report | undefined): Report {
    const items = capped(together(open, closed));
    return before && areSame(before.items, items) ? before : { items, id: `${++this.ids}`, open, closed };
  }

  /** Every file's diagnostics that differ from what was sent, or may have moved with the text meanwhile. */
  private push(): void {
    for (const [file, { items }] of this.reports) if (this.isPushed(file)) this.pushOne(file, items);
    for (const file of [...this.pushed.keys()])
      if (!this.isPushed(file) || !this.reports.has(file)) this.pushOne(file, NONE);
  }

  private pushOne(file: string, diagnostics: readonly Diagnostic[]): void {
    const version = this.documents.versionOf(file);
    const last = this.pushed.get(file);
    if (last && areSame(last.items, diagnostics) && isNext(last.version, version)) {
      this.pushed.set(file, { version, items: diagnostics });
      return;
    }
    if (diagnostics.length === 0 && (version === undefined || !this.isPushed(file))) {
      this.pushed.delete(file);
      if (!last || last.items.length === 0) return;
    } else this.pushed.set(file, { version, items: diagnostics });
    this.client.publish({
      uri: this.documents.clientUri(file),
      diagnostics: [...diagnostics],
      ...(version === undefined ? {} : { version }),
    });
  }

  private placed(file: string): { readonly uri: string; readonly version: number | null } {
    return { uri: this.documents.clientUri(file), version: this.documents.versionOf(file) ?? null };
  }

  private isPushed(file: string): boolean {
    return this.documents.isOpen(file) ? !this.pullsDocuments : !this.pullsWorkspace;
  }
}

/**
 * What an editor shows of one version holds for the next where the same is to be told of it. Of those further on it may have moved what it shows, there and back.
 * Nothing is sent then: at each key it would be all that there is in the file.
 */
function isNext(before: number | undefined, version: number | undefined): boolean {
  return before === version || (before !== undefined && version === before + 1);
}

/** Of a file of which nothing is told any more. */
const NOTHING = '0';
const NONE: readonly Diagnostic[] = [];

function together(a: readonly Diagnostic[], b: readonly Diagnostic[]): Diagnostic[] {
  if (b.length === 0) return [...a];
  const key = ({ range: { start, end }, code, message }: Diagnostic): string =>
    `${start.line}:${start.character}-${end.line}:${end.character} ${code} ${message}`;
  const known = new Set(a.map(key));
  return [...a, ...b.filter((diagnostic) => !known.has(key(diagnostic)))];
}
