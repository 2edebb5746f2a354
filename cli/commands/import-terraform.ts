import { told } from '../../network/words/index.js';
import type { Command } from '../command.js';
import { IMPORT_OPTIONS } from './import-options.js';

export const importTerraform: Command = {
  spec: {
    name: 'import terraform',
    operands: 'FILE…',
    count: [1, Number.POSITIVE_INFINITY],
    summary: told`Turn what "terraform show -json" says into a .vpc file`,
    options: IMPORT_OPTIONS,
    notes: [
      told`
        FILE is what "terraform show -json PLAN" prints of a plan, "terraform show -json" of the state, or\nterraform.tfstate as it is stored; OpenTofu’s too. Several are one system:\nwhat one of them looks up is what another one
        manages.
      `,
      told`
        Things are called by their own names in the configuration, module names in front; --network takes them
        too.
      `,
      told`What the plan does not tell, or the language cannot say, is a warning on standard error.`,
    ],
  },
  async run(args, terminal) {
    const { importWith } = await import('../work/import-network.js');
    return importWith('terraform', args, terminal);
  },
};
