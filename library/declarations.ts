import { cloudFormationOf } from '../interchange/export/cloudformation/cloudformation.js';
import { terraformOf } from '../interchange/export/terraform/terraform.js';
import { type Network, soundInsideOf } from './network.js';

export interface DeclarationOptions {
  /** `terraform` is a configuration in Terraform's JSON syntax, `cloudformation` a template in YAML. */
  readonly format: 'terraform' | 'cloudformation';
}

/** What the resources do not say, or not as the text does, and where the text says it. */
export interface DeclarationNote {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface DeclarationResult {
  readonly text: string;
  readonly notes: readonly DeclarationNote[];
}

/**
 * Writes the network as the resources that it is made of. What AWS has no resource for, and what the texts leave open, is in the notes: it is left out, or left as a variable.
 *
 * @throws VpcLensError `network-unreadable`
 */
export function declarations(network: Network, { format }: DeclarationOptions): DeclarationResult {
  const { loaded, sources } = soundInsideOf(network);
  const { text, notes } = format === 'terraform' ? terraformOf(loaded.topology) : cloudFormationOf(loaded.topology);
  return {
    text,
    notes: notes.map(({ origin, message }) => ({
      file: sources.pathOf(origin.file),
      line: origin.range.start.line,
      column: origin.range.start.column,
      message,
    })),
  };
}
