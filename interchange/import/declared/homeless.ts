import { say } from '../../../network/words/index.js';
import type { Key, LoadBalancerDraft, ResourceDraft } from '../builder/draft.js';
import { leaveTargetsOpen } from '../builder/untold-targets.js';
import type { Context } from './context.js';
import { defineSubnet, hasParameters, possibleHomes } from './homes.js';

/** What the language lets stand where it only may be. */
const MOVED: ReadonlySet<ResourceDraft['type']> = new Set([
  'instance',
  'interface',
  'database',
  'function',
  'interface-endpoint',
  'nat-gateway',
]);

/**
 * What lies where nobody tells, and there are several VPCs that it may lie in, may be in each of them: in a subnet of which nothing is told. Its name means all of
 * these. What it is in there hangs on routes and ACLs that nobody tells; what its groups stop is stopped wherever it is.
 */
export function placeHomeless(context: Context): void {
  if (context.homeless.size > 0) placeInEach(context);
  leadToOwn(context);
}

/** A route leads to nothing of another VPC, so that a table's leads to what may stand in its own. https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html */
function leadToOwn({ network }: Context): void {
  for (const [, { vpc, routes }] of network.all('route-table'))
    for (const route of routes) {
      const { target } = route;
      const key = typeof target === 'string' ? undefined : network.keyOf(target.ref);
      const own = key === undefined ? undefined : keyIn(network.keyOf(vpc) ?? vpc, key);
      if (own !== undefined && network.has(own, 'resource', 'regional-nat-gateway')) route.target = { ref: own };
    }
}

/** What stands in a VPC for something that may lie in several; in the first of them that keeps its own key. */
export const keyIn = (vpc: Key, key: Key): Key => `${key} in ${vpc}`;

function placeInEach(context: Context): void {
  const { network, homeless } = context;
  const isHomeless = (subnets: readonly Key[]): boolean =>
    subnets.length > 0 && subnets.every((subnet) => homeless.has(context.key(subnet)));
  for (const [key, resource] of [...network.all('resource')]) {
    if (!isHomeless(resource.subnets) || !MOVED.has(resource.type)) continue;
    inEachHome(context, key, resource, ({ subnet, ...place }) => ({
      ...resource,
      ...place,
      subnets: [subnet],
      addresses: [],
      maybe: true,
    }));
  }
  for (const [key, balancer] of [...network.all('load-balancer')]) {
    if (!isHomeless(balancer.nodes.map(({ subnet }) => subnet))) continue;
    const copies = inEachHome(context, key, balancer, ({ subnet, ...place }) => ({
      ...balancer,
      ...place,
      nodes: [{ subnet }],
      // A VPC that it is not in needs no internet gateway for it.
      isPublic: false,
      maybePublic: balancer.isPublic || balancer.maybePublic ? true : undefined,
      listeners: [],
    }));
    if (copies.length > 0) context.homelessBalancers.set(key, copies);
  }
  for (const [, service] of network.all('endpoint-service')) {
    const moved = service.loadBalancers.find((one) => context.homelessBalancers.has(context.key(one)));
    service.vpc = network.find(moved, 'load-balancer')?.vpc ?? service.vpc;
  }
}

/** Whether a load balancer is in a VPC cannot be left open by itself: what it listens for is told, and nobody knows whether it answers. */
export function openHomelessBalancers({ network, homelessBalancers }: Context): void {
  for (const [key, copies] of homelessBalancers) {
    const traffics = (network.find(key, 'load-balancer')?.listeners ?? []).map(({ traffic }) => traffic);
    for (const copy of copies) {
      const balancer = network.find(copy, 'load-balancer');
      if (!balancer) continue;
      balancer.listeners = [];
      leaveTargetsOpen(balancer, traffics);
    }
  }
}

interface Home {
  readonly vpc: Key;
  readonly subnet: Key;
  readonly ids: string[];
  readonly label: string;
  readonly securityGroups: Key[] | undefined;
}

/** The keys of what stands for it in each VPC; none where it can be told. */
function inEachHome<D extends ResourceDraft | LoadBalancerDraft>(
  context: Context,
  key: Key,
  draft: D,
  at: (home: Home) => D,
): Key[] {
  const { network } = context;
  const homes = possibleHomes(context, key);
  if (homes.length < 2) return [];
  const label = draft.label ?? key;
  const nameOf = (home: Key) => network.find(home, 'vpc')?.label ?? home;
  const advice = hasParameters(context)
    ? say`Tell the values of the parameters that say so.`
    : say`Add a file that tells: a state of it.`;
  context.warnings.add(
    say`In which of the VPCs ${homes.map(nameOf).join(', ')} ${label} lies is not told: it may be in each. ${advice}`,
  );
  network.remove(key);
  const ids = [...draft.ids, ...(/^[A-Za-z_][\w-]*$/.test(label) ? [label] : [])];
  return homes.map((vpc, i) => {
    const name = `${label}-in-${nameOf(vpc)}`;
    const subnet: Key = `${key} untold subnet of ${vpc}`;
    defineSubnet(context, subnet, `${name}-subnet`, vpc, true);
    context.untold.add(subnet);
    const copy = i === 0 ? key : keyIn(vpc, key);
    const securityGroups = draft.securityGroups && [...draft.securityGroups];
    network.define(copy, at({ vpc, subnet, ids: [...ids], label: name, securityGroups }));
    return copy;
  });
}
