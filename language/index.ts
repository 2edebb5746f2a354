/** The `.vpc` language: text in, topology out, and back. */
export { createVpcServices, type VpcServices } from './editor-services.js';
export { formatText } from './format/format-text.js';
export type { ReadImport, Refused } from './link/imports.js';
export type { Link } from './link/link.js';
export { type LoadedNetwork, loadNetwork, lowerDocuments, type SourceFile } from './load-network.js';
export type { PlaceInText } from './places.js';
export { printTopology } from './print/print-topology.js';
export { parseSubject } from './query/parse-subject.js';
export { parseTraffic } from './query/parse-traffic.js';
