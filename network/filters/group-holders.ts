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

/** Who carries each group, wherever it is. */
export function holdersByGroup(topology: Topology): Map<SecurityGroup, Holder[]> {
  const holders = new Map<SecurityGroup, Holder[]>();
  for (const vpc of topology.vpcs) {
    for (const holder of holdersOf(vpc)) {
      for (const group of groupsOf(holder)) {
        const known = holders.get(group);
        if (known) known.push(holder);
        else holders.set(group, [holder]);
      }
    }
  }
  return holders;
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
