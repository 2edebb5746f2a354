/** The door of the room: what goes between programs: whether it has the shape that it should, and how a large value is told by what differs from an earlier one. */
export { applied } from './applied.js';
export { copied, type Json, type Patch } from './change.js';
export { endRanges, origin, PREVIEW_PROTOCOL, sought, VERDICTS, verdict } from './common-shapes.js';
export { fileNameOf } from './file-name.js';
export { patchOf } from './patch-of.js';
export { rangesOf } from './ranges-of.js';
export {
  anything,
  byType,
  either,
  flag,
  list,
  maybe,
  nullOr,
  number,
  object,
  oneOf,
  type Shape,
  text,
  type Wrong,
  wholeNumber,
  wrongText,
} from './shape.js';
