import type { Command } from '../command.js';
import { Failure } from '../failure.js';
import type { MatrixOptions } from '../work/tell-matrix.js';

/** Without a default: the parts say how they were to be told. */
const FORMATS: readonly string[] = ['text', 'json', 'csv', 'html'] satisfies MatrixOptions['format'][];

export const merge: Command = {
  spec: {
    name: 'merge',
    operands: 'FILE…',
    count: [1, Number.POSITIVE_INFINITY],
    summary: 'Put together what "vpclens matrix --shard I/N" wrote, as one run would tell it',
    options: [
      {
        name: 'format',
        value: FORMATS.join('|'),
        summary: 'how to tell it, where not as the parts were asked',
      },
    ],
    notes: ['All parts are needed, in any order. docs/large-networks.md shows how to run them on many machines.'],
  },
  async run(args, terminal) {
    const format = args.text('format');
    if (format !== undefined && !FORMATS.includes(format))
      throw new Failure(`merge: --format ${format}: expected one of ${FORMATS.join(', ')}`);
    const { mergeShards } = await import('../work/merge-shards.js');
    return mergeShards(args.operands, format as MatrixOptions['format'] | undefined, terminal);
  },
};
