import { emptyTopology, type Topology } from '../../../network/topology/index.js';
import type { Warnings } from '../warnings.js';
import type { DraftKind, Key } from './draft.js';
import { leaveWhatIsHeld } from './held-elsewhere.js';
import { linkConnections } from './link-connections.js';
import { linkFilters } from './link-filters.js';
import { linkRoutes } from './link-routes.js';
import { linkVpcs, placeInVpcs } from './link-vpcs.js';
import { Linker } from './linker.js';
import { closeGaps } from './missing-references.js';
import { assignNames, type NamingMode } from './names.js';
import type { NetworkDraft } from './network-draft.js';
import { byName } from './order.js';
import { makeUnlinked, type Pair, type Unlinked } from './unlinked-elements.js';

/**
 * The topology that a draft describes. References that lead nowhere are closed first, with warnings.
 * Invariant: every reference of the result leads somewhere, and its text is the name by which a reader of the file would find it.
 */
export function build(
  network: NetworkDraft,
  options: { readonly names: NamingMode; readonly warnings: Warnings },
): Topology {
  closeGaps(network, options.warnings);
  leaveWhatIsHeld(network);
  const names = assignNames(network, options.names);
  const elements = new Map<Key, Unlinked<DraftKind>>();
  const pairs = new Map<DraftKind, Pair<DraftKind>[]>();
  for (const [key, draft] of network.entries()) {
    const element = makeUnlinked(draft, names.get(key) as string);
    elements.set(key, element);
    const list = pairs.get(draft.kind);
    if (list) list.push({ key, draft, element });
    else pairs.set(draft.kind, [{ key, draft, element }]);
  }
  const linker = new Linker(network, elements, pairs);
  placeInVpcs(linker);
  linkConnections(linker);
  linkVpcs(linker);
  linkFilters(linker);
  linkRoutes(linker);
  const all = <K extends DraftKind>(kind: K) =>
    linker
      .pairs(kind)
      .map(({ element }) => element)
      .sort(byName);
  return {
    ...emptyTopology(),
    vpcs: all('vpc'),
    networks: all('network'),
    peerings: all('peering'),
    transitGateways: all('transit-gateway'),
    vpns: all('vpn'),
    directConnects: all('direct-connect'),
    prefixLists: all('prefix-list'),
    elasticIps: all('elastic-ip'),
  };
}
