import {
  type AddressSet,
  addressSetCovers,
  addressSetOfCidrs,
  addressSetsOverlap,
  intersectAddresses,
  unionAddresses,
} from '../../address/address-set.js';
import { classMembers } from '../../endpoints/class-flows.js';
import type { Fabric } from '../../endpoints/compiled-network.js';
import type { Party } from '../../endpoints/endpoints.js';
import { peerBlocks } from '../../filters/peer-matcher.js';
import { validCidrs, vpcAddresses } from '../../topology/effective.js';
import type { GroupRule, Peer, Vpc } from '../../topology/model.js';
import { isJoined } from '../joined.js';

/** Everybody in the files that a rule's other end may mean, one of each class. Undefined where others may be meant whom the files do not tell. */
export function sourcesOf(fabric: Fabric, rule: GroupRule): Party[] | undefined {
  const out: Party[] = [];
  for (const peer of rule.peers) {
    const sources = sourcesOfPeer(fabric, peer, rule.group.vpc);
    if (!sources) return undefined;
    out.push(...sources);
  }
  return out;
}

function sourcesOfPeer(fabric: Fabric, peer: Peer, vpc: Vpc): Party[] | undefined {
  const target = peer.kind === 'ref' ? peer.ref.target : undefined;
  if (peer.kind === 'ref' && !target) return undefined;
  if (target?.kind === 'security-group') {
    const members = classMembers(fabric).filter(({ iface }) => iface?.groups?.groups.includes(target));
    return members.length > 0 ? members.map(({ party }) => party) : undefined;
  }
  if ((target?.kind === 'prefix-list' || target?.kind === 'network') && target.unknown) return undefined;
  const set = addressSetOfCidrs(peerBlocks(peer, vpc));
  if (set.length === 0 || !(isToldWhole(fabric, set) || (isEverywhere(peer) && !isConnected(fabric, vpc))))
    return undefined;
  return classMembers(fabric).flatMap(({ party }): Party[] => partOf(party, set));
}

/** As much of a party as has addresses of the set. */
function partOf(party: Party, set: AddressSet): Party[] {
  if (party.kind === 'interface') {
    const addresses = party.addresses.filter((address) => addressSetsOverlap(address.set, set));
    return addresses.length > 0 ? [{ ...party, addresses }] : [];
  }
  const here = party.kind !== 'address' && party.set ? intersectAddresses(party.set, set) : [];
  return here.length > 0 && party.kind !== 'address' ? [{ ...party, set: here }] : [];
}

function isEverywhere(peer: Peer): boolean {
  return peer.kind === 'any' || (peer.kind === 'cidr' && peer.literal.cidr?.prefixLength === 0);
}

/** Whether private addresses that no file declares may come from beyond the VPC. */
function isConnected({ topology }: Fabric, vpc: Vpc): boolean {
  return vpc.vpnGateways.length > 0 || isJoined(vpc, topology);
}

/** Whether every address of the set is of the internet or of a network that the files declare; where a network is unknown, it may be anywhere. */
function isToldWhole(fabric: Fabric, set: AddressSet): boolean {
  const { vpcs, networks } = fabric.topology;
  if (networks.some(({ unknown }) => unknown)) return false;
  const declared = unionAddresses(
    fabric.internet,
    ...vpcs.map(vpcAddresses),
    ...networks.map(({ cidrs }) => addressSetOfCidrs(validCidrs(cidrs))),
    publicAddresses(fabric),
  );
  return addressSetCovers(declared, set);
}

function publicAddresses(fabric: Fabric): AddressSet {
  return unionAddresses(
    ...fabric.interfaces.flatMap(({ addresses }) =>
      addresses.flatMap(({ publicAddress }): AddressSet[] => {
        const address = publicAddress?.address;
        return address === undefined ? [] : [[{ low: address, high: address }]];
      }),
    ),
  );
}
