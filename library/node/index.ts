/** Reading files for `vpc-lens`, under Node.js. Everything else is the same there and in a browser. */
import { IMPORTERS, type ImportSource } from '../../interchange/import/importers.js';
import type { Network, Texts } from '../network.js';
import { type Place, readInputs, refuseEmpty } from './files.js';
import { decodeInput } from './foreign.js';
import { readNetworkAt } from './read-network.js';

export type { ImportSource, Network, Texts };

export interface ReadOptions {
  /** The folder that paths start at. Default: the process's working folder. */
  readonly cwd?: string | undefined;
  /** What the path `-` stands for, such as `() => readFileSync(0)`. Not given: a file of that name. */
  readonly standardInput?: (() => Uint8Array) | undefined;
}

export interface ReadNetworkOptions extends ReadOptions {
  /** Folders that may be imported from besides the repositories that hold what is read. */
  readonly roots?: readonly string[] | undefined;
}

/**
 * Reads a network: `.vpc` files and folders (every `.vpc` file in them, at any depth), and what they import.
 * Imports are read inside the repository that holds what is given (else inside `cwd`, else inside its folder) and in `roots`, links followed; others are findings.
 *
 * @throws VpcLensError `file-unreadable` where a given file is not there, may not be read or is not UTF-8; `option-invalid` where a root is no folder
 */
export function readNetwork(paths: string | readonly string[], options: ReadNetworkOptions = {}): Network {
  return readNetworkAt(typeof paths === 'string' ? [paths] : paths, placeOf(options), options.roots ?? []);
}

/**
 * Reads what is to be imported, for `importAws`, `importTerraform` and `importCloudFormation`: files, and folders at any depth, of which the files with the fitting endings
 * (`.json`; of `aws` and `terraform` also `.json.gz`, of `aws` and `cloudformation` `.yaml` and `.yml`, of `terraform` `.tfstate`, of `cloudformation` `.template`). UTF-16 and gzip are read too.
 *
 * @throws VpcLensError `file-unreadable`
 */
export function readTexts(paths: string | readonly string[], source: ImportSource, options: ReadOptions = {}): Texts {
  const given = typeof paths === 'string' ? [paths] : paths;
  const inputs = readInputs(given, placeOf(options), IMPORTERS[source].endings, { decode: decodeInput });
  refuseEmpty(inputs);
  return Object.fromEntries(inputs.map(({ path, text }) => [path, text]));
}

function placeOf({ cwd = process.cwd(), standardInput }: ReadOptions): Place {
  return { cwd, standardInput };
}
