import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { say } from '../../network/words/index.js';
import { Failure, whyNot } from '../failure.js';
import { VERSION } from '../version.js';
import type { ShardEnd, ShardHead } from './shard-file.js';

/** A shard whose file was read once from end to end, and is whole. Its entries are read again as they are asked for: all at once they may be millions. */
export interface WholeShard {
  readonly path: string;
  readonly head: ShardHead;
  readonly entries: Iterable<unknown>;
}

export function readShard(path: string, cwd: string): WholeShard {
  refusePipe(path, cwd);
  const digest = createHash('sha256');
  let head: ShardHead | undefined;
  let last: string | undefined;
  let count = -1;
  for (const line of lines(path, cwd)) {
    // The end stands for everything before it.
    if (last !== undefined) digest.update(`${last}\n`);
    head ??= headOf(path, line);
    last = line;
    count++;
  }
  if (!head) throw new Failure(say`merge: ${path}: is empty; a shard is what --shard I/N writes`);
  const end = endOf(last as string);
  if (!end)
    throw new Failure(
      say`merge: ${path}: its end is missing, so part ${head.shard} of ${head.of} was cut short; make it again`,
    );
  if (end.entries !== count - 1 || end.sha256 !== digest.digest('hex'))
    throw new Failure(say`
      merge: ${path}: was changed after it was written; make part ${head.shard} of ${head.of} again
    `);
  return { path, head, entries: { [Symbol.iterator]: () => entriesOf(path, cwd) } };
}

/** A pipe is empty when it is read again. */
function refusePipe(path: string, cwd: string): void {
  const found = statSync(resolve(cwd, path), { throwIfNoEntry: false });
  if (found && !found.isFile() && !found.isDirectory())
    throw new Failure(say`merge: ${path}: is a pipe or a device, and a shard is read twice; save it as a file first`);
}

function headOf(path: string, line: string): ShardHead {
  const head = parsed(line) as Partial<ShardHead> | undefined;
  if (head?.vpclens !== 'shard')
    throw new Failure(
      say`merge: ${path}: is no shard; a shard is what "vpclens check", "diff" and "matrix" write with --shard I/N`,
    );
  if (head.version !== VERSION)
    throw new Failure(
      say`
        merge: ${path}: was made by VPC Lens ${head.version}, and this is ${VERSION}; make all parts with one
        version and merge them with it
      `,
    );
  return head as ShardHead;
}

function endOf(line: string): ShardEnd['end'] | undefined {
  return (parsed(line) as Partial<ShardEnd> | undefined)?.end;
}

const isEnd = (value: unknown): value is ShardEnd => typeof value === 'object' && value !== null && 'end' in value;

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) ?? undefined;
  } catch {
    return undefined;
  }
}

function* entriesOf(path: string, cwd: string): Generator<unknown> {
  let isHead = true;
  for (const line of lines(path, cwd)) {
    if (isHead) isHead = false;
    else {
      const value = JSON.parse(line) as unknown;
      if (isEnd(value)) return;
      yield value;
    }
  }
  throw new Failure(say`merge: ${path}: was changed while it was read; merge again`);
}

const PIECE = 1 << 16;
const LINE_END = 10;

function* lines(path: string, cwd: string): Generator<string> {
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new Failure(`merge: ${path}: ${whyNot(error)}`);
    }
  };
  const file = attempt(() => openSync(resolve(cwd, path), 'r'));
  try {
    const piece = Buffer.alloc(PIECE);
    let rest: Buffer[] = [];
    for (;;) {
      const size = attempt(() => readSync(file, piece));
      if (size === 0) break;
      let start = 0;
      for (let at = piece.indexOf(LINE_END); at >= 0 && at < size; at = piece.indexOf(LINE_END, start)) {
        rest.push(Buffer.from(piece.subarray(start, at)));
        yield Buffer.concat(rest).toString('utf8');
        rest = [];
        start = at + 1;
      }
      rest.push(Buffer.from(piece.subarray(start, size)));
    }
    const last = Buffer.concat(rest);
    if (last.length > 0) yield last.toString('utf8');
  } finally {
    closeSync(file);
  }
}
