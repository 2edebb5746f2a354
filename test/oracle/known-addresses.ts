import { type Address, familyOf, parseAddress } from '../../network/address/address.js';
import { type Cidr, cidrContains, cidrFamily, lastAddress, parseCidr } from '../../network/address/cidr.js';
import type {
  CidrLiteral,
  LoadBalancer,
  LoadBalancerNode,
  Resource,
  ResourceType,
  Subnet,
  Topology,
  Vpc,
} from '../../network/topology/model.js';

import { keyOf, type World } from './world.js';

export const block = (text: string): Cidr => parseCidr(text)!.cidr;
const address = (text: string): Address => parseAddress(text)!;

/** RFC 1918 and RFC 6598: an internet gateway refuses them at the far end. */
const REFUSED = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(block);
const NEVER_INTERNET = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4'].map(block);
const GLOBAL_IPV6 = block('2000::/3');

export function refusedByInternetGateway(a: Address): boolean {
  return REFUSED.some((cidr) => cidrContains(cidr, a));
}

export function contains(literals: readonly CidrLiteral[], a: Address): boolean {
  return literals.some((literal) => literal.cidr !== undefined && cidrContains(literal.cidr, a));
}

/** An address of the internet: global, and not one that the files give to something of their own. */
export function isInternet(topology: Topology, a: Address): boolean {
  if (typeof a === 'bigint') {
    if (!cidrContains(GLOBAL_IPV6, a)) return false;
    return !topology.vpcs.some(
      (vpc) => contains(vpc.cidrs, a) || vpc.subnets.some((subnet) => contains(subnet.cidrs, a)),
    );
  }
  if (refusedByInternetGateway(a) || NEVER_INTERNET.some((cidr) => cidrContains(cidr, a))) return false;
  if (topology.elasticIps.some((one) => !one.maybe && one.address.address === a)) return false;
  for (const vpc of topology.vpcs) {
    for (const owner of [...resourcesOf(vpc), ...vpc.regionalNatGateways])
      if (owner.publicIps.some((ip) => ip.address?.address === a)) return false;
    for (const { nodes } of vpc.loadBalancers)
      if (nodes.some(({ publicIp }) => publicIp?.address?.address === a)) return false;
  }
  return true;
}

/** An IPv6 address that AWS does not advertise on the internet. A file may leave that open, of a block. */
export function isPrivateIpv6(vpc: Vpc, a: Address, world?: World): boolean {
  if (typeof a !== 'bigint') return false;
  if (!cidrContains(GLOBAL_IPV6, a)) return true;
  const use = vpc.cidrs.find(({ cidr }) => cidr && cidrContains(cidr, a))?.privateUse;
  return use !== undefined && (!use.maybe || world?.maybe(`private ${keyOf(use)}`) === true);
}

export function resourcesOf(vpc: Vpc): Resource[] {
  return [...vpc.subnets.flatMap((subnet) => subnet.resources), ...vpc.spanningResources];
}

export function subnetOf(vpc: Vpc, a: Address): Subnet | undefined {
  return vpc.subnets.find((subnet) => contains(subnet.cidrs, a));
}

/** AWS keeps the first four addresses of a subnet's block and the last. */
export function canBeGivenOut(subnet: Subnet, a: Address): boolean {
  return subnet.cidrs.some(({ cidr }) => {
    if (!cidr || !cidrContains(cidr, a)) return false;
    const offset = BigInt(a) - BigInt(cidr.base);
    return offset > 3n && a !== lastAddress(cidr);
  });
}

export function writtenAddresses(resource: Resource): Address[] {
  return resource.addresses.flatMap((literal) => (literal.address === undefined ? [] : [literal.address]));
}

/** What AWS manages has IPv4 addresses alone, unless the file says otherwise. */
const MANAGED: readonly ResourceType[] = ['database', 'function', 'interface-endpoint', 'client-vpn-endpoint'];

/** True if the resource, having no address written, could be given this one. */
export function mayBeGiven({ type, ipAddressType, subnets }: Resource, a: Address): boolean {
  const told = ipAddressType?.value ?? (MANAGED.includes(type) ? 'ipv4' : 'dualstack');
  return (
    (told === 'dualstack' || told === (familyOf(a) === 4 ? 'ipv4' : 'ipv6')) &&
    subnets.some((subnet) => canBeGivenOut(subnet, a))
  );
}

/** True if the resource has the private address, or, having none written, could have it. */
export function holds(resource: Resource, a: Address): boolean {
  const written = writtenAddresses(resource);
  return written.length > 0 ? written.includes(a) : mayBeGiven(resource, a);
}

export const nodeWritten = (node: LoadBalancerNode): Address[] =>
  node.addresses.flatMap((literal) => (literal.address === undefined ? [] : [literal.address]));

/** The families of which a node has an address that the file does not name. */
export function openFamilies({ ipAddressType }: LoadBalancer, node: LoadBalancerNode): (4 | 6)[] {
  const written = nodeWritten(node);
  const type = ipAddressType?.value;
  if (type === undefined) return written.length > 0 ? [] : [4];
  const wanted: (4 | 6)[] = type === 'ipv4' ? [4] : type === 'ipv6' ? [6] : [4, 6];
  return wanted.filter((family) => !written.some((one) => familyOf(one) === family));
}

export function nodeHolds(loadBalancer: LoadBalancer, node: LoadBalancerNode, a: Address): boolean {
  if (nodeWritten(node).includes(a)) return true;
  const { target } = node.subnet;
  return target !== undefined && openFamilies(loadBalancer, node).includes(familyOf(a)) && canBeGivenOut(target, a);
}

export function loadBalancerHolds(loadBalancer: LoadBalancer, a: Address): boolean {
  return loadBalancer.nodes.some((node) => nodeHolds(loadBalancer, node, a));
}

/** Amazon's own services, which neither ACLs nor groups nor routes keep from an instance, and the port each listens on. */
const DNS = 53;
const HTTP = 80;
const NTP = 123;
const ACTIVATION = 1688;
const LINK_LOCAL_SERVICES: ReadonlyMap<Address, number> = new Map(
  (
    [
      ['169.254.169.253', DNS],
      ['fd00:ec2::253', DNS],
      ['169.254.169.254', HTTP],
      ['fd00:ec2::254', HTTP],
      ['169.254.169.123', NTP],
      ['fd00:ec2::123', NTP],
      ['169.254.170.2', HTTP],
      ['169.254.169.250', ACTIVATION],
      ['169.254.169.251', ACTIVATION],
    ] as const
  ).map(([text, port]) => [address(text), port]),
);

/** The port of the service at an address; undefined: none is there. */
export function amazonService(vpc: Vpc, a: Address): number | undefined {
  const primary = vpc.cidrs.find((literal) => literal.cidr && cidrFamily(literal.cidr) === 4)?.cidr;
  if (primary && a === (primary.base as number) + 2) return DNS;
  return LINK_LOCAL_SERVICES.get(a);
}

/** The router's own link-local range: no route leads there. */
const NOT_FORWARDED = ['169.254.168.0/22', 'fd00:ec2::/32'].map(block);
export function isNeverForwarded(a: Address): boolean {
  return NOT_FORWARDED.some((cidr) => cidrContains(cidr, a));
}

/** An Elastic IP address that something has in one world, and nothing in another. */
export const isNobodys = ({ elasticIps }: Topology, a: Address, world: World): boolean =>
  elasticIps.some((one) => one.maybe && one.address.address === a && world.maybe(`nobody has ${keyOf(one)}`));
