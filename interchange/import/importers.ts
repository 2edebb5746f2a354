/** Every importer, by what it reads. Heavy: whoever offers them loads this file when one is asked for. */
import { type AwsOptions, importAws } from './aws/import-aws.js';
import { importCloudFormation } from './cloudformation/import-cloudformation.js';
import { importTerraform } from './terraform/import-terraform.js';
import type { ImportResult, InputFile } from './types.js';

export type ImportSource = 'aws' | 'terraform' | 'cloudformation';

export interface ImportOptions extends AwsOptions {
  /** Values for a template's parameters, in place of their defaults. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
}

export interface Importer {
  /** What a file in a folder has to end in to be read. */
  readonly endings: readonly string[];
  read(files: readonly InputFile[], options: ImportOptions): ImportResult;
}

export const IMPORTERS: Readonly<Record<ImportSource, Importer>> = {
  aws: { endings: ['.json'], read: importAws },
  terraform: { endings: ['.json'], read: importTerraform },
  cloudformation: { endings: ['.yaml', '.yml', '.json', '.template'], read: importCloudFormation },
};
