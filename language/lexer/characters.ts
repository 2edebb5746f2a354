/** What a character can be part of. */
export const OTHER = 0;
export const SPACE = 1;
export const LETTER = 2;
export const DIGIT = 3;
/** `-`, `.`, `:` and `/`, which join words, numbers and addresses. */
export const JOINER = 4;
export const PUNCTUATION = 5;
/** A letter of another alphabet: part of a word, though no name may have it. */
export const FOREIGN = 6;

const classes = new Uint8Array(128);
for (const c of ' \t\r\n\f\v') classes[c.charCodeAt(0)] = SPACE;
for (let c = 0; c < 26; c++) {
  classes[65 + c] = LETTER;
  classes[97 + c] = LETTER;
}
classes['_'.charCodeAt(0)] = LETTER;
for (let c = 0; c < 10; c++) classes[48 + c] = DIGIT;
for (const c of '-.:/') classes[c.charCodeAt(0)] = JOINER;
for (const c of '{},=') classes[c.charCodeAt(0)] = PUNCTUATION;

export function classOf(code: number): number {
  if (code < 128) return classes[code] as number;
  // No-break space, byte order mark, line and paragraph separators, typographic spaces: what is pasted from web pages.
  if (
    code === 0xa0 ||
    code === 0xfeff ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x2029
  )
    return SPACE;
  return /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code)) ? FOREIGN : OTHER;
}

export const NEWLINE = 10;
export const QUOTE = 34;
export const HYPHEN = 45;
export const SLASH = 47;
export const COLON = 58;
export const GREATER = 62;
export const STAR = 42;
export const BACKSLASH = 92;
