import type { Peer } from '../topology/index.js';

/** False where the addresses that a peer of an ACL rule means cannot be told, or where it cannot be one. */
export function isKnownPeer(peer: Peer): boolean {
  switch (peer.kind) {
    case 'any':
      return true;
    case 'cidr':
      return peer.literal.cidr !== undefined;
    case 'address':
      return peer.literal.address !== undefined;
    case 'ref': {
      const { target } = peer.ref;
      if (!target || target.kind === 'security-group' || target.kind === 'prefix-list') return false;
      if (target.kind === 'network') return !target.unknown && target.cidrs.every(({ cidr }) => cidr);
      if (target.kind === 'host') return target.address.address !== undefined;
      if (target.kind === 'vpc' || target.kind === 'subnet') return target.cidrs.every(({ cidr }) => cidr);
      return true;
    }
  }
}
