import type { Command } from '../command.js';

export const fmt: Command = {
  spec: {
    name: 'fmt',
    operands: 'FILE…',
    count: [1, Number.POSITIVE_INFINITY],
    summary: 'Give files the one layout',
    options: [
      { name: 'check', summary: 'change nothing; name the files that are due a change, exit 1 if there are any' },
    ],
    notes: [
      'Standard input (-) is answered on standard output. A file that cannot be parsed is left as it is (exit 2).',
    ],
  },
  async run(args, terminal) {
    const { formatFiles } = await import('../work/format-files.js');
    return formatFiles(args.operands, args.flag('check'), terminal);
  },
};
