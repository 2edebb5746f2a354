import { parseTraffic } from '../../language/index.js';
import type { Edit } from '../../network/findings/index.js';
import type { Topology, TrafficTerm } from '../../network/topology/index.js';
import {
  ALL_ICMP,
  ALL_ICMPV6,
  ALL_OTHER,
  ALL_TCP,
  ALL_UDP,
  intersectServices,
  NO_SERVICES,
  type ServiceSet,
  servicesOf,
} from '../../network/traffic/index.js';

/** What a rule that is added lets pass: `120 allow tcp 1024-65535 to any`. */
const ADDED = /\ballow (.+?) (?:to|from) /g;
const PROTOCOLS = [ALL_TCP, ALL_UDP, ALL_ICMP, ALL_ICMPV6, ALL_OTHER];

/**
 * Whether edits that add rules add one for a protocol that was asked: a question of `https` wants no rule for `icmp` beside it.
 * By protocol alone, since a reply goes to ports that no question names. Edits that add no rule may matter to anything.
 */
export function letsPassAsked(
  edits: readonly Edit[],
  { traffics }: { readonly traffics?: readonly TrafficTerm[] | undefined },
  topology: Topology,
): boolean {
  if (!traffics) return true;
  const added = edits.flatMap(({ newText }) => [...newText.matchAll(ADDED)].map(([, traffic = '']) => traffic));
  if (added.length === 0) return true;
  const asked = protocolsOf(traffics);
  return added.some((text) => {
    const parsed = parseTraffic(text, topology);
    return 'error' in parsed || protocolsOf(parsed.traffics).some((protocol) => asked.includes(protocol));
  });
}

function protocolsOf(traffics: readonly TrafficTerm[]): ServiceSet[] {
  return PROTOCOLS.filter((protocol) =>
    ([4, 6] as const).some((family) => {
      const services = servicesOf(traffics, family);
      // What nobody declares may be anything.
      return services === undefined || intersectServices(services, protocol) !== NO_SERVICES;
    }),
  );
}
