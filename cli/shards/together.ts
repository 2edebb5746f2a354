import { say } from '../../network/words/index.js';
import { Failure } from '../failure.js';
import type { WholeShard } from './read-shard.js';
import type { PairEntry } from './shard-file.js';

/** The shards in their order: each there once, and all of one question. */
export function together(shards: readonly WholeShard[]): WholeShard[] {
  const [first] = shards;
  if (!first) throw new Failure(say`merge: expected FILE…`);
  const { of } = first.head;
  const found = new Map<number, WholeShard>();
  for (const shard of shards) {
    const { head, path } = shard;
    const differs = (what: string, how: string): Failure =>
      new Failure(say`merge: ${path} is a part of another ${what} than ${first.path}: ${how}`);
    if (head.command !== first.head.command)
      throw differs('question', say`one of ${head.command}, and one of ${first.head.command}`);
    if (head.of !== of) throw differs('division', say`one of ${head.of}, and one of ${of}`);
    if (head.input !== first.head.input)
      throw differs('network', say`all parts need the same files under the same paths, with the same texts`);
    const [own, others] = [head, first.head].map(({ options }) => JSON.stringify(options));
    if (own !== others) throw differs('question', say`${own}, and ${others}; all parts need the same options`);
    const twin = found.get(head.shard);
    if (twin) throw new Failure(say`merge: ${twin.path} and ${path} are both part ${head.shard} of ${of}`);
    found.set(head.shard, shard);
  }
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((number) => !found.has(number));
  if (missing.length > 0)
    throw new Failure(
      missing.length === 1
        ? say`merge: part ${shown(missing)} of ${of} is missing`
        : say`merge: parts ${shown(missing)} of ${of} are missing`,
    );
  return [...found.values()].sort((a, b) => a.head.shard - b.head.shard);
}

const MOST_SHOWN = 10;

function shown(numbers: readonly number[]): string {
  const more = numbers.length - MOST_SHOWN;
  const first = numbers.slice(0, MOST_SHOWN).join(', ');
  return more > 0 ? say`${first} and ${more} more` : first;
}

/** All that is told of pairs, in the order of the whole: each shard has its own in that order, and a pair is in one shard alone. */
export function* inOrder<T>(shards: readonly Iterable<PairEntry<T>>[]): Generator<PairEntry<T>> {
  const open = shards.map((entries) => entries[Symbol.iterator]());
  try {
    const heads = open.map((entries) => entries.next());
    for (;;) {
      let least = -1;
      for (let i = 0; i < heads.length; i++)
        if (!heads[i]?.done && (least < 0 || isBefore(heads[i]?.value, heads[least]?.value))) least = i;
      const head = heads[least];
      if (!head || head.done) return;
      yield head.value;
      heads[least] = (open[least] as Iterator<PairEntry<T>>).next();
    }
  } finally {
    for (const entries of open) entries.return?.();
  }
}

const isBefore = (a: PairEntry<unknown>, b: PairEntry<unknown>): boolean =>
  a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
