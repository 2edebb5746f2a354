import { say } from '../../network/words/index.js';
import { type Decoded, decodeUtf8 } from './utf8.js';

/** Programs' own output, which is imported: UTF-8, or the UTF-16 that Windows PowerShell's `>` writes, with its mark or without. Nothing of it is ever written back. */
export function decodeForeign(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide === undefined) return decodeUtf8(bytes);
  try {
    const text = new TextDecoder(wide, { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith('\uFEFF') ? { text: text.slice(1), mark: true } : { text, mark: false };
  } catch {
    const message = say`this begins as UTF-16 and is cut off, or is none. Save the file as UTF-8.`;
    return { problem: { line: 1, column: 1, offset: 0, message } };
  }
}

/** By its mark; else by where the zeros of its first two characters are: everything that is imported begins with ASCII. https://www.unicode.org/faq/utf_bom.html */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a && b === 0 && c && d === 0) return 'utf-16le';
  return a === 0 && b && c === 0 && d ? 'utf-16be' : undefined;
}
