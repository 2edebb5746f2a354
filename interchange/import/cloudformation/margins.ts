import type { YAMLError } from 'yaml';

/** More places than this are not mended: whoever wrote the text meant something else. */
export const MOST_MENDED = 100;

/**
 * The text with what continues on a further line moved to the right, so that it is further in than its key; undefined where the error is another one.
 * YAML wants that of quoted texts and of lists in brackets; CloudFormation's reader does not, and templates are written so.
 * White space at the beginning of a continued line means nothing: https://yaml.org/spec/1.1/#id905860
 */
export function movedIn(text: string, error: YAMLError): string | undefined {
  const quote = /^Missing closing (["'])quote/.exec(error.message)?.[1];
  if (quote !== undefined) return movedQuote(text, error.pos[0], quote);
  if (error.code !== 'BAD_INDENT' || !/^Flow /.test(error.message)) return undefined;
  const start = text.lastIndexOf('\n', error.pos[0] - 1) + 1;
  return start > 0 && text[start] !== '\t' ? `${text.slice(0, start)}${MARGIN}${text.slice(start)}` : undefined;
}

const MARGIN = ' '.repeat(40);

/** The lines of a quoted text up to the quote that ends it, from behind the line where it begins. */
function movedQuote(text: string, from: number, quote: string): string | undefined {
  let mended = '';
  let last = from;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '\n') {
      mended += `${text.slice(last, at + 1)}${MARGIN}`;
      last = at + 1;
    } else if (quote === '"' && character === '\\') at++;
    else if (character === quote) {
      if (quote === "'" && text[at + 1] === quote) at++;
      else return last === from ? undefined : `${text.slice(0, from)}${mended}${text.slice(last)}`;
    }
  }
  return undefined;
}
