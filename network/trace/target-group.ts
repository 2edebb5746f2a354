import { type Address, type Family, familyOf, singleAddress } from '../address/index.js';
import {
  addressEnd,
  type CompiledNetwork,
  type End,
  type Flow,
  familyBetween,
  type Goal,
  healthServices,
  hostObstacle,
  hostTargetsOf,
  type Interface,
  type InterfaceAddress,
  keepsClientAddress,
  targetAddress,
  targetsOf,
  type ZoneObstacle,
  zoneObstacle,
} from '../endpoints/index.js';
import { type Host, type Listener, type LoadBalancer, qualifiedName } from '../topology/index.js';
import { servicesCover, servicesOverlap } from '../traffic/index.js';
import { say, told } from '../words/index.js';
import { dispositionOf } from './disposition.js';
import { entryOf } from './entry-of.js';
import { dispositionOfShares, type Share } from './shares.js';
import type { Trace } from './trace.js';

export type Health = 'healthy' | 'unhealthy' | 'unknown';

/** How a node's own connections fare. `depth`: how many load balancers stand before it. */
export type WaysTo = (flow: Flow, depth: number) => readonly Share<readonly Trace[]>[];

/** Targets of a listener that fare alike at one of its nodes, whoever is the client. */
export interface TargetClass {
  readonly kind: 'packets' | 'answered' | 'untold';
  /** The node's address that speaks to them. */
  readonly from: InterfaceAddress;
  readonly goal: Goal;
  readonly destination: End;
  /** Their interfaces; none where it is a host. */
  readonly members: readonly Interface[];
  readonly names: readonly string[];
  /** The client's own packets go there. */
  readonly keepsClient: boolean;
  /** Not in the balancer's VPC: over a peering it may see the client's address, by other ways AWS promises nothing. */
  readonly isElsewhere: boolean;
  /** Whether it is a target at all the file leaves open, and others are. Its ways are those that it has if it is. */
  readonly maybe?: true | undefined;
  /** `unknown` too where it is healthy if it is there. */
  health(): Health;
}

const memo = new WeakMap<CompiledNetwork, Map<Listener, Map<string, readonly TargetClass[]>>>();

/** Those in the node's reach. https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#cross-zone-load-balancing */
export function targetClasses(
  compiled: CompiledNetwork,
  waysTo: WaysTo,
  node: Interface,
  nodeAddress: InterfaceAddress,
  balancer: LoadBalancer,
  listener: Listener,
  depth: number,
): readonly TargetClass[] {
  const byListener = entryOf(memo, compiled, () => new Map<Listener, Map<string, readonly TargetClass[]>>());
  const byNode = entryOf(byListener, listener, () => new Map<string, readonly TargetClass[]>());
  const ranges = nodeAddress.set.map(({ low, high }) => `${low}-${high}`).join();
  return entryOf(byNode, `${depth} ${node.index} ${ranges}`, () => {
    const search = new Search(compiled, waysTo, node, nodeAddress, balancer, listener, depth);
    return search.classes();
  });
}

interface Ends {
  readonly from: InterfaceAddress;
  readonly to: InterfaceAddress;
}

class Search {
  constructor(
    private readonly compiled: CompiledNetwork,
    private readonly waysTo: WaysTo,
    private readonly node: Interface,
    private readonly nodeAddress: InterfaceAddress,
    private readonly balancer: LoadBalancer,
    private readonly listener: Listener,
    private readonly depth: number,
  ) {}

  classes(): TargetClass[] {
    const { compiled, balancer, listener } = this;
    const alike = new Map<string, TargetClass & { readonly members: Interface[]; readonly names: string[] }>();
    const inReach = this.inReach();
    // Where none in the node's reach is there for certain it may have no target at all.
    const isSure =
      inReach.some(({ target, obstacle }) => !obstacle && !mayBeAbsent(target)) ||
      this.hostsInReach().some(({ obstacle }) => !obstacle);
    for (const { target, obstacle, ends } of inReach) {
      const isAnswered = target.owner.kind === 'resource' && target.owner.type === 'function';
      const keepsClient = keepsClientAddress(balancer, listener, target);
      const key = `${keepsClient} ${obstacle ? '?' : ''} ${this.keyOf(target, ends.to)}`;
      const known = alike.get(key);
      const name = qualifiedName(target.owner);
      if (known) {
        known.members.push(target);
        if (!known.names.includes(name)) known.names.push(name);
        continue;
      }
      const isOpenTarget = mayBeAbsent(target);
      const maybe = isSure && isOpenTarget ? { maybe: true as const } : undefined;
      const goal: Goal = {
        kind: 'interface',
        iface: target,
        address: ends.to,
        dialedPublic: false,
        ...(maybe && { isThere: true as const }),
      };
      const kind =
        isAnswered && (obstacle || (isOpenTarget && !isSure))
          ? 'untold'
          : isAnswered && balancer.type === 'application'
            ? 'answered'
            : 'packets';
      const isElsewhere = target.vpc !== balancer.vpc;
      const made = this.made(kind, ends.from, goal, addressEnd(compiled, ends.to), keepsClient, isElsewhere);
      const isDoubted = (): boolean => obstacle !== undefined || (maybe !== undefined && made.health() === 'healthy');
      const health = (): Health => (isDoubted() ? 'unknown' : made.health());
      alike.set(key, { ...made, ...maybe, health, members: [target], names: [name] });
    }
    const untold = listener.targets.filter(({ target }) => !target).map(({ text }) => text);
    const names = listener.unknown ? [...untold, say`targets that nobody tells`] : untold;
    return [
      ...alike.values(),
      ...this.hosts(),
      ...names.map((name) => ({
        ...this.made('untold', this.nodeAddress, NOBODY, this.nodeEnd(), false),
        names: [name],
      })),
    ];
  }

  private inReach(): { target: Interface; obstacle: ZoneObstacle | undefined; ends: Ends }[] {
    return [...new Set(targetsOf(this.compiled, this.listener))].flatMap((target) => {
      const obstacle = zoneObstacle(this.balancer, this.node, target, this.listener);
      const ends = obstacle && !obstacle.perhaps ? undefined : this.endsWith(target);
      return ends ? [{ target, obstacle, ends }] : [];
    });
  }

  private hostsInReach(): {
    host: Host;
    obstacle: ZoneObstacle | undefined;
    address: Address;
    from: InterfaceAddress;
  }[] {
    return [...new Set(hostTargetsOf(this.listener))].flatMap((host) => {
      const obstacle = hostObstacle(this.balancer, this.node, host, this.listener);
      const { address } = host.address;
      const from = address === undefined ? undefined : this.own(familyOf(address));
      return address === undefined || !from || (obstacle && !obstacle.perhaps)
        ? []
        : [{ host, obstacle, address, from }];
    });
  }

  private hosts(): TargetClass[] {
    return this.hostsInReach().map(({ host, obstacle, address, from }): TargetClass => {
      const end: End = {
        family: from.family,
        cls: this.compiled.classes.classOf(address),
        set: singleAddress(address),
      };
      const goal: Goal = { kind: 'network', network: host.network };
      const keepsClient = keepsClientAddress(this.balancer, this.listener, undefined);
      const made = this.made('packets', from, goal, end, keepsClient, true);
      const health = obstacle ? (): Health => 'unknown' : made.health;
      return { ...made, health, names: [qualifiedName(host)] };
    });
  }

  private nodeEnd(): End {
    return addressEnd(this.compiled, this.nodeAddress);
  }

  private made(
    kind: TargetClass['kind'],
    from: InterfaceAddress,
    goal: Goal,
    destination: End,
    keepsClient: boolean,
    isElsewhere = false,
  ): TargetClass {
    let known: Health | undefined;
    const health = (): Health => {
      known ??=
        kind === 'answered' ? 'healthy' : kind === 'untold' ? 'unknown' : this.healthAt(from, goal, destination);
      return known;
    };
    return { kind, from, goal, destination, members: [], names: [], keepsClient, isElsewhere, health };
  }

  /** Whether the node's own request arrives and is answered. A reply that comes back to some ports alone leaves checks failing. */
  private healthAt(from: InterfaceAddress, goal: Goal, destination: End): Health {
    const services = healthServices(this.listener, from.family);
    if (!services) return 'unknown';
    const start = { kind: 'interface' as const, iface: this.node, address: from, handing: this.listener };
    const flow: Flow = { start, goal, source: addressEnd(this.compiled, from), destination };
    const { reachable, unknown } = dispositionOfShares(this.waysTo(flow, this.depth + 1), dispositionOf);
    if (servicesCover(reachable, services)) return 'healthy';
    return servicesOverlap(unknown, services) ? 'unknown' : 'unhealthy';
  }

  private own(family: Family): InterfaceAddress | undefined {
    return this.nodeAddress.family === family
      ? this.nodeAddress
      : this.node.addresses.find((address) => address.family === family);
  }

  private endsWith(target: Interface): Ends | undefined {
    const family = familyBetween(this.node, target);
    const from = family && this.own(family);
    const to = family && targetAddress(target, family);
    return from && to ? { from, to } : undefined;
  }

  /** What decides how a target fares, but for who its clients are. */
  private keyOf(
    { owner, subnet, groups, index }: Interface,
    { family, set, hidden, publicAddress }: InterfaceAddress,
  ): string {
    const { compiled } = this;
    const alone = owner.kind === 'load-balancer' || compiled.isRouteTarget(owner) || owner.maybe || owner.service;
    const low = set[0]?.low;
    const cls = hidden ? hidden.cls : low === undefined ? '' : compiled.classes.classOf(low);
    const self = alone ? `!${index}` : owner.type;
    return `${compiled.subnetId(subnet)} ${self} ${family} ${cls} ${publicAddress ? 'p' : '-'} ${groups?.id ?? '-'}`;
  }
}

const NOBODY: Goal = { kind: 'nobody', why: told`Nobody tells what this target is.` };

const mayBeAbsent = ({ owner }: Interface): boolean => owner.kind === 'resource' && owner.maybe === true;
