import { type Cidr, cidrCovers, familyOf, formatCidr } from '../../address/index.js';
import { destinationBlocks, destinationText, isPrefixList, targetKey, targetText } from '../../forwarding/index.js';
import type { Route, RouteTable } from '../../topology/index.js';
import { say } from '../../words/index.js';
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
  const reported = new Map<Route, Set<Route>>();
  for (const [first, second] of overlaps(blocks)) {
    const [earlier, later] =
      (place.get(first.route) ?? 0) <= (place.get(second.route) ?? 0) ? [first, second] : [second, first];
    const pairs = reported.get(later.route) ?? new Set<Route>();
    if (pairs.has(earlier.route)) continue;
    reported.set(later.route, pairs.add(earlier.route));
    const narrower = cidrCovers(first.cidr, second.cidr) ? second.cidr : first.cidr;
    report({
      origin: later.route.origin,
      message: say`
        ${formatCidr(narrower)} is in \`${destinationText(later.route.destination)}\`, which leads to
        \`${targetText(later.route.target)}\`, and in \`${destinationText(earlier.route.destination)}\`, which
        leads to \`${targetText(earlier.route.target)}\`. Where prefix lists of one table overlap, AWS picks a
        target at random. Take the common blocks out of one list, or add a static route for them: it comes first.
      `,
      related: [{ message: say`The other prefix list`, origin: earlier.route.origin }],
    });
  }
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
