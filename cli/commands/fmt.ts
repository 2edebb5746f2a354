import { told } from '../../network/words/index.js';
import type { Command } from '../command.js';

export const fmt: Command = {
  spec: {
    name: 'fmt',
    operands: 'FILE…',
    count: [1, Number.POSITIVE_INFINITY],
    summary: told`Give files the one layout`,
    options: [
      { name: 'check', summary: told`change nothing; name the files that are due a change, exit 1 if there are any` },
    ],
    notes: [
      told`Standard input (-) is answered on standard output. A file that cannot be parsed is left as it is (exit 2).`,
    ],
  },
  async run(args, terminal) {
    const { formatFiles } = await import('../work/format-files.js');
    return formatFiles(args.operands, args.flag('check'), terminal);
  },
};
