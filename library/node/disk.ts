import { readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Decoded, decodeUtf8, refusalOf } from '../../interchange/text/utf8.js';
import type { Refused } from '../../language/index.js';

/** A file above this size is not imported: it is no hand-written network, and would stop a server for seconds. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The text of a file that is imported, without a byte order mark; undefined where there is none or it may not be read. Never throws. */
export function readImported(
  uri: string,
  decode: (bytes: Uint8Array) => Decoded = decodeUtf8,
): string | Refused | undefined {
  try {
    const path = fileURLToPath(uri);
    const stat = statSync(path);
    // A pipe or a device would be waited for, perhaps for ever.
    if (!stat.isFile() || stat.size > MOST_BYTES) return undefined;
    const decoded = decode(readFileSync(path));
    return decoded.problem ? { refused: refusalOf(decoded.problem) } : decoded.text;
  } catch {
    return undefined;
  }
}

/** Where a file really is, links followed, though it may not be there: of its path as much is followed as is there. Never throws. */
export function realUri(uri: string): string {
  try {
    return pathToFileURL(realPath(fileURLToPath(uri))).href;
  } catch {
    return uri;
  }
}

/** Links that lead in a circle lead nowhere. */
const MOST_LINKS = 40;

function realPath(path: string, links = 0): string {
  if (links > MOST_LINKS) throw new Error('its links lead in a circle');
  try {
    return realpathSync.native(path);
  } catch {
    const folder = dirname(path);
    // A link to nothing leads there too.
    const link = readLink(path);
    if (link !== undefined) return realPath(resolve(realPath(folder, links + 1), link), links + 1);
    return folder === path ? path : join(realPath(folder, links), basename(path));
  }
}

function readLink(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
