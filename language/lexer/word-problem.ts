import { say } from '../../network/words/index.js';
import { VpcTerminals } from '../generated/ast.js';

const NAME = new RegExp(`^${VpcTerminals.NAME.source}$`);

/** A name whose `-` stand as they may; undefined where those are not what is wrong. */
export function spelledRight(text: string): string | undefined {
  if (/[^\w.-]/u.test(text)) return undefined;
  if (text.includes('--')) return text.replace(/-+/g, '-').replace(/-$/, '');
  return text.endsWith('-') || text.includes('-.') ? text.replace(/-+(?=\.|$)/g, '') : undefined;
}

/** What is wrong with a name, `vpc.name` included; undefined if nothing is. */
export function wordProblem(text: string): string | undefined {
  const parts = text.split('.');
  if (parts.every((part) => NAME.test(part))) {
    return parts.length > 2 ? say`\`${text}\` has too many dots: write a name, or \`vpc.name\`.` : undefined;
  }
  const foreign = /[^\w.-]/u.exec(text);
  if (foreign)
    return say`
      A name has letters a-z and A-Z, digits, \`_\` and \`-\` only; \`${text}\` has \`${foreign[0]}\`. Spell it
      without.
    `;
  if (text.includes('--'))
    return say`
      A name has single \`-\` between its letters; \`${text}\` has two in a row. Write
      \`${spelledRight(text)}\`.
    `;
  if (text.endsWith('-') || text.includes('-.'))
    return say`A name does not end with \`-\`. Write \`${spelledRight(text)}\`.`;
  return say`
    \`${text}\` is no name: write a name such as \`web-1\`, or \`vpc.name\` with a name on both sides of the dot.
  `;
}

/** A character that shows as nothing, or stands for bytes that are no text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zs}\u{FFFD}]/u;

const QUOTES = /^[“”„«»]/;

/** Whether stray characters can go without a loss: they stand neither for quotes nor for bytes that are no text. */
export const isMeaningless = (text: string): boolean =>
  !/^[\w.]/.test(text) && !QUOTES.test(text) && UNSEEN.exec(text)?.[0] !== '\uFFFD';

/** What is wrong with characters that nothing of the language begins with. */
export function strayProblem(text: string): string {
  if (text === ';') return say`\`;\` has no meaning here: a statement ends by itself. Remove it.`;
  const unseen = UNSEEN.exec(text)?.[0];
  if (unseen === '\uFFFD')
    return say`
      This is no text that can be read: a \`.vpc\` file is text in UTF-8. Save it so, or remove what stands here.
    `;
  if (unseen !== undefined) {
    const code = (unseen.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return say`
      A character that cannot be seen (U+${code}) stands here, and has no meaning in a \`.vpc\` file. Remove it.
    `;
  }
  if (QUOTES.test(text)) return say`\`${text}\` has no meaning here: texts stand in straight quotes, \`"\`.`;
  return say`\`${text}\` has no meaning here. Remove it.`;
}
