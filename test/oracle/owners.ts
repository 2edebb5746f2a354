/** Who owns an address, and by which public address an internet gateway knows it. */
import { type Address, familyOf } from '../../network/address/address.js';
import type {
  LoadBalancer,
  PublicIp,
  RegionalNatGateway,
  Resource,
  Topology,
  Vpc,
} from '../../network/topology/model.js';
import { holds, resourcesOf, writtenAddresses } from './known-addresses.js';
import type { Endpoint, HeaderAddress, Inside } from './packet.js';
import { isInside } from './packet.js';
import type { Carrier } from './trace.js';
import { keyOf, type World } from './world.js';

const headerOf = (ip: PublicIp): HeaderAddress => ip.address?.address ?? { unnamed: ip };

/** The public address of a resource's private one; the n-th belongs to the n-th, unless it says for which. */
export function publicAddressOf(resource: Resource, privateAddress: Address): HeaderAddress | undefined {
  if (familyOf(privateAddress) === 6) return undefined;
  const written = writtenAddresses(resource).filter((address) => familyOf(address) === 4);
  const index = written.length > 0 ? written.indexOf(privateAddress) : 0;
  const ip = resource.publicIps.find((candidate, i) =>
    candidate.privateAddress ? candidate.privateAddress.address === privateAddress : i === index,
  );
  if (ip) return headerOf(ip);
  if (resource.clientVpn) return { unnamed: resource };
  // A public NAT gateway cannot be made without an Elastic IP address.
  return resource.type === 'nat-gateway' && !resource.privateNat && index === 0 ? { unnamed: resource } : undefined;
}

export function publicAddressOfInside(endpoint: Inside): HeaderAddress | undefined {
  if (endpoint.kind === 'resource') return publicAddressOf(endpoint.resource, endpoint.address);
  const { loadBalancer, node, address } = endpoint;
  if (familyOf(address) === 6) return undefined;
  if (node.publicIp) return headerOf(node.publicIp);
  const hasPublic = isPublic(loadBalancer) && loadBalancer.ipAddressType?.value !== 'dualstack-without-public-ipv4';
  return hasPublic ? { unnamed: node } : undefined;
}

/** How the schemes that the file leaves open are read, while a packet is underway. */
const schemes = new Map<LoadBalancer, boolean>();

/** Where it is left open and nobody has read it yet: as it may be. */
export const isPublic = (loadBalancer: LoadBalancer): boolean =>
  loadBalancer.isPublic || (schemes.get(loadBalancer) ?? loadBalancer.maybePublic !== undefined);

export function readSchemes(topology: Topology, world: World, asked: Scheme | undefined): void {
  schemes.clear();
  for (const { loadBalancers } of topology.vpcs)
    for (const one of loadBalancers)
      if (one.maybePublic)
        schemes.set(one, one === asked?.loadBalancer ? asked.isPublic : world.maybe(`scheme ${keyOf(one)}`));
}

/** One reading of a load balancer that is `maybe public`. */
export interface Scheme {
  readonly loadBalancer: LoadBalancer;
  readonly isPublic: boolean;
}

export function regionalAddress(nat: RegionalNatGateway): HeaderAddress {
  return nat.publicIps[0] ? headerOf(nat.publicIps[0]) : { unnamed: nat };
}

export function sameHeader(a: HeaderAddress | undefined, b: HeaderAddress | undefined): boolean {
  if (typeof a === 'object' && typeof b === 'object') return a.unnamed === b.unnamed;
  return a === b;
}

/** The private IPv4 address of a NAT gateway: the one written, else the first its subnet gives out. */
export function natAddress(nat: Resource): Address | undefined {
  const written = writtenAddresses(nat).find((address) => familyOf(address) === 4);
  if (written !== undefined) return written;
  const first = nat.subnets[0]?.cidrs.find(({ cidr }) => cidr && familyOf(cidr.base) === 4)?.cidr;
  return first ? (first.base as number) + 4 : undefined;
}

export function carrierOf(endpoint: Endpoint): Carrier | undefined {
  if (!isInside(endpoint)) return undefined;
  return {
    vpc: endpoint.vpc,
    subnet: endpoint.subnet,
    isNat: false,
    translated: false,
    publicAddress: publicAddressOfInside(endpoint),
  };
}

/** Everything of the topology that has a public address of that value. */
export function ownersOfPublic(
  topology: Topology,
  address: HeaderAddress,
): { vpc: Vpc; owner: Resource | RegionalNatGateway; privateAddress: Address | undefined }[] {
  const found: { vpc: Vpc; owner: Resource | RegionalNatGateway; privateAddress: Address | undefined }[] = [];
  for (const vpc of topology.vpcs) {
    for (const resource of resourcesOf(vpc)) {
      const written = writtenAddresses(resource).filter((candidate) => familyOf(candidate) === 4);
      const candidates = written.length > 0 ? written : resource.type === 'nat-gateway' ? [natAddress(resource)] : [];
      for (const candidate of candidates)
        if (candidate !== undefined && sameHeader(publicAddressOf(resource, candidate), address))
          found.push({ vpc, owner: resource, privateAddress: candidate });
      if (
        written.length === 0 &&
        resource.publicIps[0] &&
        sameHeader(headerOf(resource.publicIps[0]), address) &&
        !found.some((one) => one.owner === resource)
      )
        found.push({ vpc, owner: resource, privateAddress: undefined });
    }
    for (const nat of vpc.regionalNatGateways)
      if (sameHeader(regionalAddress(nat), address) || nat.publicIps.some((ip) => sameHeader(headerOf(ip), address)))
        found.push({ vpc, owner: nat, privateAddress: undefined });
  }
  return found;
}

/** The resources of a VPC that have a private address, or could have it. */
export function holders(vpc: Vpc, address: Address): Resource[] {
  return resourcesOf(vpc).filter((resource) => holds(resource, address));
}
