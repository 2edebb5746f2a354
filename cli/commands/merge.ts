import { told } from '../../network/words/index.js';
import type { Command } from '../command.js';

export const merge: Command = {
  spec: {
    name: 'merge',
    operands: 'FILE…',
    count: [1, Number.POSITIVE_INFINITY],
    summary: told`Put together what other commands wrote with --shard I/N, as one run would tell it`,
    options: [
      {
        name: 'format',
        // Without a default: the parts say how they were to be told.
        value: 'FORMAT',
        summary: told`how to tell it, where not as the parts were asked: any format of their command`,
      },
    ],
    notes: [told`All parts are needed, in any order. docs/large-networks.md shows how to run them on many machines.`],
  },
  async run(args, terminal) {
    const { mergeShards } = await import('../work/merge-shards.js');
    return mergeShards(args.operands, args.text('format'), terminal);
  },
};
