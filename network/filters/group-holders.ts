import {
  defaultSecurityGroup,
  type GroupRule,
  hasMaybeGroupsAlone,
  type LoadBalancer,
  type Resource,
  type SecurityGroup,
  type Topology,
  traitsOf,
  type Vpc,
} from '../topology/index.js';

/** What carries security groups. */
export type Holder = Resource | LoadBalancer;

export function* holdersOf(vpc: Vpc): Iterable<Holder> {
  for (const subnet of vpc.subnets) yield* subnet.resources;
  yield* vpc.spanningResources;
  yield* vpc.loadBalancers;
}

/** The declared groups of a holder, those that it may have and those that it has by default too. Network and classic load balancers may have none. */
export function groupsOf(holder: Holder): readonly SecurityGroup[] {
  const named = holder.securityGroups?.flatMap(({ target }) => (target ? [target] : [])) ?? [];
  if (holder.securityGroups && !hasMaybeGroupsAlone(holder)) return named;
  const none =
    (holder.kind === 'load-balancer' && holder.type === 'network') ||
    (holder.kind === 'resource' && !traitsOf(holder).hasSecurityGroups);
  const own = none ? undefined : defaultSecurityGroup(holder.vpc);
  return own && !named.includes(own) ? [...named, own] : named;
}

const NOBODY: readonly Holder[] = [];

type Holders = Map<SecurityGroup, Holder[]>;

const known = new WeakMap<Vpc, ReadonlyMap<SecurityGroup, readonly Holder[]>>();

/** Who in a VPC carries each group. */
export function holdersIn(vpc: Vpc): ReadonlyMap<SecurityGroup, readonly Holder[]> {
  let holders = known.get(vpc);
  if (!holders) {
    const found: Holders = new Map();
    for (const holder of holdersOf(vpc)) {
      for (const group of groupsOf(holder)) {
        const others = found.get(group);
        if (others) others.push(holder);
        else found.set(group, [holder]);
      }
    }
    holders = found;
    known.set(vpc, holders);
  }
  return holders;
}

/** Who carries a group, wherever it is. */
export function holdersOfGroup(group: SecurityGroup, { vpcs }: Topology): Holder[] {
  const all: Holder[] = [];
  for (const vpc of vpcs) for (const holder of holdersIn(vpc).get(group) ?? NOBODY) all.push(holder);
  return all;
}

/** The same of each group. */
export function holdersByGroup({ vpcs }: Topology): Map<SecurityGroup, Holder[]> {
  const all: Holders = new Map();
  for (const vpc of vpcs)
    for (const [group, holders] of holdersIn(vpc)) all.set(group, [...(all.get(group) ?? []), ...holders]);
  return all;
}

export function* groups(topology: Topology): Iterable<SecurityGroup> {
  for (const vpc of topology.vpcs) yield* vpc.securityGroups;
}

export function rulesOf(group: SecurityGroup): readonly GroupRule[] {
  return [...(group.inbound ?? []), ...(group.outbound ?? [])];
}

/** The rules that AWS would take: a `deny` is none. */
export function allowRules(rules: readonly GroupRule[] | undefined): readonly GroupRule[] {
  return (rules ?? []).filter(({ action }) => action.value === 'allow');
}
