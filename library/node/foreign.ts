import { gunzipSync } from 'node:zlib';
import { decodeUnpacked, isGzip } from '../../interchange/text/packed.js';
import type { Decoded } from '../../interchange/text/utf8.js';

/** The bytes of a file that is to be imported, as text: compressed or not, in whatever encoding programs write. */
export function decodeInput(bytes: Uint8Array): Decoded {
  return isGzip(bytes) ? decodeInput(gunzipSync(bytes)) : decodeUnpacked(bytes);
}
