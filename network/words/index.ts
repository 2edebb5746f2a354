/** The door of the room: how the product speaks to people, in English or in another language. */
export { grouped } from './grouped.js';
export { ALL_TYPES, parseTypes, typesText } from './icmp-types.js';
export { type Catalogue, type Language, languageOf, type Speech, speak, speech, TRANSLATIONS } from './language.js';
export { choiceOf, listOf } from './lists.js';
export { nearlyAll } from './nearly-all.js';
export {
  mergedRanges,
  parseRanges,
  type Ranges,
  rangesMeet,
  rangesText,
  subtractRanges,
} from './number-ranges.js';
export {
  areMostProtocols,
  areMostTypes,
  EPHEMERAL_PORTS,
  isMostOfRare,
  portsInWords,
  portsLeftOut,
  portWords,
  protocolsLeftOut,
  protocolWords,
  repliesWords,
  typesLeftOut,
  typeWords,
} from './ports.js';
export { patternText, piecesOf, plural, said, say, Told, told } from './say.js';
export { termOf } from './terms.js';
