import { object, text, wholeNumber } from '../../../network/wire/index.js';
import type { Origin } from '../../../server/protocol.js';

const place = object<Origin['range']['start']>({ line: wholeNumber(1), column: wholeNumber(1) });

/** Where something is written. */
export const origin = object<Pick<Origin, 'file' | 'range'>>({
  file: text,
  range: object<Origin['range']>({ start: place, end: place }),
});
