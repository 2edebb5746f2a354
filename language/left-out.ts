import type { Finding } from '../network/findings/index.js';
import type { LoadedNetwork } from './network-source.js';

/** Rules whose findings mean that a part of the text is not in the network. A name that resolves to nothing is in it, as something unknown. */
const LEFT_OUT: ReadonlySet<string> = new Set(['syntax', 'import-unresolved', 'address-invalid']);

/** The first place where the texts say something that the network lacks: an answer about it would be one about another network. */
export function leftOutOf({ findings }: LoadedNetwork): Finding | undefined {
  return findings.find(({ severity, rule }) => severity === 'error' && LEFT_OUT.has(rule));
}
