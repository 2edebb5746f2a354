import {
  type Address,
  type AddressSet,
  ALL_IPV4,
  ALL_IPV6,
  addressSetContains,
  type Family,
  familyOf,
  type HiddenAddresses,
  intersectAddresses,
  singleAddress,
} from '../address/index.js';
import type { Group, GroupEvaluator, GroupSet } from '../filters/index.js';
import {
  assignableAddresses,
  defaultSecurityGroup,
  EPHEMERAL_PORTS,
  familiesOf,
  hasMaybeGroupsAlone,
  hasPublicIpv4,
  hasSecurityGroups,
  identityOf,
  type LoadBalancer,
  nodeAddresses,
  nodeFamilies,
  type PortRange,
  type PublicIp,
  qualifiedName,
  type Resource,
  type Subnet,
  subnetAddresses,
  type Topology,
  traitsOf,
  type Vpc,
} from '../topology/index.js';

/** A public IPv4 address that the internet gateway maps. `address` undefined: there is one, but no file names it. */
export interface PublicAddress {
  readonly address: number | undefined;
  /** The file leaves open whether there is one. */
  readonly maybe?: PublicIp | undefined;
}

/** Addresses that an interface has and that share everything else. */
export interface InterfaceAddress {
  readonly family: Family;
  readonly set: AddressSet;
  /** In place of the set, which is empty: its subnet's blocks are unknown. */
  readonly hidden?: HiddenAddresses | undefined;
  readonly publicAddress?: PublicAddress | undefined;
}

/** A network interface: where packets leave and arrive. A resource has one in each subnet it may be in, a load balancer one a node. */
export interface Interface {
  readonly index: number;
  readonly owner: Resource | LoadBalancer;
  /** The owner's qualified name. */
  readonly name: string;
  readonly vpc: Vpc;
  readonly subnet: Subnet;
  /** Undefined: no group filters it (NAT gateways, network load balancers without groups). */
  readonly groups: GroupSet | undefined;
  readonly addresses: readonly InterfaceAddress[];
  readonly sourceDestCheck: boolean;
  /** Whether it drops what comes from an internet gateway. */
  readonly deniesInternetGateways: boolean;
  readonly clientPorts: PortRange;
}

/**
 * What decides how packets fare at an interface of a resource, besides where it is, its addresses, its groups and its clients' ports: those that differ in it are never alike.
 * Whatever a trace asks an interface must stand here, or in what else the classes go by.
 */
export const behaviourOf = (owner: Resource, { deniesInternetGateways }: Interface): string =>
  `${owner.clientVpn ? `#${identityOf(owner)}` : ''}${owner.type}${owner.maybe ? '?' : ''}${deniesInternetGateways ? '!' : ''}${owner.service ? `>${identityOf(owner.service.target ?? owner.service)}` : ''}`;

/** Whether what arrives there is handed on: at a node of a load balancer, and at an endpoint of a service that the files tell. */
export const handsOn = ({ owner }: Interface): boolean => owner.kind === 'load-balancer' || owner.service !== undefined;

/** All interfaces, found by whose they are. */
export interface Interfaces {
  readonly interfaces: readonly Interface[];
  interfacesOf(owner: Resource | LoadBalancer): readonly Interface[];
}

/** Addresses that no file tells. */
export interface Hidden {
  /** What a subnet gives out, by family, where its blocks are unknown. */
  inSubnet(subnet: Subnet): readonly HiddenAddresses[];
  /** What IPv6 clients of a Client VPN endpoint have. */
  ofClients(endpoint: Resource): HiddenAddresses;
}

/** All interfaces of a topology, in the order in which they are written. */
export function interfacesOf(topology: Topology, evaluator: GroupEvaluator, hidden: Hidden): Interface[] {
  const out: Interface[] = [];
  for (const vpc of topology.vpcs) {
    for (const subnet of vpc.subnets)
      for (const resource of subnet.resources) addResource(resource, out, evaluator, hidden);
    for (const resource of vpc.spanningResources) addResource(resource, out, evaluator, hidden);
    for (const balancer of vpc.loadBalancers) addLoadBalancer(balancer, out, evaluator, hidden);
  }
  return out;
}

/** A NAT gateway picks from its own range, whatever a file says. https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html */
const clientPortsOf = (resource: Resource): PortRange =>
  (traitsOf(resource).opensConnections ? resource.clientPorts?.value : undefined) ?? EPHEMERAL_PORTS;

function addResource(resource: Resource, out: Interface[], evaluator: GroupEvaluator, hidden: Hidden): void {
  const groups = hasSecurityGroups(resource) ? groupSetOf(resource, evaluator) : undefined;
  for (const subnet of resource.subnets) {
    const addresses = resource.clientVpn
      ? addressesOfClients(resource, subnet, hidden)
      : addressesIn(resource, subnet, hidden);
    if (addresses.length === 0) continue;
    out.push({
      index: out.length,
      owner: resource,
      name: qualifiedName(resource),
      vpc: resource.vpc,
      subnet,
      groups,
      addresses,
      sourceDestCheck: resource.sourceDestCheck,
      deniesInternetGateways: resource.denyInternetGatewayTraffic === true,
      clientPorts: clientPortsOf(resource),
    });
  }
}

/**
 * IPv4 clients have the address of the endpoint's interface in the subnet, which AWS gives a public one too; those of IPv6 keep their own.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html
 */
function addressesOfClients(resource: Resource, subnet: Subnet, hidden: Hidden): InterfaceAddress[] {
  const ipv4 = addressesIn(resource, subnet, hidden).filter(({ family }) => family === 4);
  return [
    ...ipv4.map((address) => ({ ...address, publicAddress: { address: undefined } })),
    ...(familiesOf(resource).includes(6) ? [{ family: 6 as const, set: [], hidden: hidden.ofClients(resource) }] : []),
  ];
}

/** A network load balancer without groups lets everything in: groups are optional there, and only at creation. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html */
const needsNoGroups = (owner: Resource | LoadBalancer): boolean =>
  owner.kind === 'load-balancer' && owner.type === 'network';

function groupSetOf(owner: Resource | LoadBalancer, evaluator: GroupEvaluator): GroupSet {
  // AWS has one default group a VPC: of several the file leaves open which.
  const isDefaultTold = (): boolean => owner.vpc.securityGroups.filter((group) => group.isDefault).length < 2;
  const byDefault = (): Group => defaultSecurityGroup(owner.vpc) ?? evaluator.implicitDefault(owner.vpc);
  if (!owner.securityGroups)
    return isDefaultTold() ? evaluator.groupSet([byDefault()], false) : evaluator.groupSet([], true);
  const groups: Group[] = [];
  const perhaps: Group[] = [];
  for (const { target, maybe } of owner.securityGroups) if (target) (maybe ? perhaps : groups).push(target);
  const isUntold = groups.length + perhaps.length < owner.securityGroups.length;
  if (isUntold || !hasMaybeGroupsAlone(owner)) return evaluator.groupSet(groups, isUntold, perhaps);
  if (needsNoGroups(owner)) return evaluator.groupSet([], false, perhaps, 'everything');
  if (!isDefaultTold()) return evaluator.groupSet([], true, perhaps);
  return evaluator.groupSet([], false, [...perhaps, byDefault()], 'another');
}

/** Stated addresses, each with its public one; without any, one entry a family for all that the subnet can give out. */
function addressesIn(resource: Resource, subnet: Subnet, hidden: Hidden): InterfaceAddress[] {
  const stated = resource.addresses.flatMap(({ address }) => (address === undefined ? [] : [address]));
  const publicIps = traitsOf(resource).canBePublic ? resource.publicIps : [];
  if (resource.addresses.length > 0) {
    const mapping = mapPublicAddresses(
      stated.filter((address): address is number => familyOf(address) === 4),
      publicIps,
    );
    const isHere = (address: Address): boolean =>
      addressSetContains(subnetAddresses(subnet), address) ||
      (subnet.unknown === true && !isInOther(address, resource));
    return (resource.subnets.length === 1 ? stated : stated.filter(isHere)).map((address) => ({
      family: familyOf(address),
      set: singleAddress(address),
      publicAddress: typeof address === 'number' ? mapping.get(address) : undefined,
    }));
  }
  const first = publicIps[0];
  const families = familiesOf(resource);
  if (subnet.unknown)
    return hidden
      .inSubnet(subnet)
      .filter(({ family }) => families.includes(family))
      .map((found) => (resource.ipAddressType ? { ...found, perhaps: false } : found))
      .map((hidden) => ({
        family: hidden.family,
        set: [],
        hidden,
        ...(hidden.family === 4 ? { publicAddress: first && publicAddressOf(first) } : {}),
      }));
  const free = assignableAddresses(subnet);
  const v4 = intersectAddresses(free, ALL_IPV4);
  const v6 = intersectAddresses(free, ALL_IPV6);
  const out: InterfaceAddress[] = [];
  if (v4.length > 0 && families.includes(4))
    out.push({ family: 4, set: v4, publicAddress: first && publicAddressOf(first) });
  if (v6.length > 0 && families.includes(6)) out.push({ family: 6, set: v6 });
  return out;
}

/** Of a resource over several subnets, the address lies in one whose blocks are told. */
const isInOther = (address: Address, { subnets }: Resource): boolean =>
  subnets.some((subnet) => addressSetContains(subnetAddresses(subnet), address));

function mapPublicAddresses(privates: readonly number[], publicIps: readonly PublicIp[]): Map<number, PublicAddress> {
  const mapping = new Map<number, PublicAddress>();
  publicIps.forEach((ip, i) => {
    const owner = ip.privateAddress ? ip.privateAddress.address : privates[i];
    if (typeof owner === 'number') mapping.set(owner, publicAddressOf(ip));
  });
  return mapping;
}

export function publicAddressOf(ip: PublicIp): PublicAddress {
  const address = ip.address?.address;
  return { address: typeof address === 'number' ? address : undefined, ...(ip.maybe ? { maybe: ip } : {}) };
}

/** By which public IPv4 address the internet may reach the nodes of a load balancer that has none for certain. */
function openTo({ maybePublic, maybePublicIp, ipAddressType }: LoadBalancer): PublicIp | undefined {
  return maybePublic && hasPublicIpv4({ isPublic: true, ipAddressType }) ? maybePublic : maybePublicIp;
}

/** Nodes have their balancer's groups. */
function addLoadBalancer(balancer: LoadBalancer, out: Interface[], evaluator: GroupEvaluator, hidden: Hidden): void {
  const groups = needsNoGroups(balancer) && !balancer.securityGroups ? undefined : groupSetOf(balancer, evaluator);
  const isCertain = hasPublicIpv4(balancer);
  const inDoubt = isCertain ? undefined : openTo(balancer);
  for (const node of balancer.nodes) {
    const subnet = node.subnet.target;
    if (!subnet) continue;
    const publicAddress =
      isCertain || inDoubt ? { address: undefined, ...(inDoubt ? { maybe: inDoubt } : {}) } : undefined;
    const told = nodeAddresses(balancer, node);
    const families = nodeFamilies(balancer.ipAddressType?.value ?? 'ipv4');
    const untold = subnet.unknown
      ? hidden
          .inSubnet(subnet)
          .filter(({ family }) => families.includes(family) && !told.some((one) => one.family === family))
          .map((one) => ({ family: one.family, set: [], hidden: { ...one, perhaps: false } }))
      : [];
    const addresses = [...told, ...untold].map(
      (one): InterfaceAddress => ({
        ...one,
        publicAddress:
          one.family !== 4
            ? undefined
            : node.publicIp
              ? { ...publicAddress, ...publicAddressOf(node.publicIp) }
              : publicAddress,
      }),
    );
    if (addresses.length === 0) continue;
    out.push({
      index: out.length,
      owner: balancer,
      name: qualifiedName(balancer),
      vpc: balancer.vpc,
      subnet,
      groups,
      addresses,
      sourceDestCheck: true,
      // `ipv6.deny_all_igw_traffic`: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
      deniesInternetGateways: !balancer.isPublic && !balancer.maybePublic && !balancer.maybePublicIp,
      clientPorts: EPHEMERAL_PORTS,
    });
  }
}
