import type { InputFile } from '../types.js';

/** One document ends where another begins: no JSON has that inside of a document, unless it is in a text. */
const SEVERAL = /\}\s*\{/;

/** The documents of a file that has several after each other, as `cat` puts them together. A file of its own each. */
export function separate(file: InputFile): readonly InputFile[] {
  const { text } = file;
  if (!/^\uFEFF?\s*\{/.test(text) || !SEVERAL.test(text)) return [file];
  const ends = [...topLevelEnds(text)];
  if (ends.length < 2 || text.slice(ends.at(-1)).trim() !== '') return [file];
  // Each may have had a byte order mark of its own, which `trim` takes for white space, as JSON does not.
  return ends.map((end, i) => ({ ...file, text: text.slice(ends[i - 1] ?? 0, end).trim() }));
}

/** Where the outermost objects end. Texts are leapt over whole. */
function* topLevelEnds(text: string): Generator<number> {
  let depth = 0;
  for (const { 0: found, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}]/gs)) {
    if (found === '{') depth++;
    else if (found === '}' && --depth === 0) yield index + 1;
  }
}
