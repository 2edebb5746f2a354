import { formatCidr } from '../../address/index.js';
import {
  destinationBlocks,
  destinationText,
  type EntriesByBlock,
  entriesByBlock,
  isPrefixList,
  nextWider,
  type RouteEntry,
  RouteRank,
  targetKey,
  targetText,
} from '../../forwarding/index.js';
import type { Route, RouteTable, Topology } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';

/** AWS takes the most specific route: https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html. Without this one the next wider does the same. */
export const routeRedundant: Rule = {
  id: 'route-redundant',
  severity: 'warning',
  summary: 'A route changes nothing: a wider one leads to the same target.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const table of vpc.routeTables) {
        for (const { route, wider } of redundantRoutes(table, topology)) {
          report({
            origin: route.origin,
            message: say`
              Route table \`${table.name}\` sends ${destinationText(wider.destination)} to
              \`${targetText(route.target)}\` already, and nothing between leads elsewhere. So the route for
              ${destinationText(route.destination)} changes nothing; each route counts towards the quota of the
              table. Remove it, or name the target that was meant.
            `,
            related: [{ message: say`The route that covers it`, origin: wider.origin }],
            fixes: [{ title: say`Remove the route`, edits: [{ origin: route.origin, newText: '' }] }],
          });
        }
      }
    }
  },
};

function redundantRoutes(table: RouteTable, topology: Topology): { route: Route; wider: Route }[] {
  if (table.routes.length < 2) return [];
  const entries = entriesByBlock(table, topology);
  // What is not told may well lie between the two.
  if (!entries.isWhole) return [];
  return table.routes.flatMap((route) => {
    const wider = coveringRoute(route, table, entries);
    return wider ? [{ route, wider }] : [];
  });
}

function coveringRoute(route: Route, table: RouteTable, entries: EntriesByBlock): Route | undefined {
  const target = targetKey(route.target);
  if (target === undefined || target === 'local' || target === 'blackhole' || isPrefixList(route.destination))
    return undefined;
  let covering: Route | undefined;
  for (const cidr of destinationBlocks(route.destination, table.vpc).cidrs) {
    // A route that keeps a learned one or a prefix list of the same block from being chosen does something.
    const same = entries.byBlock.get(formatCidr(cidr)) ?? [];
    if (same.some((entry) => entry.route !== route)) return undefined;
    const wider = chosen(nextWider(cidr, entries));
    if (!wider?.route || targetKey(wider.route.target) !== target || isContested(wider, target, entries))
      return undefined;
    covering ??= wider.route;
  }
  return covering;
}

/** Of prefix lists that overlap AWS picks one at random: a route that decides between them does something. */
function isContested(
  { block, rank }: RouteEntry,
  target: ReturnType<typeof targetKey>,
  entries: EntriesByBlock,
): boolean {
  if (rank !== RouteRank.prefixList) return false;
  const [first, ...others] = nextWider(block, entries);
  if (!first) return false;
  const isRival = (entry: RouteEntry): boolean =>
    entry.rank === RouteRank.prefixList && entry.route !== undefined && targetKey(entry.route.target) !== target;
  return isRival(first) || others.some(isRival) || isContested({ ...first, rank }, target, entries);
}

/** The one in force of several for one block: static before prefix list before learned. Undefined where that is not certain. */
function chosen(entries: readonly RouteEntry[]): RouteEntry | undefined {
  const statics = entries.filter(({ rank }) => rank === RouteRank.static);
  if (statics.length === 1) return statics[0];
  return entries.length === 1 ? entries[0] : undefined;
}
