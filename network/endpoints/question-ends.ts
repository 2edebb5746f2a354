import {
  type AddressSet,
  addressCount,
  addressSetContains,
  addressSetOfCidrs,
  cidrRange,
  intersectAddresses,
  NAT64,
  singleAddress,
  subtractAddresses,
  unionAddresses,
} from '../address/index.js';
import {
  type ElasticIp,
  elasticAddressOf,
  elasticIpsIn,
  hasSecurityGroups,
  type LoadBalancer,
  type OnPremisesNetwork,
  type RegionalNatGateway,
  type Resource,
  type Subject,
  type SubjectElement,
  validCidrs,
} from '../topology/index.js';
import type { CompiledNetwork } from './compiled-network.js';
import type { Interface, InterfaceAddress } from './interfaces.js';

/** One member of a question's end. */
export type QuestionEnd =
  | {
      readonly kind: 'interface';
      readonly iface: Interface;
      readonly addresses: readonly InterfaceAddress[];
      /** Asked for by this address itself, so at no other: `public` its public one, `private` its private one. Undefined: at whatever the other end would use. */
      readonly dialed?: 'public' | 'private' | undefined;
      /** Clients of a Client VPN endpoint, asked for by addresses of their block. */
      readonly clients?: AddressSet | undefined;
      /** Whether it is meant at all is not told: a member of a group that it may not have. */
      readonly perhaps?: true;
    }
  /** `kept`: one Elastic IP address of which nobody tells whether something has it. */
  | {
      readonly kind: 'internet';
      readonly set: AddressSet;
      readonly kept?: ElasticIp | undefined;
      /** Whether it is meant at all is not told: the files perhaps give the addresses to something. */
      readonly perhaps?: true;
    }
  | {
      readonly kind: 'network';
      readonly network: OnPremisesNetwork /** Undefined: its blocks are unknown. */;
      readonly set: AddressSet | undefined;
    }
  /** Addresses that nothing in the file has; of an Elastic IP address it says that nobody has it. `nat`: it has them, and is no end of a connection. */
  | {
      readonly kind: 'address';
      readonly set: AddressSet;
      readonly kept?: ElasticIp | undefined;
      readonly nat?: RegionalNatGateway;
    };

/** The members of an end. */
export function questionEndsOf(compiled: CompiledNetwork, subjects: readonly Subject[]): QuestionEnd[] {
  return subjects.flatMap((subject) => questionEndsOfSubject(compiled, subject));
}

function questionEndsOfSubject(compiled: CompiledNetwork, subject: Subject): QuestionEnd[] {
  switch (subject.kind) {
    case 'internet':
      return [{ kind: 'internet', set: compiled.internet }];
    case 'cidr-subject':
      return subject.literal.cidr ? questionEndsAt(compiled, [cidrRange(subject.literal.cidr)]) : [];
    case 'address-subject':
      return subject.literal.address === undefined
        ? []
        : questionEndsAt(compiled, singleAddress(subject.literal.address));
    case 'ref-subject':
      return subject.targets.flatMap((target) => questionEndsOfElement(compiled, target));
  }
}

/** Whether a resource can be an end of a question that names what it is in, rather than itself: NAT gateways and the like pass traffic on and answer none. */
const answersForItself = (resource: Resource): boolean => hasSecurityGroups(resource);

function questionEndsOfElement(compiled: CompiledNetwork, element: SubjectElement): QuestionEnd[] {
  switch (element.kind) {
    case 'resource':
    case 'load-balancer':
      return ofOwner(compiled, element);
    case 'subnet':
      return compiled.interfaces
        .filter(({ subnet, owner }) => subnet === element && owner.kind === 'resource' && answersForItself(owner))
        .map(whole);
    case 'vpc':
      return compiled.interfaces
        .filter(({ vpc, owner }) => vpc === element && (owner.kind === 'load-balancer' || answersForItself(owner)))
        .map(whole);
    case 'security-group':
      return compiled.interfaces.flatMap((iface): QuestionEnd[] => {
        if (iface.groups?.groups.includes(element)) return [whole(iface)];
        return iface.groups?.perhaps.includes(element)
          ? [{ kind: 'interface', iface, addresses: iface.addresses, perhaps: true }]
          : [];
      });
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
    case 'elastic-ip':
      return questionEndsAt(compiled, elasticAddressOf(element));
    case 'regional-nat-gateway':
      return [];
  }
}

const whole = (iface: Interface): QuestionEnd => ({ kind: 'interface', iface, addresses: iface.addresses });

function ofOwner(compiled: CompiledNetwork, owner: Resource | LoadBalancer): QuestionEnd[] {
  return compiled.interfacesOf(owner).map(whole);
}

/** Who has the addresses: stated addresses first, then resources that stand for all that a subnet can give out, public addresses, networks, the internet. */
function questionEndsAt(compiled: CompiledNetwork, set: AddressSet): QuestionEnd[] {
  const out: QuestionEnd[] = [];
  const taken: AddressSet[] = [];
  for (const iface of compiled.interfaces) {
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
  for (const iface of rest.length > 0 ? compiled.interfaces : []) {
    const wide = iface.addresses
      .filter((address) => addressCount(address.set) > 1n)
      .map((address) => ({ ...address, set: intersectAddresses(address.set, rest) }))
      .filter((address) => address.set.length > 0);
    if (wide.length === 0) continue;
    out.push({ kind: 'interface', iface, addresses: wide, dialed: 'private' });
    taken.push(...wide.map((address) => address.set));
  }
  rest = subtractAddresses(set, unionAddresses(...taken));
  for (const network of compiled.topology.networks) {
    const here = intersectAddresses(addressSetOfCidrs(validCidrs(network.cidrs)), rest);
    if (here.length > 0) out.push({ kind: 'network', network, set: here });
    taken.push(here);
  }
  rest = subtractAddresses(set, unionAddresses(...taken));
  for (const iface of rest.length > 0 ? compiled.interfaces : []) {
    const block = iface.owner.kind === 'resource' ? iface.owner.clientVpn?.clients?.cidr : undefined;
    const clients = block ? intersectAddresses([cidrRange(block)], rest) : [];
    if (clients.length === 0) continue;
    const addresses = iface.addresses.filter(({ family }) => family === 4);
    out.push({ kind: 'interface', iface, addresses, dialed: 'private', clients });
    taken.push(clients);
  }
  // An address that a declared network has is that network's, even where it is public address space.
  rest = subtractAddresses(rest, unionAddresses(...taken));
  const outside = unionAddresses(intersectAddresses(rest, compiled.internet), intersectAddresses(rest, NAT64));
  const byItself = addressCount(set) === 1n ? outside.map(({ low }) => compiled.perhapsNobodys.get(low))[0] : undefined;
  if (outside.length > 0) out.push({ kind: 'internet', set: outside, ...(byItself ? { kept: byItself } : {}) });
  const perhaps = intersectAddresses(set, compiled.perhapsInternet);
  if (perhaps.length > 0) out.push({ kind: 'internet', set: perhaps, perhaps: true });
  // Addresses that nobody has are asked about only where nobody else is: then the answer must say so.
  if (out.length > 0) return out;
  const kept = elasticIpsIn(compiled.topology, rest).flatMap((one): QuestionEnd[] =>
    one.maybe ? [] : [{ kind: 'address', set: elasticAddressOf(one), kept: one }],
  );
  const known = [...kept, ...ofRegionalNatGateways(compiled, rest)];
  return known.length > 0 ? known : [{ kind: 'address', set: rest }];
}

function ofRegionalNatGateways({ topology }: CompiledNetwork, set: AddressSet): QuestionEnd[] {
  return topology.vpcs.flatMap(({ regionalNatGateways }) =>
    regionalNatGateways.flatMap((nat) =>
      nat.publicIps.flatMap(({ address }): QuestionEnd[] =>
        address?.address !== undefined && addressSetContains(set, address.address)
          ? [{ kind: 'address', set: singleAddress(address.address), nat }]
          : [],
      ),
    ),
  );
}
