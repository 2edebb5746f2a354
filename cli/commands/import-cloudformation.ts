import { told } from '../../network/words/index.js';
import type { Command } from '../command.js';
import { IMPORT_OPTIONS } from './import-options.js';

export const importCloudFormation: Command = {
  spec: {
    name: 'import cloudformation',
    operands: 'PATH…',
    count: [1, Number.POSITIVE_INFINITY],
    summary: told`Turn CloudFormation templates, or what "cdk synth" wrote, into a .vpc file`,
    options: [
      ...IMPORT_OPTIONS,
      {
        name: 'parameter',
        value: 'KEY=VALUE',
        multiple: true,
        summary: told`a value for a parameter, in place of its default; may be given several times`,
      },
      {
        name: 'parameters',
        value: 'FILE',
        multiple: true,
        summary: told`
          values for parameters, as "aws cloudformation create-stack --parameters" or CodePipeline takes them
        `,
      },
      {
        name: 'stack',
        value: 'LOGICALID=FILE',
        multiple: true,
        summary: told`a nested stack's template, where its address does not end in the file's name`,
      },
    ],
    notes: [
      told`
        PATH is a template in YAML or JSON, or a folder of them, such as cdk.out: several are one system. Nested
        stacks\nget their parent's parameters, and exports meet imports. Things are called by the path of their CDK construct,\nby a Name tag that nothing else has, or by their logical ids (always, with --names id).`,
      told`What the templates do not tell, or the language cannot say, is a warning on standard error.`,
    ],
  },
  async run(args, terminal) {
    const { importWith } = await import('../work/import-network.js');
    return importWith('cloudformation', args, terminal);
  },
};
