/**
 * Keeps the editor's diagnostics right while somebody types.
 * At each change: the fast findings at once, then the ones that need the analysis. While those are made newer texts get their fast findings, and the analysis its share of the time:
 * an older text's is shown, on the lines where it stands now, until the newest one's is there.
 * Invariant: what was published last for a file is what its newest state deserves, once `idle` is reached.
 */
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { Finding } from '../../network/findings/index.js';
import { finish, IGNORE_UNUSED, RULES } from '../../network/rules/index.js';
import type { ChangedParams, NetworkStatus, Settings } from '../protocol.js';
import { breathe, pause } from '../workspace/breathe.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';
import { carryOver, catchUp, inPlace, type LineChange, lineChange } from './carry-over.js';
import { allFindings, type FastFindings, fastFindings, slowFindings } from './check.js';
import { diagnosticsByFile } from './to-diagnostic.js';

export interface DiagnosticsClient {
  /** What there is now, by file: files of which there is nothing are not in it. */
  found(byFile: ReadonlyMap<string, readonly Diagnostic[]>): void;
  changed(params: ChangedParams): void;
  status(networks: readonly NetworkStatus[]): void;
  /** The networks that are checked now, whenever one of them is another, or its analysis is done. */
  checked(networks: readonly CheckedNetwork[]): void;
  failed(doing: string, error: unknown): void;
}

export interface CheckedNetwork {
  readonly network: Network;
  readonly isAnalysed: boolean;
}

interface Checked {
  readonly network: Network;
  readonly fast: FastFindings;
  /** What is shown: the fast ones, and the slow ones of this state or, until they are there, of the last. */
  shown: readonly Finding[];
  /** What the rules that need the analysis found here; undefined until they have all run. */
  slow: readonly Finding[] | undefined;
  /** How long those took, in milliseconds. */
  took: number;
  /** The slow ones among `shown`, where they stood in `texts`. */
  kept: readonly Finding[];
  readonly texts: ReadonlyMap<string, string>;
  /** The versions of the open ones among its files. */
  readonly versions: ReadonlyMap<string, number>;
}

/** The analysis of one state, while it runs. */
interface Job {
  /** Its root's newest state, or one that is not the newest any more. */
  checked: Checked;
  readonly steps: Generator<void, Finding[]>;
  spent: number;
  /** Milliseconds that it gets before the next fast findings are made. Of the job alone: an analysis that is given up leaves nobody waiting. */
  owed: number;
}

const SLOW_RULES: ReadonlySet<string> = new Set([
  ...RULES.filter((rule) => rule.needs === 'reachability').map((rule) => rule.id),
  IGNORE_UNUSED,
]);

/** Below this many milliseconds a step is so short that waiting for more typing would only add to it. */
const SHORT = 50;
const LONGEST_WAIT = 100;
/** After this many milliseconds of work, waiting messages are let in. */
const SLICE = 10;

export class Diagnostics {
  private readonly checked = new Map<string, Checked>();
  /** What was told last, by file. */
  private byFile: ReadonlyMap<string, Diagnostic[]> = new Map();
  /** The status last sent. */
  private status = '';
  /** Counts the changes; those up to `told` have their fast findings. */
  private generation = 0;
  private told = 0;
  private job: Job | undefined;
  private running: Promise<void> | undefined;
  private fastTook = 0;
  private slowTook = 0;
  /** An analysis was given up for a newer text since the last one ended. */
  private gaveUp = false;
  private whenTold: (() => void)[] = [];
  /** What somebody waits to see: no rule begins before it is done. */
  private ahead: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly workspace: Workspace,
    private readonly client: DiagnosticsClient,
    /** `ready`: what texts are made of is known once it resolves. */
    private readonly options: () => { settings: Settings; docs: string | undefined; ready?: Promise<void> | undefined },
  ) {}

  /** Something that findings depend on changed. */
  refresh(everything = false): void {
    this.generation++;
    if (everything) {
      this.checked.clear();
      this.job = undefined;
    }
    this.running ??= this.run();
  }

  /** Resolves when nothing is left to do. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  /** Resolves when the newest texts have their fast findings. */
  async upToDate(): Promise<void> {
    while (this.told !== this.generation) await new Promise<void>((resolve) => this.whenTold.push(resolve));
  }

  /** Every file that a network of open files has. */
  get files(): ReadonlySet<string> {
    return new Set([...this.checked.values()].flatMap(({ network }) => network.files));
  }

  /** What is told besides is another. Where newer texts wait for their findings, it is told with these. */
  publishAgain(): void {
    if (this.told === this.generation) this.publish();
  }

  /** Does what takes little time and is waited for, before the next rule that may take long. Whether it fails is the caller's affair. */
  first<T>(work: () => Promise<T>): Promise<T> {
    const done = work();
    this.ahead = Promise.allSettled([this.ahead, done]);
    return done;
  }

  /** The findings now shown for a file, with their fixes. */
  findingsOf(file: string): Finding[] {
    return [...this.checked.values()].flatMap(({ shown }) => shown.filter((finding) => finding.origin.file === file));
  }

  private async run(): Promise<void> {
    // Twice: a question that came with the change is handled after one breath, and somebody waits for its answer.
    await breathe();
    await breathe();
    while (this.told !== this.generation || this.job || this.begin()) {
      try {
        if (this.told !== this.generation && !this.isOwed()) await this.tellFast();
        else {
          await this.ahead;
          this.advance();
        }
      } catch (error) {
        this.client.failed('checking', error);
      }
      await breathe();
    }
    // In the same breath as the last look at the generation: a change that comes now starts a new run.
    this.running = undefined;
  }

  private async tellFast(): Promise<void> {
    // With nothing else to do, more typing is waited for where a step is long.
    if (!this.job && this.fastTook >= SHORT) await pause(Math.min(this.fastTook / 2, LONGEST_WAIT));
    await this.options().ready;
    const reading = await this.readAhead();
    this.told = this.generation;
    const start = performance.now();
    try {
      this.runFast();
    } finally {
      for (const resolve of this.whenTold.splice(0)) resolve();
    }
    this.fastTook = reading + performance.now() - start;
    const job = this.job ?? this.begin();
    if (job) job.owed = this.fastTook;
  }

  /** Reads the texts, a network at a time: a question about them that came meanwhile needs them read too, and no findings. Returns the milliseconds that it took. */
  private async readAhead(): Promise<number> {
    let took = 0;
    for (const root of this.workspace.roots()) {
      const start = performance.now();
      this.workspace.network(root);
      took += performance.now() - start;
      await breathe();
    }
    return took;
  }

  private isOwed(): boolean {
    return this.job !== undefined && this.job.owed > 0;
  }

  private runFast(): void {
    const { settings } = this.options();
    const roots = this.workspace.roots();
    const whole: Checked[] = [];
    for (const root of [...this.checked.keys()]) if (!roots.includes(root)) this.checked.delete(root);
    for (const root of roots) {
      const network = this.workspace.network(root);
      const before = this.checked.get(root);
      if (!network || before?.network === network) continue;
      const now = this.check(network, before, settings);
      this.checked.set(root, now);
      if (before && this.job?.checked === before) this.follow(before, now);
      if (now.slow) whole.push(now);
    }
    this.publish();
    for (const checked of whole) this.announce(checked);
    this.tellStatus();
  }

  private check(network: Network, before: Checked | undefined, settings: Settings): Checked {
    const { documents } = this.workspace;
    const fast = fastFindings(network, settings, this.client.failed, before);
    const texts = new Map(network.files.map((file) => [file, documents.text(file) ?? '']));
    const versions = new Map(
      network.files.flatMap((file): [string, number][] => {
        const version = documents.versionOf(file);
        return version === undefined ? [] : [[file, version]];
      }),
    );
    const slow = before?.network.topology === network.topology ? before.slow : undefined;
    const kept = before && !slow ? carried(before, texts) : [];
    const took = before && slow ? before.took : 0;
    const now = { network, fast, shown: [...fast.shown, ...kept], slow, took, kept, texts, versions };
    if (slow) this.show(now, slow);
    return now;
  }

  /** The text changed while its analysis runs. It goes on: a text in which somebody types without a pause would never be analysed otherwise. */
  private follow(before: Checked, now: Checked): void {
    const job = this.job as Job;
    if (before.network.topology === now.network.topology) job.checked = now;
    else if (!this.gaveUp && job.spent < this.slowTook / 4) {
      this.gaveUp = true;
      this.job = undefined;
    }
  }

  /** Takes up the next analysis that is to be made, if there is one. */
  private begin(): Job | undefined {
    const checked = [...this.checked.values()].find(({ slow }) => !slow);
    if (!checked) return undefined;
    const { settings } = this.options();
    this.job = { checked, steps: slowFindings(checked.network, settings, this.client.failed), spent: 0, owed: 0 };
    return this.job;
  }

  /** Some milliseconds of the analysis. */
  private advance(): void {
    const { job } = this;
    if (!job) return;
    const start = performance.now();
    let took = 0;
    let ended: Finding[] | undefined;
    while (!ended && took < SLICE) {
      const step = job.steps.next();
      if (step.done) ended = step.value;
      took = performance.now() - start;
    }
    job.spent += took;
    job.owed -= took;
    if (ended) this.end(job, ended);
  }

  private end(job: Job, slow: readonly Finding[]): void {
    const { checked } = job;
    this.job = undefined;
    this.slowTook = job.spent;
    this.gaveUp = false;
    const newest = this.checked.get(checked.network.root);
    if (!newest) return;
    if (newest === checked) {
      checked.slow = slow;
      checked.took = job.spent;
      this.show(checked, slow);
    } else if (!newest.slow) this.showForNow(newest, slow);
    this.publish();
    this.announce(checked);
    this.tellStatus();
  }

  private show(checked: Checked, slow: readonly Finding[]): void {
    checked.shown = allFindings(checked.network, this.options().settings, checked.fast, slow);
    checked.kept = checked.shown.filter((finding) => SLOW_RULES.has(finding.rule)).map(inPlace);
  }

  /** What an older text's analysis found, until the newest one's is there. Whether comments are of no use only that one knows. */
  private showForNow(newest: Checked, older: readonly Finding[]): void {
    const { settings } = this.options();
    const found = finish(catchUp(older, newest.texts), newest.network.loaded.ignores, settings.rules);
    newest.kept = [
      ...found.filter(({ rule }) => rule !== IGNORE_UNUSED),
      ...newest.kept.filter(({ rule }) => rule === IGNORE_UNUSED),
    ];
    newest.shown = [...newest.fast.shown, ...newest.kept];
  }

  private announce({ versions }: Checked): void {
    for (const [file, version] of versions)
      this.client.changed({ uri: this.workspace.documents.clientUri(file), version });
  }

  private tellStatus(): void {
    this.client.checked(
      [...this.checked.values()].map(({ network, slow }) => ({ network, isAnalysed: slow !== undefined })),
    );
    const named = (uri: string): string => this.workspace.documents.clientUri(uri);
    const networks = [...this.checked.values()].map(({ network: { root, files }, slow, took }) => ({
      uri: named(root),
      files: [root, ...files.filter((file) => file !== root)].map(named),
      took: slow ? Math.round(took) : null,
    }));
    const text = JSON.stringify(networks);
    if (text === this.status) return;
    this.status = text;
    this.client.status(networks);
  }

  private publish(): void {
    const { docs } = this.options();
    this.byFile = diagnosticsByFile(this.checked.values(), docs, this.byFile);
    this.client.found(this.byFile);
  }
}

function carried(before: Checked, texts: ReadonlyMap<string, string>): Finding[] {
  const changes = new Map<string, LineChange>();
  for (const [file, text] of texts) {
    const change = lineChange(before.texts.get(file) ?? '', text);
    if (change) changes.set(file, change);
  }
  return before.kept.flatMap((finding) => carryOver(finding, changes) ?? []);
}
