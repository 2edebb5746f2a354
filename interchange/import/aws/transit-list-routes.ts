import { say } from '../../../network/words/index.js';
import type { RouteDraft, TransitGatewayTableDraft } from '../builder/draft.js';
import type { Import } from './context.js';
import { readPrefixLists } from './prefix-lists.js';

/** A route that a reference to a prefix list makes, of one entry of it. */
export interface ListedRoute {
  readonly table: TransitGatewayTableDraft;
  readonly list: string;
  readonly block: string;
  readonly route: RouteDraft;
}

/**
 * `search-transit-gateway-routes` tells a route for each entry of a prefix list. Where that is what the list's own answer tells, the list is the destination, as people wrote it;
 * else the routes are what is known, and an entry that one answer alone tells is there or not: lists change.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRoute.html
 */
export function addListedRoutes(context: Import, listed: readonly ListedRoute[]): void {
  if (listed.length === 0) return;
  const lists = readPrefixLists({ ...context, warnings: context.scratch });
  const references = new Map<TransitGatewayTableDraft, Map<string, ListedRoute[]>>();
  for (const one of listed) {
    const ofTable = references.get(one.table) ?? new Map<string, ListedRoute[]>();
    references.set(one.table, ofTable);
    const routes = ofTable.get(one.list);
    if (routes) routes.push(one);
    else ofTable.set(one.list, [one]);
  }
  for (const [table, ofTable] of references)
    for (const [list, routes] of ofTable) addReference(context, table, list, routes, lists.get(list)?.cidrs);
}

function addReference(
  context: Import,
  table: TransitGatewayTableDraft,
  list: string,
  routes: readonly ListedRoute[],
  entries: readonly string[] | undefined,
): void {
  const [first] = routes;
  if (!first) return;
  const told = new Set(routes.map(({ block }) => block));
  const targets = new Set(routes.map(({ route }) => JSON.stringify(route.target)));
  const isSame = entries?.length === told.size && entries.every((entry) => told.has(entry));
  if (isSame && targets.size === 1 && routes.every(({ route }) => !route.maybe)) {
    context.usedPrefixLists.add(list);
    table.routes.push({ ...first.route, destination: { ref: list } });
    return;
  }
  const known = new Set(entries);
  const isInOneAlone = (block: string): boolean => entries !== undefined && !known.has(block);
  const untold = entries?.filter((entry) => !told.has(entry)) ?? [];
  if (untold.length > 0 || [...told].some(isInOneAlone))
    context.warnings.add(
      say`
        The routes of transit gateway table ${table.ids[0] ?? ''} and the entries of ${list} differ: what one of
        them alone tells may be there or not. If the list was changed between the two answers, ask for both again.
      `,
    );
  // A static route goes before one of a list: https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
  const taken = new Set(
    table.routes.flatMap(({ destination, maybe }) => (!maybe && 'cidr' in destination ? [destination.cidr] : [])),
  );
  const all = [
    ...routes.map(({ block, route }) => (isInOneAlone(block) ? { ...route, maybe: true } : route)),
    ...untold.map((cidr) => ({ ...first.route, destination: { cidr }, maybe: true })),
  ];
  for (const route of all)
    if (!('cidr' in route.destination && taken.has(route.destination.cidr))) table.routes.push(route);
}
