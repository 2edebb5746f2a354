import { type Told, told } from '../../network/words/index.js';
import type { Command } from '../command.js';
import type { DeclarationFormat } from '../work/export-declarations.js';
import { OUTPUT_OPTION } from './output-option.js';
import { ROOT_OPTION } from './root-option.js';

function exportAs(format: DeclarationFormat, summary: Told, notes: readonly Told[]): Command {
  return {
    spec: {
      name: `export ${format}`,
      operands: 'FILE…',
      count: [1, Number.POSITIVE_INFINITY],
      summary,
      options: [OUTPUT_OPTION, ROOT_OPTION],
      notes: [
        ...notes,
        told`
          What no resource says, and what the file leaves open, is told on standard error with its place, and left out
          or left as a variable: nothing is guessed.
        `,
      ],
    },
    async run(args, terminal) {
      const { exportDeclarations } = await import('../work/export-declarations.js');
      const options = { format, output: args.text('output'), roots: args.all('root') };
      return exportDeclarations(args.operands, options, terminal);
    },
  };
}

export const exportTerraform = exportAs('terraform', told`Declare a network for Terraform or OpenTofu`, [
  told`
    The output is in Terraform’s JSON syntax: name it so that it ends in .tf.json. It asks for version 6 of the AWS
    provider or newer.
  `,
]);

export const exportCloudFormation = exportAs('cloudformation', told`Declare a network as a CloudFormation template`, [
  told`The output is a template in YAML, for one region.`,
]);
