import { addressSetOfCidrs, addressSetsOverlap } from '../../address/index.js';
import type { Analysis } from '../../answers/index.js';
import type { Fix } from '../../findings/index.js';
import {
  destinationBlocks,
  everyTableKnown,
  everyTargetResolved,
  peeredVpcs,
  targetOf,
  vpcRouting,
} from '../../forwarding/index.js';
import { routesInto } from '../../repairs/index.js';
import {
  isNatGateway,
  type Peering,
  type Route,
  type RouteTable,
  type Topology,
  type Vpc,
  validCidrs,
  vpcAddresses,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import { lostReplies } from '../replies/lost-replies.js';
import type { Rule, RuleContext } from '../rule.js';

/** A peering adds no routes by itself, on either side: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html */
export const peeringRouteMissing: Rule = {
  id: 'peering-route-missing',
  severity: 'warning',
  summary: 'A peered VPC has no route to the other one.',
  needs: 'reachability',
  check(context) {
    for (const peering of context.topology.peerings) {
      const vpcs = peeredVpcs(peering);
      if (!vpcs || vpcs[0] === vpcs[1]) continue;
      checkEnd(peering, 0, vpcs, context);
      checkEnd(peering, 1, vpcs, context);
    }
  },
};

/** Whether the VPC, an end of the peering, has no route at all to the other end, and would need one. */
export function lacksPeeringRoute(peering: Peering, here: Vpc, analysis: Analysis): boolean {
  const vpcs = peeredVpcs(peering);
  if (!vpcs || vpcs[0] === vpcs[1] || !vpcs.includes(here)) return false;
  const there = vpcs[0] === here ? vpcs[1] : vpcs[0];
  const { byPeering, unresolved } = routesToPeerings(analysis.topology);
  // A VPC of which the file tells no more than its blocks may well have routes that it does not tell.
  if (here.subnets.length === 0 || unresolved.has(here)) return false;
  const all = byPeering.get(peering) ?? [];
  if (all.some(({ table, route }) => table.vpc === here && leadsTo(route, here, there))) return false;
  const others = all.filter(({ table }) => table.vpc === there);
  if (others.length === 0 || !others.every(({ table }) => servesNatGateway(table))) return true;
  // Whether anybody else uses these tables for it, packets tell.
  return lostReplies(analysis).byRoute.some(
    ({ stop: { door, place } }) => door === peering && 'vpc' in place && place.vpc === here,
  );
}

interface TableRoute {
  readonly table: RouteTable;
  readonly route: Route;
}

interface PeeringRoutes {
  readonly byPeering: ReadonlyMap<Peering, readonly TableRoute[]>;
  /** VPCs with a table or a target that leads nowhere: it may be the one that is missing. */
  readonly unresolved: ReadonlySet<Vpc>;
}

function checkEnd(peering: Peering, end: 0 | 1, vpcs: readonly [Vpc, Vpc], context: RuleContext): void {
  const [here, there] = end === 0 ? vpcs : [vpcs[1], vpcs[0]];
  if (!lacksPeeringRoute(peering, here, context.analysis)) return;
  const blocks = there.cidrs.map((literal) => literal.text).join(', ');
  context.report({
    origin: peering.ends[end].origin,
    message: say`
      No route table of VPC \`${here.name}\` has a route to \`${there.name}\` (${blocks}) by \`${peering.name}\`.
      A peering adds no routes by itself: both VPCs need one, or neither requests nor replies find their way. Add
      \`${there.cidrs[0]?.text ?? there.name} -> ${peering.name}\` to the tables of the subnets that take part.
    `,
    related: [{ message: say`VPC ${here.name}`, origin: here.nameOrigin }],
    fixes: routeFix(peering, here, there),
  });
}

function routeFix(peering: Peering, here: Vpc, there: Vpc): Fix[] {
  const edits = routesInto(here, validCidrs(there.cidrs), peering);
  return edits.length > 0 ? [{ title: say`Add routes from ${here.name} to ${there.name}`, edits }] : [];
}

function leadsTo(route: Route, here: Vpc, there: Vpc): boolean {
  const { cidrs, known } = destinationBlocks(route.destination, here);
  return !known || addressSetsOverlap(addressSetOfCidrs(cidrs), vpcAddresses(there));
}

/** Replies to a NAT gateway come back through a peering without a route, those to anybody else beside it do not: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html */
function servesNatGateway(table: RouteTable): boolean {
  const subnets = vpcRouting(table.vpc).subnetsOf.get(table) ?? [];
  return subnets.some(({ resources }) => resources.some(isNatGateway));
}

const memo = new WeakMap<Topology, PeeringRoutes>();

function routesToPeerings(topology: Topology): PeeringRoutes {
  let routes = memo.get(topology);
  if (!routes) {
    routes = findRoutes(topology);
    memo.set(topology, routes);
  }
  return routes;
}

function findRoutes(topology: Topology): PeeringRoutes {
  const byPeering = new Map<Peering, TableRoute[]>();
  const unresolved = new Set<Vpc>();
  for (const vpc of topology.vpcs) {
    if (!everyTableKnown(vpc)) unresolved.add(vpc);
    for (const table of vpc.routeTables) {
      if (!everyTargetResolved(table)) unresolved.add(vpc);
      for (const route of table.routes) {
        const target = targetOf(route);
        if (target?.kind !== 'peering') continue;
        const found = byPeering.get(target);
        if (found) found.push({ table, route });
        else byPeering.set(target, [{ table, route }]);
      }
    }
  }
  return { byPeering, unresolved };
}
