import { importsOf, type ReadImport, uriKey } from './link/imports.js';
import { type LoadedNetwork, NetworkSource } from './network-source.js';
import { type FileInPieces, readOnce } from './parse/file-in-pieces.js';
import { giveUpTrees } from './parse/trees.js';

export interface SourceFile {
  readonly uri: string;
  readonly text: string;
}

/** Reads files and everything they import. Never throws, whatever the texts are. */
export function loadNetwork(files: readonly SourceFile[], readImport: ReadImport): LoadedNetwork {
  const read = new Map<string, FileInPieces>();
  const refused = new Map<string, string>();
  for (const { uri, text } of files) {
    const key = uriKey(uri);
    if (!read.has(key)) read.set(key, readOnce(uri, text));
  }
  // A map's values can be iterated while it grows.
  for (const file of read.values()) {
    for (const { uri } of importsOf(file)) {
      if (uri === undefined || read.has(uri)) continue;
      const text = readImport(uri);
      if (typeof text === 'string') read.set(uri, readOnce(uri, text));
      else if (text) refused.set(uri, text.refused);
    }
  }
  const loaded = new NetworkSource().load(read, refused);
  // Nobody reads on from here: what the files declare does not need the trees it was made from.
  for (const { pieces } of read.values()) giveUpTrees(pieces);
  return loaded;
}
