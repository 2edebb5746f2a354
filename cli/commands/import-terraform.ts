import type { Command } from '../command.js';
import { IMPORT_OPTIONS } from './import-options.js';

export const importTerraform: Command = {
  spec: {
    name: 'import terraform',
    operands: 'PLAN.json…',
    count: [1, Number.POSITIVE_INFINITY],
    summary: 'Turn a Terraform plan or state into a .vpc file',
    options: IMPORT_OPTIONS,
    notes: [
      'PLAN.json is what "terraform show -json" prints, of a plan or of the state; - is standard input:',
      '  terraform plan -out plan && terraform show -json plan | vpclens import terraform - -o planned.vpc',
    ],
  },
  async run(args, terminal) {
    const { importWith } = await import('../work/import-network.js');
    return importWith('terraform', args, terminal);
  },
};
