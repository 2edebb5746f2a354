import type { ReportedChange } from '../../interchange/report/diff/diff-report.js';
import type { ReportEndpoint } from '../../interchange/report/matrix/matrix-report.js';
import type { CheckShard } from '../../library/check.js';
import type { MatrixFlow } from '../../network/answers/index.js';
import type { RuleSetting } from '../../network/findings/index.js';
import type { ExpectationEntry, RuleEntry } from '../../network/rules/index.js';
import type { NetworkTexts } from '../../server/recorded/relative-texts.js';

/**
 * What a shard writes, a line of JSON each: a head, its entries, and an end, without which something is missing.
 * It is made and read by one version of VPC Lens, and changes with it.
 */
export interface ShardHead<Q extends Question = Question> {
  readonly vpclens: 'shard';
  readonly version: string;
  readonly command: Q['command'];
  /** From 1, as on the command line. */
  readonly shard: number;
  readonly of: number;
  /** Stands for the files and their texts. */
  readonly input: string;
  readonly options: Q['options'];
  /** What is about the question as a whole, in the first shard. */
  readonly whole?: Q['whole'];
}

/** What is divided, by its command. */
export type Question = MatrixQuestion | DiffQuestion | CheckQuestion;

export interface MatrixQuestion {
  readonly command: 'matrix';
  readonly options: {
    readonly format: 'text' | 'json' | 'csv' | 'html';
    /** As it was asked for. */
    readonly group: boolean;
    /** As it was done. */
    readonly byClass: boolean;
  };
  readonly whole: {
    readonly title: string;
    /** All endpoints, each by itself. */
    readonly members: number;
    readonly endpoints: readonly ReportEndpoint[];
    readonly assumptions: readonly string[];
    /** For a page, which has its own analysis. */
    readonly texts: NetworkTexts;
  };
  /** The numbers of the two ends stand before what is told of them. */
  readonly entry: PairEntry<MatrixFlow>;
}

export interface DiffQuestion {
  readonly command: 'diff';
  readonly options: { readonly format: 'text' | 'json' | 'markdown' };
  /** Endpoints that only one of the two networks has. */
  readonly whole: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly entry: PairEntry<ReportedChange>;
}

export interface CheckQuestion {
  readonly command: 'check';
  readonly options: {
    readonly format: 'text' | 'json' | 'sarif' | 'junit' | 'github' | 'compact';
    readonly rules: Readonly<Record<string, RuleSetting>>;
  };
  readonly whole: NonNullable<CheckShard['whole']> & {
    readonly files: readonly ShardedFile[];
    readonly lines: readonly ShownLine[];
  };
  readonly entry: (RuleEntry | ExpectationEntry) & { readonly lines: readonly ShownLine[] };
}

/** A line of a text, which a reader is shown: the number of its file, and its own. */
export type ShownLine = readonly [file: string, line: number, text: string];

/** A file that was read. Places name it by its number, since where it lies is another folder on another machine. */
export interface ShardedFile {
  readonly path: string;
  readonly inRepository: string;
  /** Where it stands in the order of findings. */
  readonly order: number;
}

export type PairEntry<T> = readonly [from: number, to: number, told: T];

export interface ShardEnd {
  readonly end: { readonly entries: number; readonly sha256: string };
}

/** From 0. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The lines, in pieces. `digest` is fed everything before the end. */
export function* shardLines<Q extends Question>(
  head: ShardHead<Q>,
  entries: Iterable<Q['entry']>,
  digest: { update(text: string): unknown; digest(encoding: 'hex'): string },
): Iterable<string> {
  const line = (value: unknown): string => {
    const text = `${JSON.stringify(value)}\n`;
    digest.update(text);
    return text;
  };
  yield line(head);
  let count = 0;
  for (const entry of entries) {
    count++;
    yield line(entry);
  }
  const end: ShardEnd = { end: { entries: count, sha256: digest.digest('hex') } };
  yield `${JSON.stringify(end)}\n`;
}
