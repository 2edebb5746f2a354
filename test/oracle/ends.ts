/** Who a subject is, as endpoints with the addresses that the other end would use. */
import { type Address, familyOf } from '../../network/address/address.js';
import type { LoadBalancer, OnPremisesNetwork, Resource, Topology } from '../../network/topology/model.js';
import {
  contains,
  holds,
  isInternet,
  isPrivateIpv6,
  loadBalancerHolds,
  mayBeGiven,
  nodeHolds,
  nodeWritten,
  resourcesOf,
  writtenAddresses,
} from './known-addresses.js';
import { isInName } from './load-balancer.js';
import { ownersOfPublic, publicAddressOf, publicAddressOfInside, type Scheme } from './owners.js';
import type { Endpoint, HeaderAddress } from './packet.js';
import { Undecided } from './trace.js';
import { inEveryWorld } from './world.js';

/** One who may send or receive. */
export type Member =
  | { readonly kind: 'internet' }
  | { readonly kind: 'resource'; readonly resource: Resource }
  | { readonly kind: 'load-balancer'; readonly loadBalancer: LoadBalancer }
  | { readonly kind: 'network'; readonly network: OnPremisesNetwork }
  | { readonly kind: 'address'; readonly address: Address };

/** An endpoint, and the address by which the other end speaks of it. */
export interface End {
  readonly endpoint: Endpoint;
  readonly header: HeaderAddress;
  /** By a name that means this only where the load balancer is public, or is not, which the file leaves open. */
  readonly scheme?: Scheme | undefined;
}

function resourceEnd(resource: Resource, address: Address): Endpoint {
  const subnet = resource.subnets.find((one) => contains(one.cidrs, address)) ?? resource.subnets[0]!;
  return { kind: 'resource', resource, vpc: resource.vpc, subnet, address };
}

/** Without an address written it may have any that its subnets give out, save those of others. */
function possibleAddresses(resource: Resource, points: readonly Address[]): Address[] {
  const written = writtenAddresses(resource);
  if (written.length > 0) return written;
  const taken = new Set(resourcesOf(resource.vpc).flatMap(writtenAddresses));
  return points.filter((point) => !taken.has(point) && mayBeGiven(resource, point));
}

/** The ends of a member. The internet asks for a resource at its public IPv4 and its IPv6 addresses, everybody else at its private ones. */
export function endsOf(
  topology: Topology,
  member: Member,
  role: 'from' | 'to',
  other: Member,
  points: readonly Address[],
): End[] {
  const byInternet =
    role === 'to' && (other.kind === 'internet' || (other.kind === 'address' && onlyInternet(topology, other.address)));
  switch (member.kind) {
    case 'internet':
      return points
        .filter((point) => isInternet(topology, point))
        .map((address) => ({ endpoint: { kind: 'internet', address }, header: address }));
    case 'network':
      return points
        .filter((point) => contains(member.network.cidrs, point))
        .map((address) => ({ endpoint: { kind: 'network', network: member.network, address }, header: address }));
    case 'resource':
      return possibleAddresses(member.resource, points).flatMap((address) => {
        const endpoint = resourceEnd(member.resource, address);
        const isPrivate = familyOf(address) === 4 || isPrivateIpv6(member.resource.vpc, address);
        if (!byInternet || !isPrivate) return [{ endpoint, header: address }];
        const header = publicAddressOf(member.resource, address);
        const ends: End[] = header === undefined ? [] : [{ endpoint, header }];
        // A load balancer that keeps the client's address brings the internet to the private one.
        if (isTarget(topology, member.resource)) ends.push({ endpoint, header: address });
        return ends;
      });
    case 'load-balancer':
      // The name of an internet-facing load balancer gives its public addresses to everybody.
      return nodeEnds(
        topology,
        role,
        member.loadBalancer,
        byInternet
          ? 'public'
          : role === 'to' && !isBalanced(topology, member.loadBalancer)
            ? 'public, else private'
            : 'private',
        points,
      );
    case 'address':
      return addressEnds(topology, member.address);
  }
}

/** True if nothing but the internet has the address. */
function onlyInternet(topology: Topology, address: Address): boolean {
  return (
    isInternet(topology, address) && addressEnds(topology, address).every((end) => end.endpoint.kind === 'internet')
  );
}

export const isTarget = (topology: Topology, resource: Resource): boolean =>
  topology.vpcs.some((vpc) =>
    vpc.loadBalancers.some((loadBalancer) =>
      loadBalancer.listeners.some((listener) => listener.targets.some((ref) => ref.target === resource)),
    ),
  );

/** Another load balancer sends to it, at the private addresses of its nodes. */
const isBalanced = (topology: Topology, loadBalancer: LoadBalancer): boolean =>
  topology.vpcs.some((vpc) =>
    vpc.loadBalancers.some(({ listeners }) =>
      listeners.some(({ targets }) => targets.some(({ target }) => target === loadBalancer)),
    ),
  );

/** In some world. */
function mayBeInName(topology: Topology, node: Extract<Endpoint, { kind: 'node' }>): boolean {
  const found = inEveryWorld((world) => {
    try {
      return isInName(topology, world, node);
    } catch (reason) {
      if (reason instanceof Undecided) return true;
      throw reason;
    }
  });
  return found?.some((one) => one) ?? true;
}

function nodeEnds(
  topology: Topology,
  role: 'from' | 'to',
  loadBalancer: LoadBalancer,
  asked: 'public' | 'private' | 'public, else private',
  points: readonly Address[],
): End[] {
  return loadBalancer.nodes.flatMap((node) => {
    const subnet = node.subnet.target;
    if (!subnet) return [];
    const addresses = [
      ...nodeWritten(node),
      ...points.filter((point) => !nodeWritten(node).includes(point) && nodeHolds(loadBalancer, node, point)),
    ];
    return addresses.flatMap((address) => {
      const endpoint = { kind: 'node' as const, loadBalancer, node, vpc: loadBalancer.vpc, subnet, address };
      if (role === 'to' && !mayBeInName(topology, endpoint)) return [];
      const isPublic = familyOf(address) === 6 && !isPrivateIpv6(loadBalancer.vpc, address);
      if (asked === 'private' || isPublic) return [{ endpoint, header: address }];
      const known = publicAddressOfInside(endpoint);
      if (loadBalancer.maybePublic && asked !== 'public') {
        const reading = (of: boolean): Scheme => ({ loadBalancer, isPublic: of });
        if (known === undefined) return [{ endpoint, header: address }];
        return [
          { endpoint, header: known, scheme: reading(true) },
          { endpoint, header: address, scheme: reading(false) },
        ];
      }
      const header = asked === 'public' ? known : (known ?? address);
      return header === undefined ? [] : [{ endpoint, header }];
    });
  });
}

/** Everybody who has an address: by name of it, or because nobody else could. */
function addressEnds(topology: Topology, address: Address): End[] {
  const ends: End[] = [];
  for (const vpc of topology.vpcs) {
    const written = resourcesOf(vpc).filter((resource) => writtenAddresses(resource).includes(address));
    const owners = written.length > 0 ? written : resourcesOf(vpc).filter((resource) => holds(resource, address));
    for (const resource of owners) ends.push({ endpoint: resourceEnd(resource, address), header: address });
    for (const loadBalancer of vpc.loadBalancers) {
      if (!loadBalancerHolds(loadBalancer, address)) continue;
      for (const node of loadBalancer.nodes)
        if (nodeHolds(loadBalancer, node, address) && node.subnet.target)
          ends.push({
            endpoint: { kind: 'node', loadBalancer, node, vpc, subnet: node.subnet.target, address },
            header: address,
          });
    }
  }
  for (const { owner, privateAddress } of ownersOfPublic(topology, address)) {
    if (owner.kind === 'resource')
      ends.push({ endpoint: resourceEnd(owner, privateAddress ?? possible(owner)), header: address });
    else ends.push({ endpoint: { kind: 'nobody', address }, header: address });
  }
  for (const network of topology.networks)
    if (contains(network.cidrs, address))
      ends.push({ endpoint: { kind: 'network', network, address }, header: address });
  if (ends.length === 0 && isInternet(topology, address))
    ends.push({ endpoint: { kind: 'internet', address }, header: address });
  return ends.length > 0 ? ends : [{ endpoint: { kind: 'nobody', address }, header: address }];
}

function possible(resource: Resource): Address {
  const cidr = resource.subnets[0]?.cidrs.find((literal) => literal.cidr && familyOf(literal.cidr.base) === 4)?.cidr;
  return cidr ? (cidr.base as number) + 4 : 0;
}
