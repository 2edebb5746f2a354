import { makeNetwork, type Network } from '../network.js';
import { readImported } from './disk.js';
import { type Place, readInputs, refuseEmpty } from './files.js';
import { ImportRoots } from './import-roots.js';
import { importedPaths } from './paths.js';

/** The files of a network end so. */
export const ENDINGS: readonly string[] = ['.vpc'];

/** `roots` are folders that may be imported from besides; `option` is what whoever asks calls them. */
export function readNetworkAt(
  paths: readonly string[],
  place: Place,
  roots: readonly string[],
  option?: string | undefined,
): Network {
  const allowed = new ImportRoots(paths, roots, place.cwd, option);
  const inputs = readInputs(paths, place, ENDINGS, { roots: allowed });
  refuseEmpty(inputs);
  const readImport = (uri: string) => {
    const refused = allowed.refusal(uri);
    return refused === undefined ? readImported(uri) : { refused };
  };
  return makeNetwork(
    inputs,
    readImport,
    importedPaths(
      inputs.map(({ path }) => path),
      place.cwd,
    ),
  );
}
