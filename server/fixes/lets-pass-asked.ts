import type { Fix } from '../../network/findings/index.js';
import type { TrafficTerm } from '../../network/topology/index.js';
import { protocolParts, servicesOf } from '../../network/traffic/index.js';

/**
 * Whether a fix that adds rules adds one for a protocol that was asked: a question of `https` wants no rule for `icmp` beside it.
 * By protocol alone, since a reply goes to ports that no question names. A fix that does something else may matter to anything.
 */
export function letsPassAsked(
  { adds }: Pick<Fix, 'adds'>,
  { traffics }: { readonly traffics?: readonly TrafficTerm[] | undefined },
): boolean {
  if (!traffics || !adds || adds.protocols.includes('all')) return true;
  const asked = protocolsOf(traffics);
  return !asked || asked.has('all') || adds.protocols.some((protocol) => asked.has(protocol));
}

/** Undefined: what nobody declares may be anything. */
function protocolsOf(traffics: readonly TrafficTerm[]): ReadonlySet<string> | undefined {
  const found = ([4, 6] as const).map((family) => servicesOf(traffics, family));
  if (found.includes(undefined)) return undefined;
  return new Set(
    found.flatMap((services) => (services ? protocolParts(services).map(({ protocol }) => protocol) : [])),
  );
}
