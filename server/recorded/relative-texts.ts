import type { RecordedText } from '../protocol.js';

/** A network's texts: the ones that were named, and every other one that was read with them. */
export interface NetworkTexts {
  readonly roots: readonly RecordedText[];
  readonly imported: readonly RecordedText[];
}

/** Where a recorded text lies, as far as its readers are told. */
const FOLDER = 'file:///';

/** The same texts as if the folder that holds them all were the only one there is: whoever gets the page learns nothing of the disk that it was made on. Imports lead where they led. */
export function relativeTexts({ roots, imported }: NetworkTexts): NetworkTexts {
  const common = commonFolder([...roots, ...imported].map(({ uri }) => uri));
  const moved = ({ uri, text }: RecordedText): RecordedText => ({ uri: FOLDER + uri.slice(common.length), text });
  return { roots: roots.map(moved), imported: imported.map(moved) };
}

function commonFolder(uris: readonly string[]): string {
  const [first = '', ...others] = uris.map((uri) => uri.slice(0, Math.max(uri.lastIndexOf('/'), uri.indexOf(':')) + 1));
  let common = first;
  while (common !== '' && !others.every((folder) => folder.startsWith(common)))
    common = common.slice(0, common.lastIndexOf('/', common.length - 2) + 1);
  return common;
}
