import type { NumberedFlow, ReportEndpoint } from '../../interchange/report/matrix/matrix-report.js';

/**
 * What a shard of a matrix writes, a line of JSON each: a head, its flows as `[from, to, flow]` with the numbers of their endpoints, and an end, without which something is missing.
 * It is made and read by one version of VPC Lens, and changes with it.
 */
export interface ShardHead {
  readonly vpclens: 'shard';
  readonly version: string;
  readonly command: 'matrix';
  /** From 1, as on the command line. */
  readonly shard: number;
  readonly of: number;
  /** Stands for the files and their texts. */
  readonly input: string;
  readonly options: MatrixShardOptions;
  /** What is about the matrix as a whole, in the first shard. */
  readonly whole?: MatrixWhole;
}

export interface MatrixShardOptions {
  readonly format: 'text' | 'json' | 'csv' | 'html';
  /** As it was asked for. */
  readonly group: boolean;
  /** As it was done. */
  readonly byClass: boolean;
}

export interface MatrixWhole {
  readonly title: string;
  /** All endpoints, each by itself. */
  readonly members: number;
  readonly endpoints: readonly ReportEndpoint[];
  readonly assumptions: readonly string[];
}

export interface ShardEnd {
  readonly end: { readonly flows: number; readonly sha256: string };
}

/** From 0. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The lines, in pieces. `digest` is fed everything before the end. */
export function* shardLines(
  head: ShardHead,
  flows: Iterable<NumberedFlow>,
  digest: { update(text: string): unknown; digest(encoding: 'hex'): string },
): Iterable<string> {
  const line = (value: unknown): string => {
    const text = `${JSON.stringify(value)}\n`;
    digest.update(text);
    return text;
  };
  yield line(head);
  let count = 0;
  for (const { from, to, flow } of flows) {
    count++;
    yield line([from, to, flow]);
  }
  const end: ShardEnd = { end: { flows: count, sha256: digest.digest('hex') } };
  yield `${JSON.stringify(end)}\n`;
}
