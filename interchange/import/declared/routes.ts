import { say } from '../../../network/words/index.js';
import type { Key, RouteDestinationDraft, RouteDraft, RouteTableDraft, RouteTargetDraft } from '../builder/draft.js';
import { defineMentionedGateway } from '../builder/mentioned-gateways.js';
import { unknownTransit } from '../builder/placeholders.js';
import type { Context } from './context.js';
import type { Fields } from './fields.js';
import { untoldEndpoint } from './firewalls.js';
import { isUnknown, known } from './value.js';

const DESTINATIONS = [
  'cidr_block',
  'destination_cidr_block',
  'ipv6_cidr_block',
  'destination_ipv6_cidr_block',
] as const;
const TARGETS = [
  'gateway_id',
  'nat_gateway_id',
  'network_interface_id',
  'instance_id',
  'transit_gateway_id',
  'vpc_peering_connection_id',
  'egress_only_gateway_id',
  'egress_only_internet_gateway_id',
  'vpc_endpoint_id',
  'carrier_gateway_id',
  'local_gateway_id',
  'core_network_arn',
  'odb_network_arn',
] as const;

/**
 * A route of a table, or none where another part of the input says the same. Where conditions that nobody decides choose its destination or its target, each
 * that it can have: certain where it has that one in every way in which they may turn out.
 */
export function importRoute(context: Context, table: Key, draft: RouteTableDraft, fields: Fields): RouteDraft[] {
  const ways = isOpen(fields) ? fields.readings : [];
  const targets = possibleTargets(context, fields);
  if (ways.length === 0 && targets.length > 0) {
    const routes = targets.flatMap((ref) => routeOf(context, table, draft, fields, { ref }));
    const alternatives = routes.map((route) => ({ ...route, maybe: true as const }));
    context.oneOfRoutes.push({ table, routes: alternatives });
    return alternatives;
  }
  if (ways.length === 0 || ways.some(isOpen)) return routeOf(context, table, draft, fields);
  const all = ways.map((way) => routeOf(context, table, draft, way));
  const found = new Map(all.flat().map((route) => [JSON.stringify(route), route]));
  const alternatives = [...found].map(([text, route]) =>
    all.every((way) => way.some((one) => JSON.stringify(one) === text)) ? route : { ...route, maybe: true },
  );
  // Where there may be none at all, none of them stands for all.
  if (all.every((way) => way.length > 0)) context.oneOfRoutes.push({ table, routes: alternatives });
  return alternatives;
}

/** The gateways of which an index picks one that nothing tells. */
function possibleTargets(context: Context, fields: Fields): Key[] {
  const told = TARGETS.map((field) => fields.text(field)).filter((value) => value !== undefined);
  const [only, another] = told;
  if (another !== undefined || !isUnknown(only) || only.among === undefined || only.among.open) return [];
  const { network } = context;
  const keys = only.among.keys.map((key) => context.key(key));
  // Of a gateway endpoint AWS writes the routes.
  return keys.every((key) => network.has(key) && !network.has(key, 'gateway-endpoint')) ? keys : [];
}

const isOpen = (fields: Fields): boolean =>
  [...DESTINATIONS, 'destination_prefix_list_id', ...TARGETS].some((field) => isUnknown(fields.raw(field)));

function routeOf(
  context: Context,
  table: Key,
  draft: RouteTableDraft,
  fields: Fields,
  told?: RouteTargetDraft,
): RouteDraft[] {
  const blocks = DESTINATIONS.map((field) => fields.cidr(field)).filter((block) => block !== undefined);
  const list = fields.text('destination_prefix_list_id');
  const block = blocks.find((one) => typeof one === 'string');
  const destination: RouteDestinationDraft | undefined =
    typeof block === 'string' ? { cidr: block } : typeof list === 'string' ? { ref: context.key(list) } : undefined;
  if (!destination) {
    context.warn(
      say`The destination of this route is not known: what its table does with a packet is unknown.`,
      fields.place,
    );
    draft.unknown = true;
    return [];
  }
  const isBlackhole = known(fields.text('state')) === 'blackhole';
  const target = told ?? (isBlackhole ? 'blackhole' : targetOf(context, draft, fields));
  if (target === 'local' && 'cidr' in destination) {
    const own = context.network.find(draft.vpc, 'vpc')?.cidrs ?? [];
    if (own.includes(destination.cidr)) return [];
  }
  if (typeof target === 'object') {
    // AWS writes the routes of gateway endpoints itself; here the endpoint tells the tables.
    const endpoint = context.network.find(target.ref, 'gateway-endpoint');
    if (endpoint && 'ref' in destination) {
      if (!endpoint.routeTables.includes(table)) endpoint.routeTables.push(table);
      return [];
    }
  }
  return [{ destination, target }];
}

function targetOf(context: Context, table: RouteTableDraft, fields: Fields): RouteTargetDraft {
  const told = TARGETS.map((field) => [field, fields.text(field)] as const).filter(([, value]) => value !== undefined);
  const id = told.map(([, value]) => value).find((value): value is string => typeof value === 'string');
  // A gateway that the input does not hold, and that something attaches.
  const attached = told
    .map(([, value]) => (isUnknown(value) ? value.thing?.key : undefined))
    .find((key) => context.network.has(key));
  if (id === undefined && attached !== undefined) return { ref: attached };
  if (id === 'local') return 'local';
  if (typeof id === 'string' && context.leadsNowhere(id)) {
    context.warn(
      say`
        This route leads to ${id}, which is taken away, or attached to nothing: AWS keeps such a route as a
        blackhole, and drops what it matches.
      `,
      fields.place,
    );
    return 'blackhole';
  }
  if (typeof id === 'string') {
    defineMentionedGateway(context.network, context.warnings, id, context.key(table.vpc));
    return { ref: context.key(id) };
  }
  const unknown = told[0];
  context.warn(
    unknown && isUnknown(unknown[1])
      ? say`The target of this route is not known: ${unknown[1].why}. What becomes of its packets is unknown.`
      : say`The target of this route is not known. What becomes of its packets is unknown.`,
    unknown ? fields.at(unknown[0]) : fields.place,
  );
  const label = `target-of-${table.label ?? 'a-route'}`;
  return {
    ref:
      unknown?.[0] === 'vpc_endpoint_id'
        ? untoldEndpoint(context, label, table.vpc)
        : unknownTransit(context.network, label, table.vpc),
  };
}
