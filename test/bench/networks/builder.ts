/** Makes elements of a topology without a text, so that what is measured is the analysis and not the parser. Arrays are filled while a network is built, and never after. */
import { type Address, formatAddress } from '../../../network/address/address.js';
import { type Cidr, cidrOf, formatCidr } from '../../../network/address/cidr.js';
import type {
  AclRule,
  AddressLiteral,
  CidrLiteral,
  GroupRule,
  NamedElement,
  NetworkAcl,
  Peer,
  PeerElement,
  Resource,
  ResourceType,
  Route,
  RouteTable,
  RouteTargetElement,
  SecurityGroup,
  Subnet,
  TrafficTerm,
  Vpc,
} from '../../../network/topology/model.js';
import { NOWHERE, type Reference } from '../../../network/topology/origin.js';

export const origin = NOWHERE;

export const named = (name: string): NamedElement => ({ name, nameOrigin: origin, origin, ids: [] });

export const ref = <T>(target: T & { readonly name: string }): Reference<T> => ({
  kind: 'reference',
  text: target.name,
  origin,
  target,
});

export function literalOf(cidr: Cidr): CidrLiteral {
  return { kind: 'cidr-literal', text: formatCidr(cidr), origin, cidr, hostBits: false };
}

export const block = (base: Address, prefixLength: number): CidrLiteral => literalOf(cidrOf(base, prefixLength));

const addressLiteral = (address: Address): AddressLiteral => ({
  kind: 'address-literal',
  text: formatAddress(address),
  origin,
  address,
});

/** The array behind a readonly one, to be filled while building. */
export const open = <T>(list: readonly T[] | undefined): T[] => list as T[];

export function makeVpc(name: string, cidrs: readonly CidrLiteral[]): Vpc {
  return {
    kind: 'vpc',
    ...named(name),
    cidrs,
    region: { kind: 'located', value: 'eu-west-1', origin },
    subnets: [],
    routeTables: [],
    networkAcls: [],
    securityGroups: [],
    internetGateways: [],
    egressOnlyGateways: [],
    vpnGateways: [],
    loadBalancers: [],
    endpointServices: [],
    gatewayEndpoints: [],
    regionalNatGateways: [],
    spanningResources: [],
    blockPublicAccess: [],
  };
}

export interface SubnetOptions {
  readonly zone: string;
  readonly table?: RouteTable | undefined;
  readonly acl?: NetworkAcl | undefined;
}

export function addSubnet(vpc: Vpc, name: string, cidrs: readonly CidrLiteral[], options: SubnetOptions): Subnet {
  const subnet: Subnet = {
    kind: 'subnet',
    ...named(name),
    vpc,
    cidrs,
    zone: { kind: 'located', value: options.zone, origin },
    routeTable: options.table && ref(options.table),
    networkAcl: options.acl && ref(options.acl),
    resources: [],
  };
  open(vpc.subnets).push(subnet);
  return subnet;
}

export interface ResourceOptions {
  readonly type?: ResourceType;
  readonly addresses?: readonly Address[];
  readonly groups?: readonly SecurityGroup[];
  readonly publicIp?: Address | undefined;
}

export function addResource(subnet: Subnet, name: string, options: ResourceOptions): Resource {
  const resource: Resource = {
    kind: 'resource',
    ...named(name),
    type: options.type ?? 'instance',
    privateNat: false,
    vpc: subnet.vpc,
    subnets: [subnet],
    addresses: (options.addresses ?? []).map(addressLiteral),
    securityGroups: options.groups?.map((group) => ref(group)),
    publicIps:
      options.publicIp === undefined
        ? []
        : [{ kind: 'public-ip' as const, origin, address: addressLiteral(options.publicIp) }],
    sourceDestCheck: true,
  };
  open(subnet.resources).push(resource);
  return resource;
}

export function addTable(vpc: Vpc, name: string, main = false): RouteTable {
  const table: RouteTable = { kind: 'route-table', ...named(name), vpc, main, routes: [], propagations: [] };
  open(vpc.routeTables).push(table);
  return table;
}

function makeRoute(cidr: CidrLiteral, target: RouteTargetElement): Route {
  return {
    kind: 'route',
    origin,
    destination: { kind: 'cidr', origin, literal: cidr },
    target: { kind: 'ref', origin, ref: ref(target) },
  };
}

export const addRoute = (table: RouteTable, cidr: CidrLiteral, target: RouteTargetElement): void => {
  open(table.routes).push(makeRoute(cidr, target));
};

export function addAcl(vpc: Vpc, name: string): NetworkAcl {
  const acl: NetworkAcl = { kind: 'network-acl', ...named(name), vpc, isDefault: false, inbound: [], outbound: [] };
  open(vpc.networkAcls).push(acl);
  return acl;
}

type AclRuleOptions = Pick<AclRule, 'direction' | 'traffic' | 'peer'> & { number: number; action: 'allow' | 'deny' };

export function addAclRule(acl: NetworkAcl, { direction, number, action, traffic, peer }: AclRuleOptions): void {
  open(acl[direction]).push({
    kind: 'acl-rule',
    origin,
    acl,
    direction,
    number: { kind: 'located', value: number, origin },
    action: { kind: 'located', value: action, origin },
    traffic,
    preposition: { kind: 'located', value: direction === 'inbound' ? 'from' : 'to', origin },
    peer,
  });
}

/** Without outbound rules of its own, so that everything may go out. */
export function addGroup(vpc: Vpc, name: string): SecurityGroup {
  const group: SecurityGroup = {
    kind: 'security-group',
    ...named(name),
    vpc,
    isDefault: false,
    inbound: [],
    outbound: undefined,
  };
  open(vpc.securityGroups).push(group);
  return group;
}

function makeGroupRule(
  group: SecurityGroup,
  direction: 'inbound' | 'outbound',
  traffic: TrafficTerm,
  peer: Peer,
): GroupRule {
  return {
    kind: 'group-rule',
    origin,
    group,
    direction,
    action: { kind: 'located', value: 'allow', origin },
    traffics: [traffic],
    preposition: { kind: 'located', value: direction === 'inbound' ? 'from' : 'to', origin },
    peers: [peer],
    text: 'allow',
  };
}

export const allowIn = (group: SecurityGroup, traffic: TrafficTerm, peer: Peer): void => {
  open(group.inbound).push(makeGroupRule(group, 'inbound', traffic, peer));
};

export const tcp = (low: number, high = low): TrafficTerm => ({
  kind: 'ports',
  origin,
  protocol: 'tcp',
  ports: [{ low, high }],
});
export const udp = (low: number, high = low): TrafficTerm => ({
  kind: 'ports',
  origin,
  protocol: 'udp',
  ports: [{ low, high }],
});
export const allTraffic: TrafficTerm = { kind: 'all', origin };

export const anyPeer: Peer = { kind: 'any', origin };
export const cidrPeer = (literal: CidrLiteral): Peer => ({ kind: 'cidr', origin, literal });
export const peerOf = (element: PeerElement): Peer => ({ kind: 'ref', origin, ref: ref(element) });
