import {
  type AddressSet,
  addressCount,
  addressSetContains,
  addressSetOfCidrs,
  cidrRange,
  intersectAddresses,
  singleAddress,
  subtractAddresses,
  unionAddresses,
} from '../address/address-set.js';
import { NAT64 } from '../address/known-ranges.js';
import { validCidrs } from '../topology/effective.js';
import type { LoadBalancer, Network, Resource, Subject, SubjectElement } from '../topology/model.js';
import type { Fabric } from './compiled-network.js';
import type { Interface, InterfaceAddress } from './interfaces.js';

/** One member of a question's end. */
export type Party =
  | {
      readonly kind: 'interface';
      readonly iface: Interface;
      readonly addresses: readonly InterfaceAddress[];
      /** Asked for by this address itself, so at no other: `public` its public one, `private` its private one. Undefined: at whatever the other end would use. */
      readonly dialed?: 'public' | 'private' | undefined;
    }
  | { readonly kind: 'internet'; readonly set: AddressSet }
  | {
      readonly kind: 'network';
      readonly network: Network /** Undefined: its blocks are unknown. */;
      readonly set: AddressSet | undefined;
    }
  /** Addresses that nothing in the file has. */
  | { readonly kind: 'address'; readonly set: AddressSet };

/** The members of an end. */
export function partiesOf(fabric: Fabric, subjects: readonly Subject[]): Party[] {
  return subjects.flatMap((subject) => partiesOfSubject(fabric, subject));
}

function partiesOfSubject(fabric: Fabric, subject: Subject): Party[] {
  switch (subject.kind) {
    case 'internet':
      return [{ kind: 'internet', set: fabric.internet }];
    case 'cidr':
      return subject.literal.cidr ? partiesAt(fabric, [cidrRange(subject.literal.cidr)]) : [];
    case 'address':
      return subject.literal.address === undefined ? [] : partiesAt(fabric, singleAddress(subject.literal.address));
    case 'ref':
      return subject.targets.flatMap((target) => partiesOfElement(fabric, target));
  }
}

/** Whether a resource can be an end of a question that names what it is in, rather than itself: NAT gateways and the like pass traffic on and answer none. */
const answersForItself = (resource: Resource): boolean =>
  resource.type !== 'nat-gateway' && resource.type !== 'gateway-load-balancer-endpoint';

export function partiesOfElement(fabric: Fabric, element: SubjectElement): Party[] {
  switch (element.kind) {
    case 'resource':
    case 'load-balancer':
      return ofOwner(fabric, element);
    case 'subnet':
      return fabric.interfaces
        .filter(({ subnet, owner }) => subnet === element && owner.kind === 'resource' && answersForItself(owner))
        .map(whole);
    case 'vpc':
      return fabric.interfaces
        .filter(({ vpc, owner }) => vpc === element && (owner.kind === 'load-balancer' || answersForItself(owner)))
        .map(whole);
    case 'security-group':
      return fabric.interfaces.filter(({ groups }) => groups?.groups.includes(element)).map(whole);
    case 'network':
      return [
        {
          kind: 'network',
          network: element,
          set: element.unknown ? undefined : addressSetOfCidrs(validCidrs(element.cidrs)),
        },
      ];
    case 'host':
      return element.address.address === undefined
        ? []
        : [{ kind: 'network', network: element.network, set: singleAddress(element.address.address) }];
    case 'regional-nat-gateway':
      return [];
  }
}

const whole = (iface: Interface): Party => ({ kind: 'interface', iface, addresses: iface.addresses });

function ofOwner(fabric: Fabric, owner: Resource | LoadBalancer): Party[] {
  return fabric.interfacesOf(owner).map(whole);
}

/** Who has the addresses: stated addresses first, then resources that stand for all that a subnet can give out, public addresses, networks, the internet. */
function partiesAt(fabric: Fabric, set: AddressSet): Party[] {
  const out: Party[] = [];
  const taken: AddressSet[] = [];
  for (const iface of fabric.interfaces) {
    const single = iface.addresses.filter(
      (address) => addressCount(address.set) === 1n && intersectAddresses(address.set, set).length > 0,
    );
    if (single.length > 0) {
      out.push({ kind: 'interface', iface, addresses: single, dialed: 'private' });
      taken.push(...single.map((address) => address.set));
    }
    const dialed = iface.addresses.filter(
      ({ publicAddress }) => publicAddress?.address !== undefined && addressSetContains(set, publicAddress.address),
    );
    if (dialed.length > 0) {
      out.push({ kind: 'interface', iface, addresses: dialed, dialed: 'public' });
      taken.push(...dialed.map(({ publicAddress }) => singleAddress(publicAddress?.address as number)));
    }
  }
  let rest = subtractAddresses(set, unionAddresses(...taken));
  for (const iface of rest.length > 0 ? fabric.interfaces : []) {
    const wide = iface.addresses
      .filter((address) => addressCount(address.set) > 1n)
      .map((address) => ({ ...address, set: intersectAddresses(address.set, rest) }))
      .filter((address) => address.set.length > 0);
    if (wide.length === 0) continue;
    out.push({ kind: 'interface', iface, addresses: wide, dialed: 'private' });
    taken.push(...wide.map((address) => address.set));
  }
  rest = subtractAddresses(set, unionAddresses(...taken));
  for (const network of fabric.topology.networks) {
    const here = intersectAddresses(addressSetOfCidrs(validCidrs(network.cidrs)), rest);
    if (here.length > 0) out.push({ kind: 'network', network, set: here });
    taken.push(here);
  }
  // An address that a declared network has is that network's, even where it is public address space.
  rest = subtractAddresses(rest, unionAddresses(...taken));
  const outside = unionAddresses(intersectAddresses(rest, fabric.internet), intersectAddresses(rest, NAT64));
  if (outside.length > 0) out.push({ kind: 'internet', set: outside });
  // Addresses that nobody has are asked about only where nobody else is: then the answer must say so.
  if (out.length === 0) out.push({ kind: 'address', set: rest });
  return out;
}
