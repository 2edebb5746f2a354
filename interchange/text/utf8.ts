import { say } from '../../network/words/index.js';
/** Text, and whether a byte order mark stood in front of it; or why the bytes are no text, with the place where they stop being it. */
export type Decoded =
  | { readonly text: string; readonly mark: boolean; readonly problem?: undefined }
  | { readonly problem: EncodingProblem };

export interface EncodingProblem {
  /** Counting from 1; the column in UTF-16 code units, as everywhere. */
  readonly line: number;
  readonly column: number;
  /** How many bytes stand before it. */
  readonly offset: number;
  /** One sentence, with what to do. */
  readonly message: string;
}

const MARK = '\uFEFF';

/**
 * Bytes as text. Every file that is read comes through here: a decoder that puts U+FFFD in place of what it cannot read would change names and comments,
 * and a formatter would then write the damage into the file.
 */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const offset = firstInvalid(bytes);
    // Not the bytes' fault: there are too many of them.
    if (offset === undefined) throw error;
    return { problem: problemAt(bytes, offset) };
  }
  return text.startsWith(MARK) ? { text: text.slice(1), mark: true } : { text, mark: false };
}

/** `shop.vpc:3:10: the byte 0xE9 …` */
export function encodingMessage(path: string, { line, column, message }: EncodingProblem): string {
  return `${path}:${line}:${column}: ${message}`;
}

/** The same for a sentence that has named the file. */
export function refusalOf({ line, column, message }: EncodingProblem): string {
  return say`in its line ${line}, column ${column}, ${message}`;
}

function problemAt(bytes: Uint8Array, offset: number): EncodingProblem {
  const wide = wideEncoding(bytes);
  if (wide) {
    const message = say`the first bytes are the mark of ${wide}, and only UTF-8 is read. Save the file as UTF-8.`;
    return { line: 1, column: 1, offset: 0, message };
  }
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, offset));
  const lines = before.replace(MARK, '').split(/\r\n|\n|\r/);
  const byte = (bytes[offset] as number).toString(16).toUpperCase().padStart(2, '0');
  return {
    line: lines.length,
    column: (lines.at(-1) as string).length + 1,
    offset,
    message: say`
      the byte 0x${byte} here, after ${offset} others, is not UTF-8, so what was meant cannot be known. Save the
      file as UTF-8.
    `,
  };
}

/** The encodings that editors and PowerShell write with a mark. https://www.unicode.org/faq/utf_bom.html */
function wideEncoding([first, second]: Uint8Array): string | undefined {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) ? 'UTF-16' : undefined;
}

/** Where the first sequence begins that is not well-formed: table 3-7 of the Unicode Standard. */
function firstInvalid(bytes: Uint8Array): number | undefined {
  for (let i = 0; i < bytes.length; ) {
    const length = wellFormed(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return undefined;
}

/** The length of the sequence that begins at `i`; 0 where it is none. */
function wellFormed(bytes: Uint8Array, i: number): number {
  const lead = bytes[i] as number;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  // The second byte rules out overlong forms, surrogates, and what is beyond U+10FFFF.
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let k = 1; k < length; k++) {
    const byte = bytes[i + k];
    if (byte === undefined || byte < (k === 1 ? least : 0x80) || byte > (k === 1 ? most : 0xbf)) return 0;
  }
  return length;
}
