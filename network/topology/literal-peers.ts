import { type AddressSet, addressSetOfCidrs, singleAddress, unionAddresses } from '../address/index.js';
import { validCidrs, vpcAddresses } from './effective.js';
import { givenOutBy } from './given-out.js';
import type { OnPremisesNetwork, Peer, Vpc } from './model.js';
import { contentOf } from './other-rules.js';

/** By what the VPC holds. */
const peers = new WeakMap<object, readonly AddressSet[]>();
const addresses = new WeakMap<Vpc | OnPremisesNetwork, AddressSet>();

/** The blocks by which rules of a VPC's groups name their other end, each once. */
export function literalPeers(vpc: Vpc): readonly AddressSet[] {
  let found = peers.get(contentOf(vpc));
  if (!found) {
    const rules = vpc.securityGroups.flatMap(({ inbound, outbound }) => [...(inbound ?? []), ...(outbound ?? [])]);
    const sets = rules.flatMap((rule) => rule.peers.map(addressesOfPeer)).filter((set) => set.length > 0);
    found = [...new Map(sets.map((set) => [set.map(({ low, high }) => `${low}-${high}`).join(' '), set])).values()];
    peers.set(contentOf(vpc), found);
  }
  return found;
}

/** None of a peer that is everybody, or that is named. */
function addressesOfPeer(peer: Peer): AddressSet {
  switch (peer.kind) {
    case 'any':
      return [];
    case 'cidr':
      return peer.literal.cidr && peer.literal.cidr.prefixLength > 0 ? addressSetOfCidrs([peer.literal.cidr]) : [];
    case 'address':
      return peer.literal.address === undefined ? [] : singleAddress(peer.literal.address);
    case 'ref':
      return peer.ref.target?.kind === 'prefix-list' ? addressSetOfCidrs(validCidrs(peer.ref.target.cidrs)) : [];
  }
}

/** Every address that a VPC or an on-premises network has. */
export function addressesOf(owner: Vpc | OnPremisesNetwork): AddressSet {
  let found = addresses.get(owner);
  if (!found) {
    found =
      owner.kind === 'vpc'
        ? unionAddresses(vpcAddresses(owner), givenOutBy(owner))
        : addressSetOfCidrs(validCidrs(owner.cidrs));
    addresses.set(owner, found);
  }
  return found;
}
