import { told } from '../../network/words/index.js';
import type { Command } from '../command.js';
import { JOBS_OPTION, jobsOf } from '../jobs/jobs-option.js';
import { SHARD_OPTION, shardOf } from '../shards/shard-option.js';
import type { MatrixOptions } from '../work/tell-matrix.js';
import { ROOT_OPTION } from './root-option.js';

export const matrix: Command = {
  spec: {
    name: 'matrix',
    operands: 'FILE…',
    count: [1, Number.POSITIVE_INFINITY],
    summary: told`Tell who can reach whom, all pairs`,
    options: [
      { name: 'format', value: 'FORMAT', choices: ['text', 'json', 'csv', 'html'], summary: told`how to tell it` },
      { name: 'group', summary: told`put endpoints that share everything that decides a flow together` },
      JOBS_OPTION,
      SHARD_OPTION,
      ROOT_OPTION,
    ],
  },
  async run(args, terminal) {
    const jobs = jobsOf('matrix', args.text('jobs'), args.text('shard'));
    if (jobs > 1) {
      const { canDivide, inJobs } = await import('../jobs/in-jobs.js');
      if (canDivide(args)) return inJobs(matrix.spec, args, jobs, terminal);
    }
    const { tellMatrix } = await import('../work/tell-matrix.js');
    return tellMatrix(
      args.operands,
      {
        format: args.text('format') as MatrixOptions['format'],
        group: args.flag('group'),
        roots: args.all('root'),
        shard: shardOf('matrix', args.text('shard')),
      },
      terminal,
    );
  },
};
