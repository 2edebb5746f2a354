import { formatText, loadNetwork as loadFiles, printTopology } from '../language/index.js';
import { VpcLensError } from './errors.js';
import { type Network, ONLY_PATH, soundInsideOf } from './network.js';

/**
 * A `.vpc` text in the one layout. Nothing but spaces, line breaks and the like changes; formatting twice changes nothing more.
 * `path` names the text in the error.
 *
 * @throws VpcLensError `network-unreadable` where the text cannot be parsed
 */
export function format(text: string, path: string = ONLY_PATH): string {
  // What a file imports does not matter for its layout, so nothing is imported.
  const { findings } = loadFiles([{ uri: 'file:///format.vpc', text }], () => undefined);
  const first = findings.find(({ rule }) => rule === 'syntax');
  if (!first) return formatText(text);
  const { line, column } = first.origin.range.start;
  throw new VpcLensError('network-unreadable', `${path}:${line}:${column}: ${first.message}`, {
    place: { file: path, line, column },
  });
}

/**
 * A network as one `.vpc` text, laid out. Loaded again it gives the same answers; comments are not kept.
 *
 * @throws VpcLensError `network-unreadable`: what could not be read cannot be printed
 */
export function print(network: Network): string {
  return printTopology(soundInsideOf(network).loaded.topology);
}
