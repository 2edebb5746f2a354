import { told } from '../../network/words/index.js';
import type { Command } from '../command.js';
import { IMPORT_OPTIONS } from './import-options.js';

export const importAws: Command = {
  spec: {
    name: 'import aws',
    operands: 'PATH…',
    count: [1, Number.POSITIVE_INFINITY],
    summary: told`Turn what "aws ec2 describe-*" says into a .vpc file`,
    options: IMPORT_OPTIONS,
    notes: [
      told`
        PATH is a JSON or YAML file, or a folder of them, at any depth: one kind of resource a file or all in one,\nseveral regions and accounts, in any order; also the output of aws directconnect, elbv2, elb, rds and lambda.`,
      told`What the data lacks, or the language cannot say, is a warning on standard error.`,
    ],
  },
  async run(args, terminal) {
    const { importWith } = await import('../work/import-network.js');
    return importWith('aws', args, terminal);
  },
};
