import { type Address, type AddressSet, addressCount, addressSetOfCidrs } from '../address/index.js';
import { peerBlocks } from '../filters/index.js';
import {
  isNatGateway,
  ownAddresses,
  type Peer,
  type RegionalNatGateway,
  type Resource,
  type Vpc,
} from '../topology/index.js';

export type PublicOwner = Resource | RegionalNatGateway;

/** A rule's other end, where it is a few single addresses. */
export function singleAddresses(peer: Peer, vpc: Vpc): Address[] {
  const set: AddressSet = addressSetOfCidrs(peerBlocks(peer, vpc));
  if (set.length === 0 || addressCount(set) > 16n) return [];
  return set.flatMap(({ low, high }) => {
    const all: Address[] = [];
    for (let address = low; address <= high; address = typeof address === 'number' ? address + 1 : address + 1n)
      all.push(address);
    return all;
  });
}

/** Who has each public address. */
export function publicOwnersOf(vpc: Vpc): Map<Address, PublicOwner> {
  const owners = new Map<Address, PublicOwner>();
  const resources = [...vpc.subnets.flatMap((subnet) => subnet.resources), ...vpc.spanningResources];
  for (const owner of [...resources, ...vpc.regionalNatGateways]) {
    for (const { address } of owner.publicIps) if (address?.address !== undefined) owners.set(address.address, owner);
  }
  return owners;
}

/** The NAT gateways by their private addresses. */
export function natGatewaysOf(vpc: Vpc): Map<Address, Resource> {
  const gateways = new Map<Address, Resource>();
  for (const subnet of vpc.subnets) {
    for (const resource of subnet.resources) {
      if (!isNatGateway(resource)) continue;
      for (const address of ownAddresses(resource)) gateways.set(address, resource);
    }
  }
  return gateways;
}
