import { say, told } from '../../network/words/index.js';
import type { OptionSpec } from '../command.js';
import { Failure } from '../failure.js';
import type { Shard } from './shard-file.js';

export const SHARD_OPTION: OptionSpec = {
  name: 'shard',
  value: 'I/N',
  summary: told`do the Ith of N equal parts of the work, and write it for "vpclens merge"`,
};

/** Beyond this a part is less work than starting it. */
const MOST = 1_000;

/** Undefined where the whole is asked for. */
export function shardOf(command: string, text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const [, index, count] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(text)?.map(Number) ?? [];
  if (index === undefined || count === undefined || index > count || count > MOST)
    throw new Failure(
      say`
        ${command}: --shard ${text}: expected I/N, such as 2/4 for the second of four parts, with I from 1 to N
        and N up to ${MOST}
      `,
    );
  return { index: index - 1, count };
}
