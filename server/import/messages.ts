import type { ImportSource } from '../../interchange/import/importers.js';

export interface ImportParams {
  readonly source: ImportSource;
  /** URIs of files, and of folders in which every file that fits is read. */
  readonly inputs: readonly string[];
  readonly workDoneToken?: string | number;
}

/** `error` is a sentence for the reader: it names the file, and the place in it. Nothing is written: what becomes of the text is the client's. */
export type ImportAnswer =
  | {
      /** Formatted `.vpc` text. */
      readonly text: string;
      /** What the input lacks, or the language cannot say: `account/vpcs.json: Vpcs[0].CidrBlock: …`. */
      readonly warnings: readonly string[];
      /** How many files were read. */
      readonly files: number;
      readonly vpcs: number;
      readonly error?: undefined;
    }
  | { readonly error: string };
