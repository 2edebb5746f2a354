import { told } from '../../network/words/index.js';
import type { Command } from '../command.js';

export const collectAws: Command = {
  spec: {
    name: 'collect aws',
    operands: '',
    count: [0, 0],
    summary: told`Ask AWS, by your own "aws" command, for what "import aws" reads`,
    options: [
      { name: 'profile', value: 'P', summary: told`the profile of "aws" to ask with` },
      {
        name: 'region',
        value: 'R,…',
        multiple: true,
        summary: told`
          the regions to ask, each into a folder of its own where there are several; left out: that of "aws"
        `,
      },
      {
        name: 'output',
        short: 'o',
        value: 'DIR',
        summary: told`where to write the answers; left out: aws-answers`,
      },
      { name: 'print', summary: told`print the commands as a shell script, and ask nothing` },
    ],
    notes: [
      told`
        Runs read-only commands alone (describe-…, get-…, list-…, search-…), four at a time. Nothing is sent
        anywhere but by "aws".
      `,
      told`
        What is refused (no permission, a region that is not enabled, an old "aws") is a warning on standard error,\nand is unknown in what "vpclens import aws DIR" makes. DIR is replaced whole if an earlier collection is all that
        is in it.
      `,
    ],
  },
  async run(args, terminal) {
    const { collect } = await import('../work/collect-aws.js');
    return collect(args, terminal);
  },
};
