import type { Command } from '../command.js';
import { IMPORT_OPTIONS } from './import-options.js';

export const importCloudFormation: Command = {
  spec: {
    name: 'import cloudformation',
    operands: 'TEMPLATE…',
    count: [1, Number.POSITIVE_INFINITY],
    summary: 'Turn a CloudFormation template into a .vpc file',
    options: IMPORT_OPTIONS,
    notes: ['TEMPLATE is YAML (with its short tags) or JSON. Parameters count with their default values.'],
  },
  async run(args, terminal) {
    const { importWith } = await import('../work/import-network.js');
    return importWith('cloudformation', args, terminal);
  },
};
