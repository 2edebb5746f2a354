import { told } from '../../network/words/index.js';
import type { Command } from '../command.js';
import { JOBS_OPTION, jobsOf } from '../jobs/jobs-option.js';
import { SHARD_OPTION, shardOf } from '../shards/shard-option.js';
import type { DiffOptions } from '../work/compare-networks.js';
import { ROOT_OPTION } from './root-option.js';

export const diff: Command = {
  spec: {
    name: 'diff',
    operands: 'OLD NEW',
    count: [2, 2],
    summary: told`Tell what becomes reachable, and what no longer is`,
    options: [
      { name: 'format', value: 'FORMAT', choices: ['text', 'json', 'markdown'], summary: told`how to tell it` },
      JOBS_OPTION,
      SHARD_OPTION,
      ROOT_OPTION,
    ],
    notes: [
      told`OLD and NEW are a file or a folder each.`,
      told`
        With --shard the exit code says whether the part was written: whether there is a difference, "vpclens
        merge" says.
      `,
    ],
  },
  async run(args, terminal) {
    const jobs = jobsOf('diff', args.text('jobs'), args.text('shard'));
    if (jobs > 1) {
      const { canDivide, inJobs } = await import('../jobs/in-jobs.js');
      if (canDivide(args)) return inJobs(diff.spec, args, jobs, terminal);
    }
    const { compareNetworks } = await import('../work/compare-networks.js');
    const [before, after] = args.operands as [string, string];
    return compareNetworks(
      before,
      after,
      {
        format: args.text('format') as DiffOptions['format'],
        roots: args.all('root'),
        shard: shardOf('diff', args.text('shard')),
      },
      terminal,
    );
  },
};
