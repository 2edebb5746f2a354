import { familyOf, singleAddress } from '../../address/index.js';
import { type Blocker, blockersOf, toldBlocker } from '../../answers/index.js';
import {
  type CompiledNetwork,
  hostObstacle,
  hostTargetsOf,
  type Interface,
  keepsClientAddress,
  pairsOf,
  type QuestionEnd,
  targetServices,
  targetsOf,
  type ZoneObstacle,
  zoneObstacle,
} from '../../endpoints/index.js';
import type { Host, Listener, LoadBalancer, Origin, Resource } from '../../topology/index.js';
import { forwardAllowed, type Trace, traces } from '../../trace/index.js';
import { ALL_SERVICES, formatServices, type ServiceSet, servicesOverlap } from '../../traffic/index.js';
import { say } from '../../words/index.js';

/** A target to which nothing of what a listener sends gets through. */
export interface UnreachedTarget {
  readonly target: string;
  readonly element: Resource | LoadBalancer | Host;
  readonly traffic: string;
  /** The subnet of the only nodes that do not get there; undefined: none of them does. */
  readonly node: string | undefined;
  readonly blockers: readonly Blocker[];
}

/** By the places at which listeners name them. */
export function unreachedTargets(
  compiled: CompiledNetwork,
  balancer: LoadBalancer,
): { readonly origin: Origin; readonly listener: Listener; readonly unreached: readonly UnreachedTarget[] }[] {
  const search = new Search(compiled, balancer);
  return balancer.listeners.flatMap((listener) =>
    listener.targets.flatMap((reference) => {
      const only = { ...listener, targets: [reference] };
      const unreached = [
        ...targetsOf(compiled, only).map((target) => search.toInterface(listener, target)),
        ...hostTargetsOf(only).map((host) => search.toHost(listener, host)),
      ];
      // One cause a place is enough: the first one's, and whom else it concerns.
      const told = unreached.filter((one) => one !== undefined);
      const alike = told.filter((one) => causeOf(one) === causeOf(told[0] as UnreachedTarget));
      return alike.length > 0 ? [{ origin: reference.origin, listener, unreached: alike }] : [];
    }),
  );
}

const causeOf = ({ blockers, node }: UnreachedTarget): string =>
  `${node} ${blockers.map(({ checkpoint, object }) => `${checkpoint} ${object}`).join()}`;

type Judged = Pick<UnreachedTarget, 'node' | 'blockers'> | undefined;

const isOpenTo = (obstacle: ZoneObstacle | undefined): boolean => !obstacle || obstacle.perhaps === true;

/** Targets that are alike (a subnet's instances) fare alike, and are asked about once. */
class Search {
  private readonly known = new Map<string, Judged>();
  private readonly nodes: readonly Interface[];

  constructor(
    private readonly compiled: CompiledNetwork,
    private readonly balancer: LoadBalancer,
  ) {
    this.nodes = compiled.interfacesOf(balancer);
  }

  toInterface(listener: Listener, target: Interface): UnreachedTarget | undefined {
    const [address] = target.addresses;
    const family = address?.family ?? 4;
    const services = targetServices(listener, family);
    if (!services || !address) return undefined;
    const { subnet, groups } = target;
    const low = address.set[0]?.low;
    const cls = low === undefined ? '' : this.compiled.classes.classOf(low);
    const key = `${services.id} ${this.compiled.subnetId(subnet)} ${groups?.id ?? ''} ${target.owner.kind} ${cls} ${target.addresses.length}`;
    // What lies elsewhere may be registered for one zone, each for itself.
    const isElsewhere = target.vpc !== this.balancer.vpc;
    if (isElsewhere || !this.known.has(key)) this.known.set(key, this.judge(listener, target, services));
    const judged = this.known.get(key);
    return judged && { ...judged, target: target.name, element: target.owner, traffic: formatServices(services) };
  }

  toHost(listener: Listener, host: Host): UnreachedTarget | undefined {
    const { address } = host.address;
    const services = address === undefined ? undefined : targetServices(listener, familyOf(address));
    if (address === undefined || !services || keepsClientAddress(this.balancer, listener, undefined)) return undefined;
    const questionEnd: QuestionEnd = { kind: 'network', network: host.network, set: singleAddress(address) };
    const enabled = this.nodes.filter((node) => isOpenTo(hostObstacle(this.balancer, node, host, listener)));
    const judged = this.judgeNodes(enabled, questionEnd, services);
    return judged && { ...judged, target: host.name, element: host, traffic: formatServices(services) };
  }

  private judge(listener: Listener, target: Interface, services: ServiceSet): Judged {
    if (keepsClientAddress(this.balancer, listener, target))
      return target.vpc === this.balancer.vpc ? this.judgeClients(target, services) : undefined;
    const enabled = this.nodes.filter((node) => isOpenTo(zoneObstacle(this.balancer, node, target, listener)));
    const questionEnd: QuestionEnd = { kind: 'interface', iface: target, addresses: target.addresses };
    return this.judgeNodes(enabled, questionEnd, services);
  }

  /** Where the target sees the clients' own addresses, its groups may let some of them in and others not: told only where they let in nobody at all. */
  private judgeClients({ groups, name }: Interface, services: ServiceSet): Judged {
    if (!groups || groups.incomplete) return undefined;
    const admits = groups.groups.some(
      (group) =>
        group.kind === 'implicit-default-group' ||
        this.compiled.groups
          .compiledRules(group, 'inbound')
          .some(
            ({ services4, services6 }) =>
              servicesOverlap(services4 ?? ALL_SERVICES, services) ||
              servicesOverlap(services6 ?? ALL_SERVICES, services),
          ),
    );
    if (admits) return undefined;
    return {
      node: undefined,
      blockers: [
        {
          direction: 'forward',
          checkpoint: 'security-group-inbound',
          object: name,
          message: say`
            No inbound rule of its security groups lets ${formatServices(services)} in, from whomever; the load
            balancer keeps its clients' addresses, so these are whom the rule has to name.
          `,
        },
      ],
    };
  }

  private judgeNodes(nodes: readonly Interface[], goal: QuestionEnd, services: ServiceSet): Judged {
    const judged = nodes.map((node) => this.blockersFrom(node, goal, services));
    const stopped = judged.findIndex((blockers) => blockers && blockers.length > 0);
    if (stopped < 0) return undefined;
    const everywhere = judged.every((blockers) => blockers && blockers.length > 0);
    return {
      node: everywhere ? undefined : (nodes[stopped] as Interface).subnet.name,
      blockers: judged[stopped] as Blocker[],
    };
  }

  /** What stops everything from a node; undefined where something gets through, or may, or nothing can be asked. */
  private blockersFrom(node: Interface, goal: QuestionEnd, services: ServiceSet): Blocker[] | undefined {
    const start: QuestionEnd = { kind: 'interface', iface: node, addresses: node.addresses };
    const found: Trace[] = pairsOf(this.compiled, start, goal, 'natural').flatMap((pair) =>
      traces(this.compiled, pair.start, pair.goal, pair.source, pair.destination),
    );
    const [first] = found;
    if (!first || found.some((trace) => servicesOverlap(forwardAllowed(trace).may, services))) return undefined;
    return blockersOf(this.compiled, first, services)
      .map((found) => toldBlocker(found))
      .filter(({ direction, checkpoint }) => direction === 'forward' && checkpoint !== 'load-balancer');
  }
}
