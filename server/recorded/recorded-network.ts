import { loadNetwork } from '../../language/index.js';
import type { RecordedPage } from '../protocol.js';
import { Network } from '../workspace/network.js';

/** The network of recorded texts: the same wherever it is made, in the process that exports it and in the page. */
export function recordedNetwork({ texts, roots }: Pick<RecordedPage, 'texts' | 'roots'>): Network {
  const given = texts.slice(0, roots);
  const byUri = new Map(texts.map(({ uri, text }) => [uri, text]));
  return new Network(
    given[0]?.uri ?? '',
    loadNetwork(given, (uri) => byUri.get(uri)),
  );
}
