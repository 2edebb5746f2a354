import { say } from '../../../network/words/index.js';
import type { Key, ResourceDraft, RouteDraft, RouteTableDraft } from '../builder/draft.js';
import { spreadOver } from '../builder/spread.js';
import { AlikeSubnets } from './alike-subnets.js';
import type { Context } from './context.js';
import { defineSubnet, untoldSubnet } from './homes.js';

/**
 * Where nothing tells in which of several subnets something lies: where that makes no difference it is in the first of them; else it may be in each.
 */
export function settlePlaces(context: Context): void {
  const { oneOf, oneOfQuietly, possibleNodes, oneOfTables, oneOfRoutes } = context;
  if (oneOf.size + oneOfQuietly.size + possibleNodes.size + oneOfTables.size + oneOfRoutes.length === 0) return;
  const alike = new AlikeSubnets(context);
  for (const { table, routes } of oneOfRoutes) settleRoutes(context, alike, table, routes);
  settleTables(context, alike);
  const told: Said = new Map();
  for (const [key, possible] of context.possibleNodes) settleNodes(context, alike, key, possible);
  for (const [owner, keys] of context.oneOf) {
    const resource = context.network.find(owner, 'resource');
    const at = resource?.subnets.indexOf(keys[0] ?? '') ?? -1;
    if (!resource || at < 0) continue;
    const label = resource.label ?? owner;
    const names = keys.map((key) => context.network.find(key, 'subnet')?.label ?? key);
    const isAlike = alike.are(owner, keys);
    note(told, names, isAlike, label);
    if (isAlike) {
      resource.doc = `It lies in ${resource.subnets.length > 1 ? 'some' : 'one'} of the subnets ${[...names].sort().join(', ')}, which are alike.`;
      continue;
    }
    if (resource.type === 'nat-gateway') placeNatGateway(context, alike, resource, keys);
    else spreadOver(resource, keys);
  }
  settleDatabases(context, alike, told);
  for (const [names, { alike: some, other }] of told) {
    if (some.length > 0)
      context.warnings.add(
        some.length === 1
          ? say`
              Nothing tells in which of the subnets ${names} ${some.join(', ')} lies: each stands in one of them or in all,
              since what decides about packets is alike there.
            `
          : say`
              Nothing tells in which of the subnets ${names} ${some.join(', ')} lie: each stands in one of them or in all,
              since what decides about packets is alike there.
            `,
      );
    if (other.length > 0)
      context.warnings.add(
        other.length === 1
          ? say`
              Nothing tells in which of the subnets ${names} ${other.join(', ')} lies: what those do not have in common is
              unknown.
            `
          : say`
              Nothing tells in which of the subnets ${names} ${other.join(', ')} lie: what those do not have in common is
              unknown.
            `,
      );
  }
}

/** Where it makes a difference in which of several subnets a database lies, nobody knows what reaches it. */
function settleDatabases({ network, oneOfQuietly }: Context, alike: AlikeSubnets, told: Said): void {
  for (const [key, keys] of oneOfQuietly) {
    const database = network.find(key, 'resource');
    if (!database || alike.are(key, keys)) continue;
    const names = keys.map((one) => network.find(one, 'subnet')?.label ?? one);
    note(told, names, false, database.label ?? key);
    spreadOver(database, keys);
  }
}

/** What is to be said of some subnets, once for all that may lie there. */
type Said = Map<string, { readonly alike: string[]; readonly other: string[] }>;

function note(said: Said, names: readonly string[], isAlike: boolean, label: string): void {
  const id = [...names].sort().join(', ');
  const of = said.get(id) ?? { alike: [], other: [] };
  said.set(id, of);
  (isAlike ? of.alike : of.other).push(label);
}

/** Nodes that a load balancer has only as some conditions turn out: where they are like the others it has them; else nobody tells what lies there. */
function settleNodes(context: Context, alike: AlikeSubnets, key: Key, possible: readonly Key[]): void {
  const balancer = context.network.find(key, 'load-balancer');
  if (!balancer) return;
  const subnets = balancer.nodes.map(({ subnet }) => subnet);
  const label = balancer.label ?? key;
  const names = subnets.map((one) => context.network.find(one, 'subnet')?.label ?? one).join(', ');
  if (alike.are(key, subnets)) {
    context.warnings.add(
      say`
        Nothing tells in which of the subnets ${names} load balancer ${label} has nodes: it has one in each, since
        what decides about packets is alike in all.
      `,
    );
    return;
  }
  context.warnings.add(
    say`
      Nothing tells in which of the subnets ${names} load balancer ${label} has nodes: what they do not have in
      common is unknown.
    `,
  );
  const certain = balancer.nodes.filter(({ subnet }) => !possible.includes(subnet));
  balancer.nodes = [...certain, { subnet: untoldSubnet(context, key, label, balancer.vpc) }];
}

/** What its subnets have in common holds. Where it sends things elsewhere than to the internet, it is known there by its address, which nobody tells. */
function placeNatGateway(context: Context, alike: AlikeSubnets, gateway: ResourceDraft, keys: readonly Key[]): void {
  const { network } = context;
  const [first = ''] = keys;
  const told = network.find(first, 'subnet');
  const key = `${gateway.label} of ${first}`;
  defineSubnet(context, key, `${gateway.label}-subnet`, gateway.vpc, true);
  gateway.subnets = [key];
  const subnet = network.find(key, 'subnet');
  if (!subnet || !told || !alike.haveOneAcl(keys) || !alike.haveOneTable(keys) || !alike.haveOneExclusion(keys)) return;
  if (!alike.leadsOut(told.routeTable)) return;
  const exclusions = network.find(told.vpc, 'vpc')?.blockPublicAccess?.exclusions ?? [];
  const own = exclusions.filter((one) => context.key(one.subnet) === first);
  exclusions.push(...own.map((one) => ({ ...one, subnet: key })));
  const { networkAcl, routeTable } = told;
  Object.assign(subnet, { networkAcl, routeTable, networkAclUnknown: undefined, routeTableUnknown: undefined });
}

/** Routes of which a table has one, to gateways that do the same: the first whose gateway is there for certain. */
function settleRoutes(context: Context, alike: AlikeSubnets, key: Key, routes: readonly RouteDraft[]): void {
  const table = context.network.find(key, 'route-table');
  const first =
    routes.find(({ target }) => typeof target === 'string' || !context.mayBeLeftOut(target.ref)) ?? routes[0];
  const others = routes.filter((route) => route !== first);
  if (!table || !first || others.length === 0 || !alike.areRoutes(routes)) return;
  const { maybe: _, ...certain } = first;
  table.routes = table.routes.flatMap((route) => (route === first ? certain : others.includes(route) ? [] : route));
}

/** A subnet that has one of several route tables: where they are alike, the first; else the routes that all of them have, and perhaps others. */
function settleTables(context: Context, alike: AlikeSubnets): void {
  const { network, oneOfTables, warnings } = context;
  const open: Said = new Map();
  for (const [key, tables] of oneOfTables) {
    const subnet = network.find(key, 'subnet');
    const [first, ...others] = tables.flatMap((one) => network.find(one, 'route-table') ?? []);
    if (!subnet) continue;
    const isTold = first !== undefined && others.length === tables.length - 1;
    if (isTold && alike.areTables(tables)) {
      subnet.routeTable = tables[0];
      continue;
    }
    const names = tables.map((one) => nameOfTable(context, one));
    note(open, names, false, subnet.label ?? key);
    if (!isTold) continue;
    const isCommon = (route: RouteDraft) =>
      others.every(({ routes }) => routes.some((one) => JSON.stringify(one) === JSON.stringify(route)));
    const label = `${subnet.label ?? key}-routes`;
    const all = [first, ...others];
    const isWhole = all.every(({ unknown, propagations }) => !unknown && propagations.length === 0);
    const routes = isWhole ? routesPerhaps(all) : first.routes.filter(isCommon);
    const more = isWhole ? {} : { unknown: true };
    const own = { routes, propagations: [], main: false, ...more };
    network.define(`${key} one of tables`, { kind: 'route-table', ids: [], label, vpc: subnet.vpc, ...own });
    subnet.routeTable = `${key} one of tables`;
  }
  for (const [names, { other }] of open)
    warnings.add(
      say`
        Nothing tells which of the route tables ${names} is that of ${other.join(', ')}: what those do not have in
        common is unknown.
      `,
    );
}

/** The routes that all of some tables have, and perhaps those that only some have. */
function routesPerhaps(tables: readonly RouteTableDraft[]): RouteDraft[] {
  const all = new Map(tables.flatMap(({ routes }) => routes).map((route) => [JSON.stringify(route), route]));
  const isInAll = (text: string) => tables.every(({ routes }) => routes.some((one) => JSON.stringify(one) === text));
  return [...all].map(([text, route]) => (isInAll(text) ? route : { ...route, maybe: true }));
}

/** A VPC stands for its main table. */
function nameOfTable({ network }: Context, key: Key): string {
  const vpc = network.find(key, 'vpc');
  return vpc ? say`the main one of ${vpc.label ?? key}` : (network.find(key, 'route-table')?.label ?? key);
}
