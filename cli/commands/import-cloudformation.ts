import type { Command } from '../command.js';
import { IMPORT_OPTIONS } from './import-options.js';

export const importCloudFormation: Command = {
  spec: {
    name: 'import cloudformation',
    operands: 'FILE…',
    count: [1, Number.POSITIVE_INFINITY],
    summary: 'Turn a CloudFormation template into a .vpc file',
    options: [
      ...IMPORT_OPTIONS,
      {
        name: 'parameter',
        value: 'KEY=VALUE',
        multiple: true,
        summary: 'a value for a parameter, in place of its default; may be given several times',
      },
    ],
    notes: [
      'FILE is a template in YAML or JSON. Things are called by their logical ids.',
      'What the template does not tell, or the language cannot say, is a warning on standard error.',
    ],
  },
  async run(args, terminal) {
    const { importWith } = await import('../work/import-network.js');
    return importWith('cloudformation', args, terminal);
  },
};
