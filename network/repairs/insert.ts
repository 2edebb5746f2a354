/** Where new statements go in a text of which only places are known. What comes out need not be beautiful, that is the formatter's work: it must say the same in any layout. */
import type { Edit } from '../findings/index.js';
import type { Origin } from '../topology/index.js';

const spaces = (count: number): string => ' '.repeat(Math.max(0, count));

const at = ({ file }: Origin, place: Origin['range']['start']): Origin => ({
  file,
  range: { start: place, end: place },
});

/** On lines of their own below a statement, in its column. */
export function below(statement: Origin, texts: readonly string[], label?: string): Edit {
  const { start, end } = statement.range;
  const newText = texts.map((text) => `\n${spaces(start.column - 1)}${text}`).join('');
  return { origin: at(statement, end), newText, ...(label ? { label } : {}) };
}

/** On lines of their own above a statement, in its column. */
export function above(statement: Origin, texts: readonly string[], label?: string): Edit {
  const { start } = statement.range;
  const newText = texts.map((text) => `${text}\n${spaces(start.column - 1)}`).join('');
  return { origin: at(statement, start), newText, ...(label ? { label } : {}) };
}

/** As the last statements of a block; `block` is a declaration that ends with its closing brace. */
export function atEnd(block: Origin, texts: readonly string[], label?: string): Edit {
  const { start, end } = block.range;
  // Places move with their text, so this one is told from the brace's.
  const place = {
    get line() {
      return end.line;
    },
    get column() {
      return end.column - 1;
    },
  };
  const outer = spaces(end.column - 2);
  const newText =
    start.line === end.line ? `${texts.join(' ')} ` : `${texts.map((text) => `  ${text}\n${outer}`).join('')}`;
  return { origin: at(block, place), newText, ...(label ? { label } : {}) };
}

/** The statement that stands lowest in the text. */
export function lowest<T extends { readonly origin: Origin }>(statements: readonly T[]): T | undefined {
  const isBelow = ({ origin: { range: a } }: T, { origin: { range: b } }: T): boolean =>
    a.start.line > b.start.line || (a.start.line === b.start.line && a.start.column > b.start.column);
  return statements.reduce<T | undefined>((last, one) => (!last || isBelow(one, last) ? one : last), undefined);
}

/** Whether somebody wrote it, so that there is a text to change. */
export const isWritten = ({ origin }: { readonly origin: Origin }): boolean => origin.file !== '';
