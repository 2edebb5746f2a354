/** Every importer, by what it reads. Heavy: whoever offers them loads this file when one is asked for. */
import { say } from '../../network/words/index.js';
import { type AwsOptions, importAws } from './aws/import-aws.js';
import { importCloudFormation } from './cloudformation/import-cloudformation.js';
import { importTerraform } from './terraform/import-terraform.js';
import { ImportError, type ImportResult, type InputFile } from './types.js';

export type ImportSource = 'aws' | 'terraform' | 'cloudformation';

export interface ImportOptions extends AwsOptions {
  /** Values for a template's parameters, in place of their defaults. */
  readonly parameters?: Readonly<Record<string, string | null>> | undefined;
  /** The templates of nested stacks, by logical ids. */
  readonly stacks?: Readonly<Record<string, string>> | undefined;
}

export interface Importer {
  /** What a file in a folder has to end in to be read. */
  readonly endings: readonly string[];
  /** Whether it takes the text of a file in pieces, so that none needs to be held whole. */
  readonly takesPieces: boolean;
  read(files: readonly InputFile[], options: ImportOptions): ImportResult;
}

export const IMPORTERS: Readonly<Record<ImportSource, Importer>> = {
  aws: { endings: ['.json', '.json.gz', '.yaml', '.yml'], takesPieces: true, read: notTooDeep(importAws) },
  terraform: { endings: ['.json', '.json.gz', '.tfstate'], takesPieces: false, read: notTooDeep(importTerraform) },
  cloudformation: {
    endings: ['.yaml', '.yml', '.json', '.template'],
    takesPieces: false,
    read: notTooDeep(importCloudFormation),
  },
};

/** What values hold values may nest without an end, in a file that a program made; the readers of values go down step by step. */
function notTooDeep(read: Importer['read']): Importer['read'] {
  return (files, options) => {
    try {
      return read(files, options);
    } catch (error) {
      if (!(error instanceof RangeError && /call stack/.test(error.message))) throw error;
      const file = files.length === 1 ? (files[0] as InputFile).path : say`one of ${files.length} files`;
      throw new ImportError(say`this is nested more deeply than can be read`, file);
    }
  };
}
