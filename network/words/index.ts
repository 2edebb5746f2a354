/** The door of the room: how the product speaks to people, in English or in another language. */
export { grouped } from './grouped.js';
export { type Catalogue, type Language, languageOf, type Speech, speak, speech, TRANSLATIONS } from './language.js';
export { choiceOf, listOf } from './lists.js';
export {
  parseRanges,
  type Ranges,
  rangesMeet,
  rangesText,
  restOf,
  subtractRanges,
} from './number-ranges.js';
export { EPHEMERAL_PORTS, portsLeftOut, portWords, protocolWords, repliesWords } from './ports.js';
export { patternText, piecesOf, plural, said, say, Told, told } from './say.js';
export { termOf } from './terms.js';
