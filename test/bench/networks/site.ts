/**
 * What every network of the benches stands on: a VPC of two families over three zones with an internet gateway, an egress-only gateway, a NAT gateway a zone,
 * route tables for public and private subnets, and two load balancers. A family of inputs adds its groups, ACLs and instances.
 */
import type { Address } from '../../../network/address/address.js';
import { emptyTopology } from '../../../network/topology/effective.js';
import type {
  EgressOnlyGateway,
  InternetGateway,
  LoadBalancer,
  NetworkAcl,
  Resource,
  RouteTable,
  SecurityGroup,
  Subnet,
  Topology,
  Vpc,
} from '../../../network/topology/model.js';
import {
  addResource,
  addRoute,
  addSubnet,
  addTable,
  block,
  literalOf,
  makeVpc,
  named,
  open,
  origin,
  ref,
  tcp,
} from './builder.js';

export const ZONES = ['a', 'b', 'c'] as const;

const IPV4_START = 10 * 2 ** 24;
/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html: Amazon gives a VPC a /56. */
const IPV6_START = 0x2600_1f18n << 96n;
const PUBLIC_START = 18 * 2 ** 24;

/** A VPC with 10.N.0.0/16, and what there is to be filled in. */
export class Site {
  readonly vpc: Vpc;
  readonly gateway: InternetGateway;
  readonly egress: EgressOnlyGateway;
  readonly publicTable: RouteTable;
  readonly privateTables: RouteTable[] = [];
  readonly doors: Subnet[] = [];
  private readonly taken = new Map<Subnet, number>();
  private subnets = 0;
  private publics = 0;

  constructor(
    readonly number: number,
    name: string,
    private readonly prefixLength = 20,
    bits = 16,
  ) {
    const v4 = block(IPV4_START + number * 2 ** 16, bits);
    this.vpc = makeVpc(name, [v4, block(IPV6_START + (BigInt(number) << 72n), 56)]);
    this.gateway = { kind: 'internet-gateway', ...named('igw'), vpc: this.vpc };
    this.egress = { kind: 'egress-only-gateway', ...named('eigw'), vpc: this.vpc };
    open(this.vpc.internetGateways).push(this.gateway);
    open(this.vpc.egressOnlyGateways).push(this.egress);
    this.publicTable = addTable(this.vpc, 'street');
    addRoute(this.publicTable, block(0, 0), this.gateway);
    addRoute(this.publicTable, block(0n, 0), this.gateway);
    for (const [index, zone] of ZONES.entries()) {
      const table = addTable(this.vpc, `inside-${zone}`, index === 0);
      const door = this.subnet(`door-${zone}`, index, { open: true });
      const nat = addResource(door, `nat-${zone}`, {
        type: 'nat-gateway',
        addresses: [this.nextAddress(door)],
        publicIp: this.nextPublicAddress(),
      });
      addRoute(table, block(0, 0), nat);
      addRoute(table, block(0n, 0), this.egress);
      this.privateTables.push(table);
      this.doors.push(door);
    }
  }

  /** The next subnet of the zone; every third one has IPv6 too. */
  subnet(name: string, zone: number, options: { open?: boolean; acl?: NetworkAcl | undefined } = {}): Subnet {
    const index = this.subnets++;
    const size = 2 ** (32 - this.prefixLength);
    const v4 = this.vpc.cidrs[0]?.cidr?.base as number;
    const cidrs = [block(v4 + index * size, this.prefixLength)];
    const v6 = this.vpc.cidrs[1]?.cidr?.base as bigint;
    if (index % 3 === 0) cidrs.push(block(v6 + (BigInt(index) << 64n), 64));
    const table = options.open ? this.publicTable : (this.privateTables[zone % ZONES.length] as RouteTable);
    return addSubnet(this.vpc, name, cidrs, { zone: ZONES[zone % ZONES.length] as string, table, acl: options.acl });
  }

  private take(subnet: Subnet): number {
    // The first four addresses of a subnet are AWS's own.
    const next = this.taken.get(subnet) ?? 4;
    this.taken.set(subnet, next + 1);
    return next;
  }

  private nextAddress(subnet: Subnet): number {
    return (subnet.cidrs[0]?.cidr?.base as number) + this.take(subnet);
  }

  private nextPublicAddress(): number {
    return PUBLIC_START + this.number * 2 ** 14 + this.publics++;
  }

  /** An instance with the subnet's next address of each family. */
  instance(subnet: Subnet, name: string, groups: readonly SecurityGroup[]): Resource {
    const offset = this.take(subnet);
    const addresses: Address[] = [(subnet.cidrs[0]?.cidr?.base as number) + offset];
    const v6 = subnet.cidrs[1]?.cidr?.base;
    if (typeof v6 === 'bigint') addresses.push(v6 + BigInt(offset));
    const isOpen = subnet.routeTable?.target === this.publicTable;
    return addResource(subnet, name, { addresses, groups, publicIp: isOpen ? this.nextPublicAddress() : undefined });
  }

  /** A public application load balancer, and an internal network one that hands on its clients' own packets. */
  balancers(groups: readonly SecurityGroup[], front: readonly Resource[], back: readonly Resource[]): void {
    const nodes = this.doors.map((door) => ({
      kind: 'load-balancer-node' as const,
      origin,
      subnet: ref(door),
      addresses: [],
    }));
    const shared = { kind: 'load-balancer', vpc: this.vpc, nodes } as const;
    const web: LoadBalancer = {
      ...shared,
      ...named('web'),
      type: 'application',
      isPublic: true,
      securityGroups: groups.map((group) => ref(group)),
      listeners: [
        {
          kind: 'listener',
          origin,
          traffic: tcp(443),
          targets: front.map((one) => ref(one)),
          targetTraffic: tcp(8080),
        },
      ],
    };
    const bus: LoadBalancer = {
      ...shared,
      ...named('bus'),
      type: 'network',
      isPublic: false,
      listeners: [{ kind: 'listener', origin, traffic: tcp(9092), targets: back.map((one) => ref(one)) }],
    };
    open(this.vpc.loadBalancers).push(web, bus);
  }
}

/** One VPC alone. */
export const topologyOf = (vpc: Vpc): Topology => ({ ...emptyTopology(), vpcs: [vpc] });

/** Several VPCs, joined by a transit gateway with an office behind it. */
export function joinedTopology(sites: readonly Site[]): Topology {
  const vpcs = sites.map(({ vpc }) => vpc);
  const all = block(IPV4_START, 8);
  const office = {
    kind: 'network',
    ...named('office'),
    cidrs: [literalOf({ base: 0xc0a8_0000, prefixLength: 16 })],
    unknown: false,
    hosts: [],
  } as const;
  const hub = {
    kind: 'transit-gateway',
    ...named('hub'),
    securityGroupReferencing: true,
    attachments: vpcs.map((vpc) => ({ kind: 'attachment' as const, origin, vpc: ref(vpc), ids: [] })),
    routeTables: [],
  } as const;
  for (const { privateTables } of sites) {
    for (const table of privateTables) {
      addRoute(table, all, hub);
      addRoute(table, office.cidrs[0], hub);
    }
  }
  const vpn = { kind: 'vpn', ...named('line'), network: ref(office), gateway: ref(hub) } as const;
  return { ...emptyTopology(), vpcs, networks: [office], transitGateways: [hub], vpns: [vpn] };
}
