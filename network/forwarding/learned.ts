import type { Cidr } from '../address/index.js';
import type { DirectConnect, Topology, TransitGateway, Vpn, VpnGateway } from '../topology/index.js';
import { advertisedTo } from './advertised.js';

/** What a connection tells its gateway about the other side. */
export interface Announcement {
  readonly connection: Vpn | DirectConnect;
  readonly cidrs: readonly Cidr[];
}

/** What a gateway learns from all connections that end at it. `known` is false where the file does not tell everything. */
export interface Learned {
  readonly announcements: readonly Announcement[];
  readonly known: boolean;
}

const NOTHING: Learned = { announcements: [], known: true };

interface Index {
  readonly byGateway: Map<VpnGateway | TransitGateway, { announcements: Announcement[]; known: boolean }>;
  /** A connection whose end leads nowhere may end at any gateway. */
  readonly allKnown: boolean;
}

const indexes = new WeakMap<Topology, Index>();

/**
 * A virtual private gateway forwards only to prefixes it knows: those that BGP tells, or the static ones of a VPN.
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html
 */
export function learnedBy(gateway: VpnGateway | TransitGateway, topology: Topology): Learned {
  let index = indexes.get(topology);
  if (!index) {
    index = build(topology);
    indexes.set(topology, index);
  }
  const learned = index.byGateway.get(gateway) ?? NOTHING;
  return index.allKnown ? learned : { ...learned, known: false };
}

function build(topology: Topology): Index {
  const byGateway: Index['byGateway'] = new Map();
  let allKnown = true;
  for (const connection of [...topology.vpns, ...topology.directConnects]) {
    const gateways = connection.kind === 'vpn' ? [connection.gateway] : connection.gateways;
    for (const { target } of gateways) {
      if (!target) {
        allKnown = false;
        continue;
      }
      const { blocks: cidrs, unknown } = advertisedTo(target.kind, connection);
      const learned = byGateway.get(target) ?? { announcements: [], known: true };
      learned.announcements.push({ connection, cidrs });
      learned.known &&= !unknown && isReadable(connection);
      byGateway.set(target, learned);
    }
  }
  return { byGateway, allKnown };
}

/** Whether every block that it tells could be read. */
function isReadable({ routes, network }: Vpn | DirectConnect): boolean {
  return (routes ?? network.target?.cidrs ?? []).every(({ cidr }) => cidr);
}
