import { say, told } from '../../network/words/index.js';
import type { Command } from '../command.js';
import { Failure } from '../failure.js';

export const lsp: Command = {
  spec: {
    name: 'lsp',
    operands: '',
    count: [0, 0],
    summary: told`Run the language server, for any editor`,
    // Editors add options of their own, such as --clientProcessId: those are the transport's, or nobody's.
    takesAnything: true,
    options: [{ name: 'stdio', summary: told`speak over standard input and output (the only way there is)` }],
  },
  async run(args) {
    if (!args.flag('stdio'))
      throw new Failure(say`lsp: --stdio is missing: the server speaks over standard input and output only`);
    // The server finds --stdio among the process's arguments itself, and ends the process when its client asks it to.
    await import('../../server/main.node.js');
    return 0;
  },
};
