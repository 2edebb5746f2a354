/** The `.vpc` language: text in, topology out, and back. */
export { type Cursor, cursorAt, type Expected } from './cursor/cursor.js';
export { formatText } from './format/format-text.js';
export { readTokens, type Token } from './lexer/read-tokens.js';
export { importsOf, type ReadImport, type Refused } from './link/imports.js';
export type { Link } from './link/link.js';
export { roleAt } from './link/reference-roles.js';
export { loadNetwork, type SourceFile } from './load-network.js';
export { type IcmpName, icmpTypeOf, isIcmpName } from './lower/icmp-names.js';
export { textBehind } from './lower/left-behind.js';
export { type LoadedNetwork, NetworkSource } from './network-source.js';
export { type FileInPieces, readAgain, readInPieces } from './parse/file-in-pieces.js';
export { printTopology } from './print/print-topology.js';
export { printTraffics } from './print/print-traffic.js';
export { parseQuestion } from './query/parse-question.js';
export { parseSubject } from './query/parse-subject.js';
export { parseTraffic } from './query/parse-traffic.js';
export { type StatementRule, statementRulesIn } from './words/blocks.js';
export { isKeyword, type Keyword } from './words/keywords.js';
