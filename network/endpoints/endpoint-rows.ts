import { formatAddressSet, singleAddress } from '../address/address-set.js';
import type { MatrixEndpoint } from '../answers/answer.js';
import { hasSecurityGroups } from '../topology/effective.js';
import { type Host, type LoadBalancer, type Network, qualifiedName, type Resource } from '../topology/model.js';
import { publicEnd } from '../trace/internet-gateway.js';
import type { End, Goal, Start } from '../trace/trace.js';
import type { Fabric } from './compiled-network.js';
import { endsOf, networkEnds, opensConnections } from './flows.js';
import type { Interface, InterfaceAddress } from './interfaces.js';
import { targetsOf } from './listeners.js';

/** Where a packet can start or arrive, with one kind of address: the smallest thing that the matrix tells apart. */
export interface Unit {
  /** Units with the same site number take the same ways. */
  readonly site: number;
  readonly end: End;
  readonly iface: Interface | undefined;
  readonly start: Start | undefined;
  readonly goal: Goal | undefined;
}

/** A row and column of the matrix. */
export interface Member {
  readonly endpoint: MatrixEndpoint;
  readonly element: Resource | LoadBalancer | Network | Host | 'internet';
  readonly sources: readonly Unit[];
  /** How everybody but the internet addresses it. */
  readonly goals: readonly Unit[];
  /** How the internet addresses it. */
  readonly publicGoals: readonly Unit[];
  /** Addressed by its public IPv4 address, from wherever. */
  readonly dialedGoals: readonly Unit[];
}

/** Numbers what decides a packet's way: the same number, the same way. */
export class Sites {
  private readonly ids = new Map<string, number>();

  /** By target, the listeners that lead to it: a balancer speaks to its targets alone, and on their ports. */
  private readonly listeners = new Map<Interface, string>();

  constructor(private readonly fabric: Fabric) {
    let number = 0;
    for (const vpc of fabric.topology.vpcs) {
      for (const listener of vpc.loadBalancers.flatMap(({ listeners }) => listeners)) {
        number++;
        for (const target of targetsOf(fabric, listener))
          this.listeners.set(target, `${this.listeners.get(target) ?? ''},${number}`);
      }
    }
  }

  get count(): number {
    return this.ids.size;
  }

  private id(key: string): number {
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.ids.size;
      this.ids.set(key, id);
    }
    return id;
  }

  /** Groups are left out: they are asked for each pair of group sets, not for each way. */
  private placeOf(iface: Interface, address: InterfaceAddress, end: End): string {
    const { owner } = iface;
    // A target whose clients keep their addresses cannot reach itself by its balancer, so it is like no other.
    const alone =
      owner.kind === 'load-balancer' || this.fabric.isRouteTarget(owner) || this.fabric.balancedPaths(iface).length > 0;
    const self = alone ? `!${iface.index}` : owner.type;
    const mapped = address.publicAddress
      ? address.publicAddress.address === undefined
        ? '?'
        : this.fabric.classes.classOf(address.publicAddress.address)
      : '-';
    return `${this.fabric.subnetId(iface.subnet)} ${self} ${end.family} ${end.cls} ${mapped} ${iface.groups ? 'g' : 'n'}${this.listeners.get(iface) ?? ''}`;
  }

  source(start: Start, end: End): Unit {
    const ports = start.kind === 'interface' ? `${start.iface.clientPorts.low}-${start.iface.clientPorts.high}` : '';
    const key =
      start.kind === 'interface'
        ? `s ${this.placeOf(start.iface, start.address, end)} ${ports}`
        : `s ${start.kind} ${start.kind === 'network' ? start.network.name : ''} ${end.family} ${end.cls}`;
    return {
      site: this.id(key),
      end,
      iface: start.kind === 'interface' ? start.iface : undefined,
      start,
      goal: undefined,
    };
  }

  goal(goal: Goal, end: End): Unit {
    const place =
      goal.kind === 'interface'
        ? `${this.placeOf(goal.iface, goal.address, goal.dialedPublic && goal.address.set[0] ? { ...end, cls: this.fabric.classes.classOf(goal.address.set[0].low) } : end)} ${goal.dialedPublic ? 'p' : ''}${throughKey(goal)}`
        : `${goal.kind} ${goal.kind === 'network' ? goal.network.name : ''} ${end.family} ${end.cls}`;
    return {
      site: this.id(`g ${place} ${end.cls}`),
      end,
      iface: goal.kind === 'interface' ? goal.iface : undefined,
      start: undefined,
      goal,
    };
  }
}

function throughKey(goal: Extract<Goal, { kind: 'interface' }>): string {
  const { through } = goal;
  if (through?.node.owner.kind !== 'load-balancer') return goal.balanced ? 'b' : '';
  return `t${through.node.index}.${through.node.owner.listeners.indexOf(through.listener)}.${through.nodeAddress.family}${through.dialedPublic ? 'p' : ''} ${goal.iface.index}`;
}

/** Everything that the matrix has a row for: the internet, networks and their hosts, resources, load balancers. */
export function membersOfMatrix(fabric: Fabric, sites: Sites): Member[] {
  const internetEnds = endsOf(fabric, fabric.internet);
  const out: Member[] = [
    {
      endpoint: { name: 'internet', kind: 'internet', addresses: [], publicAddresses: [] },
      element: 'internet',
      sources: internetEnds.map((end) => sites.source({ kind: 'internet' }, end)),
      goals: internetEnds.map((end) => sites.goal({ kind: 'internet' }, end)),
      publicGoals: [],
      dialedGoals: [],
    },
  ];
  for (const network of fabric.topology.networks) {
    out.push(networkMember(fabric, sites, network, network));
    for (const host of network.hosts) out.push(networkMember(fabric, sites, host, network));
  }
  const seen = new Set<Resource | LoadBalancer>();
  for (const { owner } of fabric.interfaces) {
    if (seen.has(owner)) continue;
    seen.add(owner);
    if (owner.kind === 'load-balancer' || hasSecurityGroups(owner)) out.push(ownerMember(fabric, sites, owner));
  }
  return out;
}

function networkMember(fabric: Fabric, sites: Sites, element: Network | Host, network: Network): Member {
  const literals = element.kind === 'host' ? [element.address.text] : element.cidrs.map(({ text }) => text);
  const set =
    element.kind === 'host'
      ? element.address.address === undefined
        ? []
        : singleAddress(element.address.address)
      : fabric.networkAddresses(network);
  const ends = networkEnds(fabric, set);
  return {
    endpoint: { name: qualifiedName(element), kind: element.kind, addresses: literals, publicAddresses: [] },
    element,
    sources: ends.map((end) => sites.source({ kind: 'network', network }, end)),
    goals: ends.map((end) => sites.goal({ kind: 'network', network }, end)),
    publicGoals: [],
    dialedGoals: [],
  };
}

function ownerMember(fabric: Fabric, sites: Sites, owner: Resource | LoadBalancer): Member {
  const ifaces = fabric.interfacesOf(owner);
  const sources: Unit[] = [];
  const goals: Unit[] = [];
  const publicGoals: Unit[] = [];
  const dialedGoals: Unit[] = [];
  for (const iface of ifaces) {
    const paths = fabric.balancedPaths(iface);
    const balanced = paths.length > 0 ? { balanced: true } : {};
    for (const address of iface.addresses) {
      for (const end of endsOf(fabric, address.set)) {
        const part = end.set ? { ...address, set: end.set } : address;
        if (opensConnections(iface)) sources.push(sites.source({ kind: 'interface', iface, address: part }, end));
        for (const through of paths.filter(({ nodeAddress }) => nodeAddress.family === address.family)) {
          goals.push(sites.goal({ kind: 'interface', iface, address: part, dialedPublic: false, through }, end));
          if (address.family === 6)
            publicGoals.push(
              sites.goal({ kind: 'interface', iface, address: part, dialedPublic: false, through }, end),
            );
          else if (through.nodeAddress.publicAddress)
            publicGoals.push(
              sites.goal(
                {
                  kind: 'interface',
                  iface,
                  address: part,
                  dialedPublic: false,
                  through: { ...through, dialedPublic: true },
                },
                end,
              ),
            );
        }
        const goal = sites.goal({ kind: 'interface', iface, address: part, dialedPublic: false, ...balanced }, end);
        goals.push(goal);
        if (address.family === 6) publicGoals.push(goal);
      }
      if (!address.publicAddress) continue;
      const dialed = sites.goal(
        { kind: 'interface', iface, address, dialedPublic: true, ...balanced },
        publicEnd(fabric, address.publicAddress),
      );
      publicGoals.push(dialed);
      dialedGoals.push(dialed);
    }
  }
  const only = ifaces.length === 1 ? ifaces[0] : undefined;
  return {
    endpoint: {
      name: qualifiedName(owner),
      kind: owner.kind === 'load-balancer' ? 'load-balancer' : owner.type,
      addresses: ifaces.flatMap((iface) => iface.addresses.map(({ set }) => formatAddressSet(set))),
      publicAddresses: ifaces.flatMap((iface) =>
        iface.addresses.flatMap(({ publicAddress }) =>
          publicAddress
            ? [publicAddress.address === undefined ? 'public' : formatAddressSet(singleAddress(publicAddress.address))]
            : [],
        ),
      ),
      ...(only ? { subnet: qualifiedName(only.subnet) } : {}),
    },
    element: owner,
    sources,
    goals,
    publicGoals,
    dialedGoals,
  };
}
