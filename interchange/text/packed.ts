/** What programs write besides text, told by its first bytes. */
import { say } from '../../network/words/index.js';
import { decodeForeign } from './foreign.js';
import type { Decoded } from './utf8.js';

/** RFC 1952, section 2.3.1. */
export const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b;

/** A ZIP archive: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, section 4.3.7. */
export const isArchive = ([first, second, third, fourth]: Uint8Array): boolean =>
  first === 0x50 && second === 0x4b && third === 3 && fourth === 4;

/** The bytes of a file that is to be imported, unpacked, as text in whatever encoding programs write. */
export function decodeUnpacked(bytes: Uint8Array): Decoded {
  if (!isArchive(bytes)) return decodeForeign(bytes);
  const message = say`
    this is an archive (a saved Terraform plan is one), and not text. Of a plan, import what
    \`terraform show -json PLAN\` prints; unpack anything else.
  `;
  return { problem: { line: 1, column: 1, offset: 0, message } };
}
