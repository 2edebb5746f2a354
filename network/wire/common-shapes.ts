import { list, maybe, object, oneOf, type Shape, text, wholeNumber } from './shape.js';

/** What server, hosts and page of a preview speak: each tells it, and each refuses another. */
export const PREVIEW_PROTOCOL = 1 as const;

/** In the order in which a cell of the matrix counts them. */
export const VERDICTS = ['reachable', 'partly', 'one-way', 'unknown', 'blocked'] as const;

export const verdict = oneOf(...VERDICTS);

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Range {
  readonly start: Place;
  readonly end: Place;
}

const place = object<Place>({ line: wholeNumber(1), column: wholeNumber(1) });

/** Where something is written. */
export const origin = object<{ readonly file: string; readonly range: Range }>({
  file: text,
  range: object<Range>({ start: place, end: place }),
});

/** What somebody looks for in the matrix. */
export const sought = object<{ readonly verdict?: string; readonly port?: number }>({
  verdict: maybe(verdict),
  port: maybe(wholeNumber(0)),
});

/** Rows or columns of the matrix, each some of its ends. */
export const endRanges: Shape = list(list(wholeNumber(0)));
