import {
  type Address,
  type AddressClass,
  AddressClasses,
  type AddressSet,
  type AddressTerms,
  ALL_IPV4,
  ALL_IPV6,
  addressSetOfCidrs,
  addressSetsOverlap,
  type BlockSpan,
  type Cidr,
  type HiddenAddresses,
  hiddenWithin,
  INTERNET,
  intersectAddresses,
  NEVER_ROUTED,
  NOT_PUBLIC_BLOCKS,
  subtractAddresses,
  UNNAMED_PUBLIC_IPV4,
  unionAddresses,
} from '../address/index.js';
import { AclEvaluator, type Group, GroupEvaluator, type GroupSet } from '../filters/index.js';
import {
  type ClientVpnEndpoint,
  CompiledClientVpn,
  CompiledRouteTable,
  Connections,
  TransitGateways,
} from '../forwarding/index.js';
import {
  allResources,
  blockNamesOf,
  changedSince,
  type ElasticIp,
  elasticAddressOf,
  type GatewayEndpoint,
  givenOutBy,
  isInUse,
  isNetworkAclUnknown,
  isRouteTableUnknown,
  type Listener,
  type LoadBalancer,
  latestRevision,
  type NetworkAcl,
  NOWHERE,
  networkAclOf,
  nobodysAddresses,
  type OnPremisesNetwork,
  perhapsElsewhere,
  type Resource,
  type RouteTable,
  routeTableOf,
  type Subnet,
  type Topology,
  traitsOf,
  type Vpc,
  validCidrs,
  vpcAddresses,
} from '../topology/index.js';
import { blocksOf, blocksOfGroups } from './blocks.js';
import { dividesAlike } from './divided-alike.js';
import type { End, Through } from './ends.js';
import { type Interface, interfacesOf } from './interfaces.js';
import { familyBetween, keepsClientAddress, targetsOf } from './listeners.js';

/** A topology, indexed for the walk: everything that decides a packet's way, found in constant time. Made once, never changed. */
export class CompiledNetwork {
  readonly classes: AddressClasses;
  readonly acls: AclEvaluator;
  readonly groups: GroupEvaluator;
  readonly interfaces: readonly Interface[];
  readonly connections: Connections;
  readonly transit: TransitGateways;
  /** The internet less what the files themselves give out, and what they keep. */
  readonly internet: AddressSet;
  /** What may be the internet's too: what the files give it to has it perhaps. */
  readonly perhapsInternet: AddressSet;
  /** Elastic IP addresses of which nobody tells whether something has them. Each is an address class of its own. */
  readonly perhapsNobodys: ReadonlyMap<Address, ElasticIp>;
  /** Something puts another source address on what it passes on. */
  readonly hasTranslators: boolean;
  private readonly hiddenByNetwork = new Map<OnPremisesNetwork, HiddenAddresses>();
  private readonly hiddenBySubnet = new Map<Subnet, readonly HiddenAddresses[]>();
  private readonly hiddenByEndpoint = new Map<Resource, HiddenAddresses>();
  private readonly clientVpns = new Map<Resource, CompiledClientVpn>();
  private readonly byOwner = new Map<Resource | LoadBalancer, Interface[]>();
  private readonly tables = new Map<RouteTable | Vpc, CompiledRouteTable>();
  private readonly endpoints = new Map<RouteTable, GatewayEndpoint[]>();
  private readonly routeTargets = new Set<Resource>();
  private readonly balancedBalancers = new Set<LoadBalancer>();
  private readonly balanced = new Map<Interface, readonly Through[]>();
  private readonly aclsOfSubnets = new Map<Subnet, NetworkAcl | 'unknown' | undefined>();
  private readonly tablesOfSubnets = new Map<Subnet, CompiledRouteTable | undefined>();
  private readonly subnetIds = new Map<Subnet, number>();
  /** The same object for every network that was made on from this one: for what is remembered and rests on no rule of groups and ACLs. */
  readonly frame: object = {};
  /** Changes of rules up to this one are in it. */
  readonly revision = latestRevision();
  private terms: AddressTerms | undefined;
  private between: ReadonlySet<Group> | 'any' | undefined;
  private strangers: { readonly groups: GroupSet | undefined } | undefined;

  /** `doubted`: places of which nothing is assumed, to see what hangs on that. `elsewhere`: addresses that no outside host has, though nothing here gives them out. */
  constructor(
    readonly topology: Topology,
    private readonly doubted: ReadonlySet<Vpc | OnPremisesNetwork> = new Set(),
    elsewhere: AddressSet = [],
  ) {
    this.classes = new AddressClasses(blocksOf(topology), blocksOfGroups(topology));
    this.assumeOutside();
    this.acls = new AclEvaluator(this.classes);
    this.groups = new GroupEvaluator(this.classes);
    this.interfaces = interfacesOf(topology, this.groups, {
      inSubnet: (subnet) => this.hiddenIn(subnet),
      ofClients: (endpoint) => this.hiddenOfClients(endpoint),
    });
    for (const iface of this.interfaces) {
      const known = this.byOwner.get(iface.owner);
      if (known) known.push(iface);
      else this.byOwner.set(iface.owner, [iface]);
    }
    this.connections = new Connections(topology);
    this.transit = new TransitGateways(topology, this.classes);
    this.hasTranslators =
      topology.vpcs.some(({ regionalNatGateways }) => regionalNatGateways.length > 0) ||
      allResources(topology).some(
        (resource) =>
          ['translates', 'masquerades'].includes(traitsOf(resource).forwards) ||
          (traitsOf(resource).forwards === 'routes' && !resource.sourceDestCheck),
      );
    this.perhapsNobodys = new Map(
      topology.elasticIps.flatMap((one) =>
        one.maybe ? elasticAddressOf(one).map(({ low }) => [low, one] as const) : [],
      ),
    );
    this.perhapsInternet = subtractAddresses(
      perhapsElsewhere(topology),
      unionAddresses(nobodysAddresses(topology), elsewhere),
    );
    this.internet = subtractAddresses(
      INTERNET,
      unionAddresses(...topology.vpcs.map(givenOutBy), nobodysAddresses(topology), elsewhere),
    );
    for (const vpc of topology.vpcs) {
      for (const balancer of vpc.loadBalancers) {
        this.addBalancedPaths(balancer);
        for (const { target } of balancer.listeners.flatMap(({ targets }) => targets))
          if (target?.kind === 'load-balancer') this.balancedBalancers.add(target);
      }
      for (const table of vpc.routeTables)
        for (const { target } of table.routes)
          if (target.kind === 'ref' && target.ref.target?.kind === 'resource') this.routeTargets.add(target.ref.target);
      for (const endpoint of vpc.gatewayEndpoints) {
        for (const { target } of endpoint.routeTables) {
          if (!target) continue;
          const known = this.endpoints.get(target);
          if (known) known.push(endpoint);
          else this.endpoints.set(target, [endpoint]);
        }
      }
    }
  }

  /** What addresses are called: the internet, and what is declared with just some addresses, by its name. */
  get addressTerms(): AddressTerms {
    this.terms ??= { internet: this.internet, names: blockNamesOf(this.topology) };
    return this.terms;
  }

  /**
   * The same network with the rules that it has now: all but what the changed ones decide is known already.
   * Undefined: it has to be made anew, since blocks divide its addresses otherwise, or nobody knows any more what changed.
   */
  madeOn(topology: Topology): CompiledNetwork | undefined {
    const changed = changedSince(topology, this.revision);
    if (!changed || !dividesAlike(topology, this.classes, changed)) return undefined;
    const filters = new Set<object>(changed.keys());
    const acls = this.acls.withOtherRulesOf(filters);
    const groups = this.groups.withOtherRulesOf(filters);
    const own = { topology, acls, groups, revision: latestRevision(), between: this.groupsBetween() };
    return Object.assign(Object.create(CompiledNetwork.prototype), this, own) as CompiledNetwork;
  }

  /** The groups that may be asked between the ends of a way: those of load balancers and their targets, and of what packets are sent through. */
  groupsBetween(): ReadonlySet<Group> | 'any' {
    this.between ??= this.findGroupsBetween();
    return this.between;
  }

  private findGroupsBetween(): ReadonlySet<Group> | 'any' {
    const targets = new Set<Interface>();
    for (const listener of this.topology.vpcs.flatMap(({ loadBalancers }) =>
      loadBalancers.flatMap(({ listeners }) => listeners),
    )) {
      if (listener.unknown) return 'any';
      for (const target of targetsOf(this, listener)) targets.add(target);
    }
    const found = new Set<Group>();
    for (const iface of this.interfaces) {
      const { groups } = iface;
      if (!groups || (!targets.has(iface) && isEndAlone(this, iface))) continue;
      if (groups.incomplete) return 'any';
      for (const group of [...groups.groups, ...groups.perhaps]) found.add(group);
    }
    return found;
  }

  /** A network that is unknown announces nothing inside what the files give to others, and no public address, unless it is said to lie `anywhere`. */
  private assumeOutside(): void {
    const networks = this.topology.networks.filter((network) => network.unknown && this.isAssuming(network));
    if (networks.length === 0) return;
    const told = toldBlocks(this.topology).map((block) => this.classes.spanOf(block));
    const closed = NOT_PUBLIC_BLOCKS.map((block) => this.classes.spanOf(block));
    const isIn = (spans: readonly BlockSpan[], cls: AddressClass): boolean => {
      const hidden = this.classes.hidden(cls);
      return spans.some((span) =>
        hidden ? hiddenWithin(hidden, span) === 'yes' : cls >= span.first && cls <= span.last,
      );
    };
    const isOutside = (cls: AddressClass): boolean =>
      cls === UNNAMED_PUBLIC_IPV4 ||
      isIn(told, cls) ||
      (cls >= 0 && this.classes.familyOfClass(cls) === 4 && !isIn(closed, cls));
    for (const network of networks) this.classes.assumeOutside(network, isOutside);
  }

  private isAssuming(place: Vpc | OnPremisesNetwork): boolean {
    return !this.doubted.has(place) && !(place.kind === 'network' && place.anywhere);
  }

  /** The networks that may have addresses that nothing declared has; `somewhere` where it may be something in a VPC or subnet whose blocks are unknown. */
  mayHave({ cls, set }: End): readonly OnPremisesNetwork[] {
    const networks = this.topology.networks.filter(
      (network) => network.unknown && !this.classes.isAssumedOutside(network, cls),
    );
    const isInVpc = this.topology.vpcs.some(({ subnets }) =>
      subnets.some(
        (subnet) =>
          subnet.unknown &&
          set &&
          this.hiddenIn(subnet).some((hidden) => addressSetsOverlap(this.ofStrangers(subnet, hidden), set)),
      ),
    );
    const isInOpenVpc = this.topology.vpcs.some(
      (vpc) =>
        vpc.unknown &&
        set !== undefined &&
        (!this.isAssuming(vpc) || !addressSetsOverlap(addressSetOfCidrs(toldBlocks(this.topology)), set)),
    );
    return isInVpc || isInOpenVpc ? [...networks, SOMEWHERE] : networks;
  }

  /** Where a subnet may be one that is told, nothing is in that one but what is declared, wherever. */
  private ofStrangers(subnet: Subnet, { set }: HiddenAddresses): AddressSet {
    if (!subnet.anywhere || this.interfaces.some((iface) => iface.subnet === subnet)) return set;
    return subtractAddresses(set, addressSetOfCidrs(subnet.vpc.subnets.flatMap(({ cidrs }) => validCidrs(cidrs))));
  }

  /** What has an address that nothing declared has may be in groups of which the files do not tell all, or in any of a VPC of which they do not, and may be what is declared without its address. */
  get groupsOfStrangers(): GroupSet | undefined {
    this.strangers ??= { groups: this.findGroupsOfStrangers() };
    return this.strangers.groups;
  }

  private findGroupsOfStrangers(): GroupSet | undefined {
    const open = this.topology.vpcs.flatMap((vpc): Group[] =>
      vpc.unknown
        ? [...vpc.securityGroups, this.groups.implicitDefault(vpc)]
        : vpc.securityGroups.filter(({ unknown }) => unknown),
    );
    const hidden = this.interfaces.flatMap(({ subnet, groups }) =>
      subnet?.unknown && groups ? [...groups.groups, ...groups.perhaps] : [],
    );
    return open.length + hidden.length > 0 ? this.groups.groupSet([], false, [...open, ...hidden]) : undefined;
  }

  /** The addresses of a network whose blocks are unknown. */
  hiddenOfNetwork(network: OnPremisesNetwork): HiddenAddresses {
    let hidden = this.hiddenByNetwork.get(network);
    if (!hidden) {
      const others = unionAddresses(INTERNET, addressSetOfCidrs(toldBlocks(this.topology)));
      const set = intersectAddresses(
        this.isAssuming(network) ? subtractAddresses(ANYWHERE, others) : ANYWHERE,
        ALL_IPV4,
      );
      hidden = this.classes.hide(set, 4, [network], false);
      this.hiddenByNetwork.set(network, hidden);
    }
    return hidden;
  }

  /** The addresses of a subnet whose blocks are unknown: in its VPC's, outside of its neighbours', unless it may be one of those. */
  private hiddenIn(subnet: Subnet): readonly HiddenAddresses[] {
    let hidden = this.hiddenBySubnet.get(subnet);
    if (!hidden) {
      const { vpc } = subnet;
      const others = addressSetOfCidrs(vpc.subnets.flatMap(({ cidrs }) => validCidrs(cidrs)));
      // Where it may lie elsewhere, that it does not lie where others do is an assumption, which answers tell.
      const elsewhere =
        this.isAssuming(vpc) && !vpc.anywhere
          ? subtractAddresses(ANYWHERE, addressSetOfCidrs(toldBlocks(this.topology)))
          : ANYWHERE;
      const whole = vpc.unknown ? elsewhere : vpcAddresses(vpc);
      const rest = subnet.anywhere ? unionAddresses(whole, others) : subtractAddresses(whole, others);
      hidden = ([4, 6] as const).flatMap((family) => {
        const set = intersectAddresses(rest, family === 4 ? ALL_IPV4 : ALL_IPV6);
        const perhaps = family === 6;
        return set.length > 0 ? [this.classes.hide(set, family, [subnet, vpc], perhaps)] : [];
      });
      this.hiddenBySubnet.set(subnet, hidden);
    }
    return hidden;
  }

  /** AWS gives IPv6 clients addresses, and tells them nowhere. https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/ipv6-considerations.html */
  private hiddenOfClients(endpoint: Resource): HiddenAddresses {
    let hidden = this.hiddenByEndpoint.get(endpoint);
    if (!hidden) {
      hidden = this.classes.hide(intersectAddresses(ANYWHERE, ALL_IPV6), 6, [endpoint], false);
      this.hiddenByEndpoint.set(endpoint, hidden);
    }
    return hidden;
  }

  /** What a Client VPN endpoint lets its clients do; undefined for every other resource. */
  clientVpnOf(resource: Resource): CompiledClientVpn | undefined {
    if (!isClientVpn(resource)) return undefined;
    let compiled = this.clientVpns.get(resource);
    if (!compiled) {
      compiled = new CompiledClientVpn(resource, this.classes);
      this.clientVpns.set(resource, compiled);
    }
    return compiled;
  }

  /** Undefined: its blocks are unknown. */
  networkAddresses(network: OnPremisesNetwork): AddressSet | undefined {
    return network.unknown ? undefined : addressSetOfCidrs(validCidrs(network.cidrs));
  }

  /** Another load balancer sends to its nodes, at their private addresses. */
  isTargetOfAnother(balancer: LoadBalancer): boolean {
    return this.balancedBalancers.has(balancer);
  }

  /** Routes lead to it, so that it differs from others of its class. */
  isRouteTarget(resource: Resource): boolean {
    return this.routeTargets.has(resource);
  }

  /** The nodes of network load balancers that hand their clients' own packets to the interface. */
  balancedPaths(target: Interface): readonly Through[] {
    return this.balanced.get(target) ?? [];
  }

  private addBalancedPaths(balancer: LoadBalancer): void {
    for (const listener of balancer.listeners.filter(isInUse)) {
      for (const target of targetsOf(this, listener)) {
        if (!keepsClientAddress(balancer, listener, target)) continue;
        if (target.owner.kind !== 'resource' || target.owner.service || target.vpc !== balancer.vpc) continue;
        const paths = this.interfacesOf(balancer).flatMap((node) =>
          node.addresses
            .filter(({ family }) => family === familyBetween(node, target))
            .map((nodeAddress): Through => ({ node, nodeAddress, dialedPublic: false, listener })),
        );
        this.balanced.set(target, [...this.balancedPaths(target), ...paths]);
      }
    }
    for (const listener of balancer.listeners) if (isInUse(listener)) this.addPathsToAnyone(balancer, listener);
  }

  /** Where nobody tells all targets, whoever is in its VPC may be one, and see the client's address. */
  private addPathsToAnyone(balancer: LoadBalancer, listener: Listener): void {
    if (!listener.unknown || balancer.type !== 'network' || listener.clientIp?.value === 'replaced') return;
    const told = new Set(targetsOf(this, listener));
    for (const target of this.interfaces) {
      if (target.vpc !== balancer.vpc || target.owner.kind !== 'resource' || told.has(target)) continue;
      if (!traitsOf(target.owner).hasSecurityGroups) continue;
      const paths = this.interfacesOf(balancer).flatMap((node) =>
        node.addresses
          .filter(({ family }) => family === familyBetween(node, target))
          .map((nodeAddress): Through => ({ node, nodeAddress, dialedPublic: false, listener, maybe: true })),
      );
      this.balanced.set(target, [...this.balancedPaths(target), ...paths]);
    }
  }

  /** The declared ACL of a subnet; undefined: AWS's default one. */
  aclOf(subnet: Subnet): NetworkAcl | 'unknown' | undefined {
    if (!this.aclsOfSubnets.has(subnet))
      this.aclsOfSubnets.set(subnet, isNetworkAclUnknown(subnet) ? 'unknown' : networkAclOf(subnet));
    return this.aclsOfSubnets.get(subnet);
  }

  /** A small number for a subnet, for keys. */
  subnetId(subnet: Subnet): number {
    let id = this.subnetIds.get(subnet);
    if (id === undefined) {
      id = this.subnetIds.size;
      this.subnetIds.set(subnet, id);
    }
    return id;
  }

  interfacesOf(owner: Resource | LoadBalancer): readonly Interface[] {
    return this.byOwner.get(owner) ?? [];
  }

  /** The table that decides for packets leaving the subnet; undefined where the file leaves it open. */
  tableOfSubnet(subnet: Subnet): CompiledRouteTable | undefined {
    if (!this.tablesOfSubnets.has(subnet)) this.tablesOfSubnets.set(subnet, this.findTable(subnet));
    return this.tablesOfSubnets.get(subnet);
  }

  private findTable(subnet: Subnet): CompiledRouteTable | undefined {
    return isRouteTableUnknown(subnet) ? undefined : this.tableFor(routeTableOf(subnet), subnet.vpc);
  }

  /** A declared table, or the main table that nobody declared: `local` alone. */
  tableFor(table: RouteTable | undefined, vpc: Vpc): CompiledRouteTable {
    const key = table ?? vpc;
    let compiled = this.tables.get(key);
    if (!compiled) {
      compiled = new CompiledRouteTable(
        table,
        vpc,
        this.classes,
        table ? (this.endpoints.get(table) ?? []) : [],
        (gateway) => this.connections.ofGateway(gateway),
      );
      this.tables.set(key, compiled);
    }
    return compiled;
  }
}

/** Nothing goes on from it to others. */
const isEndAlone = (compiled: CompiledNetwork, { owner }: Interface): boolean =>
  owner.kind === 'resource' && !owner.service && !owner.clientVpn && !compiled.isRouteTarget(owner);

const isClientVpn = (resource: Resource): resource is ClientVpnEndpoint => resource.clientVpn !== undefined;

/** The blocks that the files give to VPCs and to networks. */
const toldBlocks = ({ vpcs, networks }: Topology): Cidr[] =>
  [...vpcs, ...networks].flatMap(({ cidrs }) => validCidrs(cidrs));

/** What has an address that nobody tells, connected as nobody tells. */
export const SOMEWHERE: OnPremisesNetwork = {
  kind: 'network',
  name: 'somewhere',
  nameOrigin: NOWHERE,
  origin: NOWHERE,
  ids: [],
  cidrs: [],
  unknown: true,
  hosts: [],
};

/** Where a VPC's blocks may be. */
const ANYWHERE: AddressSet = subtractAddresses(unionAddresses(ALL_IPV4, ALL_IPV6), NEVER_ROUTED);
