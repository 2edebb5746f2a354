import {
  addressSetOfCidrs,
  type Cidr,
  cidrCovers,
  cidrRange,
  cidrsOfSet,
  familyOf,
  formatCidr,
  subtractAddresses,
} from '../../address/index.js';
import type { Fix } from '../../findings/index.js';
import { destinationBlocks, destinationText, isPrefixList, targetKey, targetText } from '../../forwarding/index.js';
import type { Route, RouteTable } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { addition } from '../fixes.js';
import type { Rule, RuleContext } from '../rule.js';

/** With overlapping prefix lists AWS picks one at random: https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html */
export const routeAmbiguous: Rule = {
  id: 'route-ambiguous',
  severity: 'warning',
  summary: 'Two prefix lists in a table overlap and lead to different targets; AWS picks one at random.',
  needs: 'topology',
  check(context) {
    for (const vpc of context.topology.vpcs) for (const table of vpc.routeTables) checkTable(table, context);
  },
};

interface ListBlock {
  readonly cidr: Cidr;
  readonly route: Route;
}

function checkTable(table: RouteTable, { report }: RuleContext): void {
  const blocks = table.routes
    .filter((route) => isPrefixList(route.destination) && targetKey(route.target) !== undefined)
    .flatMap((route): ListBlock[] =>
      destinationBlocks(route.destination, table.vpc).cidrs.map((cidr) => ({ cidr, route })),
    );
  if (blocks.length < 2) return;
  const place = new Map(table.routes.map((route, index) => [route, index]));
  const settled = blocksOfTheirOwn(table);
  const found = new Map<Route, Map<Route, Cidr[]>>();
  for (const [first, second] of overlaps(blocks)) {
    const narrower = cidrCovers(first.cidr, second.cidr) ? second.cidr : first.cidr;
    const open = leftOpen(narrower, settled);
    if (open.length === 0) continue;
    const isInOrder = (place.get(first.route) ?? 0) <= (place.get(second.route) ?? 0);
    const [earlier, later] = isInOrder ? [first.route, second.route] : [second.route, first.route];
    const pairs = found.get(later) ?? new Map<Route, Cidr[]>();
    found.set(later, pairs.set(earlier, [...(pairs.get(earlier) ?? []), ...open]));
  }
  for (const [later, pairs] of found)
    for (const [earlier, common] of pairs) tell(table, earlier, later, common, report);
}

function tell(
  table: RouteTable,
  earlier: Route,
  later: Route,
  common: readonly Cidr[],
  report: RuleContext['report'],
): void {
  report({
    origin: later.origin,
    message: say`
      ${formatCidr(common[0] as Cidr)} is in \`${destinationText(later.destination)}\`, which leads to
      \`${targetText(later.target)}\`, and in \`${destinationText(earlier.destination)}\`, which
      leads to \`${targetText(earlier.target)}\`. Where prefix lists of one table overlap, AWS picks a
      target at random. Take the common blocks out of one list, or add a static route for them: it comes first.
    `,
    related: [{ message: say`The other prefix list`, origin: earlier.origin }],
    fixes: [earlier, later].flatMap(({ target }) => settle(table, common, target)),
  });
}

/** More routes than these nobody would want by one click. */
const MOST_ROUTES = 8;

function settle(table: RouteTable, common: readonly Cidr[], target: Route['target']): Fix[] {
  const blocks = [...new Set(common.map(formatCidr))];
  if (blocks.length > MOST_ROUTES) return [];
  return addition(
    say`Send what both have to ${targetText(target)}`,
    table.origin,
    blocks.map((block) => `${block} -> ${targetText(target)}`),
  );
}

/** A route to a block goes before one by a prefix list, where it is as narrow or narrower. */
function blocksOfTheirOwn({ routes, vpc }: RouteTable): readonly Cidr[] {
  return routes
    .filter(({ destination, maybe }) => !maybe && !isPrefixList(destination))
    .flatMap(({ destination }) => destinationBlocks(destination, vpc).cidrs);
}

function leftOpen(block: Cidr, settled: readonly Cidr[]): Cidr[] {
  const within = settled.filter((one) => familyOf(one.base) === familyOf(block.base) && cidrCovers(block, one));
  return cidrsOfSet(subtractAddresses([cidrRange(block)], addressSetOfCidrs(within)));
}

/** Pairs of blocks that overlap and lead to different targets. Sorted, a block's neighbours are those it nests with: a stack of the blocks that are open is enough. */
function overlaps(blocks: readonly ListBlock[]): [ListBlock, ListBlock][] {
  const sorted = [...blocks].sort(byPosition);
  const open: ListBlock[] = [];
  const pairs: [ListBlock, ListBlock][] = [];
  for (const block of sorted) {
    while (open.length > 0 && !cidrCovers((open.at(-1) as ListBlock).cidr, block.cidr)) open.pop();
    for (const outer of open) {
      if (targetKey(outer.route.target) !== targetKey(block.route.target)) pairs.push([outer, block]);
    }
    open.push(block);
  }
  return pairs;
}

function byPosition(a: ListBlock, b: ListBlock): number {
  if (familyOf(a.cidr.base) !== familyOf(b.cidr.base)) return familyOf(a.cidr.base) - familyOf(b.cidr.base);
  if (a.cidr.base !== b.cidr.base) return a.cidr.base < b.cidr.base ? -1 : 1;
  return a.cidr.prefixLength - b.cidr.prefixLength;
}
