/**
 * Keeps the editor's diagnostics right while somebody types.
 * At each change: the fast findings at once; then, when no newer change is waiting, the ones that need the analysis. A newer change makes what runs for an older one stop.
 * Invariant: what was published last for a file is what its newest state deserves, once `idle` is reached.
 */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import type { Finding } from '../../network/findings/index.js';
import { RULES } from '../../network/rules/index.js';
import type { ChangedParams, Settings } from '../protocol.js';
import { originKey } from '../text/range.js';
import { pause } from '../workspace/breathe.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';
import { carryOver, type LineChange, lineChange } from './carry-over.js';
import { allFindings, type FastFindings, fastFindings } from './check.js';
import { capped, toDiagnostic } from './to-diagnostic.js';

export interface DiagnosticsClient {
  publish(params: PublishDiagnosticsParams): void;
  changed(params: ChangedParams): void;
  failed(doing: string, error: unknown): void;
}

interface Checked {
  readonly network: Network;
  readonly fast: FastFindings;
  /** What is shown: the fast ones, and the slow ones of this state or, until they are there, of the last. */
  shown: readonly Finding[];
  /** The slow ones among `shown`. */
  slow: readonly Finding[];
  done: boolean;
  readonly texts: ReadonlyMap<string, string>;
}

const SLOW_RULES: ReadonlySet<string> = new Set([
  ...RULES.filter((rule) => rule.needs === 'reachability').map((rule) => rule.id),
  'ignore-unused',
]);

/** Below this many milliseconds a step is so short that waiting for more typing would only add to it. */
const SHORT = 50;
/** The same for the analysis, which runs once the fast findings are out. */
const SHORT_ANALYSIS = 100;
const LONGEST_WAIT = 300;

export class Diagnostics {
  private readonly checked = new Map<string, Checked>();
  /** The version and the diagnostics last sent, by file. */
  private readonly published = new Map<string, { version: number | undefined; text: string }>();
  private generation = 0;
  private running: Promise<void> | undefined;
  private interrupt: (() => void) | undefined;
  private fastTook = 0;
  private slowTook = 0;

  constructor(
    private readonly workspace: Workspace,
    private readonly client: DiagnosticsClient,
    private readonly options: () => { settings: Settings; docs: string | undefined },
  ) {}

  /** Something that findings depend on changed. */
  refresh(everything = false): void {
    this.generation++;
    this.interrupt?.();
    if (everything) this.checked.clear();
    this.running ??= this.run();
  }

  /** Resolves when nothing is left to do. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  /** The findings now shown for a file, with their fixes. */
  findingsOf(file: string): Finding[] {
    return [...this.checked.values()].flatMap(({ shown }) => shown.filter((finding) => finding.origin.file === file));
  }

  private async run(): Promise<void> {
    let generation: number;
    do {
      generation = this.generation;
      await pause(this.fastTook < SHORT ? 0 : Math.min(this.fastTook / 2, LONGEST_WAIT / 3));
      try {
        this.runFast();
        await this.runSlow(generation);
      } catch (error) {
        this.client.failed('checking', error);
      }
    } while (generation !== this.generation);
    // In the same breath as the last look at the generation: a change that comes now starts a new run.
    this.running = undefined;
  }

  private runFast(): void {
    const start = performance.now();
    const roots = this.workspace.roots();
    for (const root of [...this.checked.keys()]) if (!roots.includes(root)) this.checked.delete(root);
    for (const root of roots) {
      const network = this.workspace.network(root);
      const before = this.checked.get(root);
      if (!network || before?.network === network) continue;
      const fast = fastFindings(network, this.options().settings, this.client.failed);
      const texts = new Map(network.files.map((file) => [file, this.workspace.documents.text(file) ?? '']));
      const slow = before ? carried(before, texts) : [];
      this.checked.set(root, { network, fast, slow, shown: [...fast.shown, ...slow], done: false, texts });
    }
    this.publish();
    this.fastTook = performance.now() - start;
  }

  private async runSlow(generation: number): Promise<void> {
    const isCancelled = (): boolean => generation !== this.generation;
    const waiting = [...this.checked.values()].filter((checked) => !checked.done);
    if (waiting.length === 0) return;
    // While somebody types on, a long analysis is not begun at all.
    await this.quiet(this.slowTook < SHORT_ANALYSIS ? 0 : Math.min(this.slowTook, LONGEST_WAIT));
    for (const checked of waiting) {
      if (isCancelled()) return;
      const start = performance.now();
      const all = await allFindings(
        checked.network,
        this.options().settings,
        checked.fast,
        isCancelled,
        this.client.failed,
      );
      this.slowTook = performance.now() - start;
      if (!all || isCancelled()) return;
      checked.shown = all;
      checked.slow = all.filter((finding) => SLOW_RULES.has(finding.rule));
      checked.done = true;
      this.publish();
      this.announce(checked.network);
    }
  }

  /** Waits, but not beyond the next change. */
  private async quiet(milliseconds: number): Promise<void> {
    await Promise.race([
      pause(milliseconds),
      new Promise<void>((resolve) => {
        this.interrupt = resolve;
      }),
    ]);
    this.interrupt = undefined;
  }

  private announce(network: Network): void {
    const { documents } = this.workspace;
    for (const file of network.files) {
      const version = documents.versionOf(file);
      if (version !== undefined) this.client.changed({ uri: documents.clientUri(file), version });
    }
  }

  /** Sends every file's diagnostics that differ from what was sent, or speak of a new version. */
  private publish(): void {
    const byFile = this.byFile();
    for (const file of this.published.keys()) if (!byFile.has(file)) byFile.set(file, []);
    for (const [file, diagnostics] of byFile) {
      const version = this.workspace.documents.versionOf(file);
      const text = JSON.stringify(diagnostics);
      const last = this.published.get(file);
      if (last && last.version === version && last.text === text) continue;
      if (diagnostics.length === 0 && version === undefined) {
        this.published.delete(file);
        if (!last || last.text === '[]') continue;
      } else this.published.set(file, { version, text });
      this.client.publish({
        uri: this.workspace.documents.clientUri(file),
        diagnostics,
        ...(version === undefined ? {} : { version }),
      });
    }
  }

  private byFile(): Map<string, Diagnostic[]> {
    const { docs } = this.options();
    const byFile = new Map<string, Map<string, Diagnostic>>();
    for (const uri of this.workspace.documents.openUris) byFile.set(uri, new Map());
    for (const { network, shown } of this.checked.values())
      for (const finding of shown) {
        const placed =
          finding.origin.file === '' ? { ...finding, origin: { ...finding.origin, file: network.root } } : finding;
        const file = placed.origin.file;
        const list = byFile.get(file) ?? new Map<string, Diagnostic>();
        byFile.set(file, list);
        // A file that two others import is judged in both networks; what both say is said once.
        const key = `${placed.rule} ${originKey(placed.origin)} ${placed.message}`;
        if (!list.has(key)) list.set(key, toDiagnostic(placed, docs));
      }
    return new Map([...byFile].map(([file, list]) => [file, capped([...list.values()])]));
  }
}

function carried(before: Checked, texts: ReadonlyMap<string, string>): Finding[] {
  const changes = new Map<string, LineChange>();
  for (const [file, text] of texts) {
    const change = lineChange(before.texts.get(file) ?? '', text);
    if (change) changes.set(file, change);
  }
  return before.slow.flatMap((finding) => carryOver(finding, changes) ?? []);
}
