import { say } from '../../../network/words/index.js';
import type { RouteDraft, RouteTableDraft, RouteTargetDraft } from '../builder/draft.js';
import { defineMentionedGateway } from '../builder/mentioned-gateways.js';
import { unknownTransit } from '../builder/placeholders.js';
import { readBlock } from './blocks.js';
import { type Import, learn, readKind, requireId } from './context.js';
import { flag, list, nameTag, type Reading, readList, state, tags, text } from './fields.js';
import { isOpenBlock } from './open-blocks.js';
import { stateOf } from './states.js';

const TABLE = { RouteTableId: text, VpcId: text, Associations: list, Routes: list, PropagatingVgws: list, Tags: tags };
const ASSOCIATION = { Main: flag, SubnetId: text, GatewayId: text, PublicIpv4Pool: text, AssociationState: state };
const PROPAGATION = { GatewayId: text };
const ROUTE = {
  DestinationCidrBlock: text,
  DestinationIpv6CidrBlock: text,
  DestinationPrefixListId: text,
  GatewayId: text,
  NatGatewayId: text,
  NetworkInterfaceId: text,
  InstanceId: text,
  TransitGatewayId: text,
  VpcPeeringConnectionId: text,
  EgressOnlyInternetGatewayId: text,
  VpcEndpointId: text,
  CarrierGatewayId: text,
  LocalGatewayId: text,
  CoreNetworkArn: text,
  OdbNetworkArn: text,
  Origin: text,
  State: text,
};
type RouteReading = Reading<typeof ROUTE>;

const TARGETS = [
  'GatewayId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'InstanceId',
  'TransitGatewayId',
  'VpcPeeringConnectionId',
  'EgressOnlyInternetGatewayId',
  'VpcEndpointId',
  'CarrierGatewayId',
  'LocalGatewayId',
  'CoreNetworkArn',
  'OdbNetworkArn',
] as const;

const PROPAGATED = 'EnableVgwRoutePropagation';

export function importRouteTables(context: Import): void {
  const { network, warnings } = context;
  const tables = readKind(context, 'RouteTables', TABLE);
  if (tables.length < context.described.items('RouteTables').length || context.described.isCut('RouteTables'))
    context.uncertainRouting.add('all');
  for (const reading of tables) {
    const { value, place, malformed } = reading;
    const id = requireId(context, reading, 'RouteTableId');
    const vpc =
      value.VpcId ??
      readList(value.Associations, ASSOCIATION, place, 'Associations', context.scratch)
        .map((one) => network.find(one.value.SubnetId, 'subnet')?.vpc)
        .find((found) => found !== undefined);
    if (!id || vpc === undefined) {
      if (id) warnings.add(say`Route table ${id} is left out: the data do not say in which VPC it is.`, place);
      context.uncertainRouting.add(vpc ?? 'all');
      continue;
    }
    if (network.has(id)) continue;
    const table: RouteTableDraft = {
      kind: 'route-table',
      vpc,
      ids: [id],
      label: nameTag(value.Tags),
      main: false,
      routes: [],
      propagations: [],
    };
    network.define(id, table);
    associate(context, id, table, reading);
    const propagating = readList(value.PropagatingVgws, PROPAGATION, place, 'PropagatingVgws', warnings);
    for (const { value: gateway, maybe } of propagating) {
      if (maybe) table.unknown = true;
      else if (gateway.GatewayId) table.propagations.push(gateway.GatewayId);
    }
    for (const { value: route } of readList(value.Routes, ROUTE, place, 'Routes', context.scratch))
      if (route.Origin === PROPAGATED && route.GatewayId && !table.propagations.includes(route.GatewayId))
        table.propagations.push(route.GatewayId);
    for (const gateway of table.propagations) existing(context, gateway, table.vpc);
    const routes = readList(value.Routes, ROUTE, place, 'Routes', warnings);
    for (const route of routes.filter((one) => !one.maybe))
      table.routes.push(...importRoute(context, id, table, route));
    importDisputed(
      context,
      id,
      table,
      routes.filter((one) => one.maybe),
    );
    // Each table has a local route at least.
    if (!value.Routes?.length || value.Routes.some((route) => typeof route !== 'object' || route === null)) {
      if (!malformed.has('Routes'))
        warnings.add(say`The routes of ${id} are not all in the data: what the others could change is unknown.`, place);
      table.unknown = true;
    }
  }
}

function associate(context: Import, id: string, table: RouteTableDraft, { value, place }: Reading<typeof TABLE>): void {
  for (const { value: association, maybe } of readList(
    value.Associations,
    ASSOCIATION,
    place,
    'Associations',
    context.warnings,
  )) {
    const status = stateOf('route table association', association.AssociationState?.State);
    if (status === 'gone') continue;
    const { SubnetId, GatewayId, Main, PublicIpv4Pool } = association;
    if (SubnetId !== undefined) {
      const subnet = context.network.find(SubnetId, 'subnet');
      if (subnet && subnet.vpc === table.vpc) {
        if (status === 'open' || maybe || subnet.routeTable !== undefined) subnet.routeTableUnknown = true;
        else subnet.routeTable = id;
      }
    } else if (GatewayId !== undefined) {
      existing(context, GatewayId, table.vpc);
      const gateway = context.network.find(GatewayId, 'internet-gateway', 'vpn-gateway', 'regional-nat-gateway');
      if (gateway && (maybe || status === 'open')) gateway.maybe = true;
      if (gateway) gateway.routeTable = id;
    } else if (Main && maybe) context.uncertainRouting.add(table.vpc);
    else if (Main && !context.mainTables.has(table.vpc)) {
      table.main = true;
      context.mainTables.add(table.vpc);
    } else if (!Main && PublicIpv4Pool === undefined) context.uncertainRouting.add(table.vpc);
  }
  if (value.Associations?.every((item) => typeof item === 'object' && item !== null) !== true)
    context.uncertainRouting.add(table.vpc);
}

function existing({ network, warnings, gone }: Import, id: string, vpc: string): void {
  if (!gone.has(id)) defineMentionedGateway(network, warnings, id, vpc);
}

function importRoute(context: Import, table: string, draft: RouteTableDraft, route: RouteReading): RouteDraft[] {
  const { value, place, malformed } = route;
  const { vpc } = draft;
  if (value.State === 'filtered') return [];
  const isOpen = stateOf('route', value.State) === 'open';
  const prefixList = value.DestinationPrefixListId;
  const block = readBlock(value.DestinationCidrBlock ?? value.DestinationIpv6CidrBlock, place, context.warnings);
  if (prefixList === undefined && block === undefined) {
    context.warnings.add(
      say`The destination of a route of ${table} cannot be read: what the table does with a packet is unknown.`,
      place,
    );
    draft.unknown = true;
    return [];
  }
  if (value.GatewayId === 'local' && block !== undefined && isVpcBlock(context, vpc, block)) return [];
  if (value.Origin === PROPAGATED && block !== undefined && !isOpen) {
    if (value.GatewayId) learn(context, value.GatewayId, block);
    return [];
  }
  const destination = prefixList === undefined ? { cidr: block as string } : { ref: prefixList };
  if (prefixList !== undefined) context.usedPrefixLists.add(prefixList);
  if (prefixList !== undefined && !isOpen && viaGatewayEndpoint(context, value, vpc, table, prefixList)) return [];
  const made = { destination, target: targetOf(context, table, vpc, value, malformed.size > 0, place) };
  return [isOpen ? { ...made, maybe: true } : made];
}

/** Routes of one description alone. Two with one destination say that there is one, and not where it leads. */
function importDisputed(context: Import, id: string, table: RouteTableDraft, routes: readonly RouteReading[]): void {
  const byDestination = new Map<string | undefined, RouteReading[]>();
  for (const route of routes) {
    const { DestinationPrefixListId, DestinationCidrBlock, DestinationIpv6CidrBlock } = route.value;
    const destination = DestinationPrefixListId ?? DestinationCidrBlock ?? DestinationIpv6CidrBlock;
    byDestination.set(destination, [...(byDestination.get(destination) ?? []), route]);
  }
  for (const [first, ...others] of byDestination.values()) {
    if (!first) continue;
    const isOfAws = [first, ...others].some(
      ({ value }) => value.Origin === PROPAGATED || value.GatewayId?.startsWith('vpce-'),
    );
    for (const { value } of [first, ...others]) {
      const endpoint = context.network.find(value.GatewayId, 'gateway-endpoint');
      if (endpoint) endpoint.maybe = true;
    }
    if (isOfAws) table.unknown = true;
    else
      for (const route of importRoute(context, id, table, first))
        table.routes.push({
          ...route,
          maybe: true,
          ...(others.length > 0 ? { target: { ref: unknownTransit(context.network, id, table.vpc) } } : {}),
        });
  }
}

function isVpcBlock(context: Import, vpc: string, block: string): boolean {
  return isOpenBlock(context, vpc, block) || (context.network.find(vpc, 'vpc')?.cidrs.includes(block) ?? true);
}

/** AWS writes the routes of gateway endpoints itself; here the endpoint tells the tables. https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
function viaGatewayEndpoint(
  context: Import,
  value: RouteReading['value'],
  vpc: string,
  table: string,
  prefixList: string,
): boolean {
  const id = value.GatewayId ?? value.VpcEndpointId;
  if (!id?.startsWith('vpce-') || value.State === 'blackhole' || context.gone.has(id)) return false;
  if (!context.network.has(id)) {
    context.warnings.add(
      say`
        ${id} is not described; a route to ${prefixList} leads to it, so it is taken for a gateway endpoint of
        ${vpc}.
      `,
    );
    context.network.define(id, { kind: 'gateway-endpoint', vpc, ids: [id], service: prefixList, routeTables: [] });
  }
  const endpoint = context.network.find(id, 'gateway-endpoint');
  if (!endpoint) return false;
  endpoint.service = prefixList;
  if (!endpoint.routeTables.includes(table)) endpoint.routeTables.push(table);
  return true;
}

function targetOf(
  context: Import,
  table: string,
  vpc: string,
  value: RouteReading['value'],
  malformed: boolean,
  place: RouteReading['place'],
): RouteTargetDraft {
  if (value.State === 'blackhole') return 'blackhole';
  const ids = TARGETS.flatMap((field) => value[field] || []);
  if (ids.includes('local')) return 'local';
  for (const id of ids) {
    existing(context, id, vpc);
    const gateway = context.network.find(id, 'internet-gateway', 'egress-only-gateway', 'vpn-gateway');
    // By another of its descriptions it hangs on this VPC.
    if (gateway?.maybe && gateway.vpc !== vpc) return { ref: unknownTransit(context.network, id, vpc) };
    if (context.network.has(id)) return { ref: id };
  }
  if (ids.length > 0 && ids.every((id) => context.gone.has(id))) return 'blackhole';
  const [id] = ids;
  if (id !== undefined) return { ref: id };
  context.warnings.add(
    malformed
      ? say`The target of a route of ${table} cannot be read. What becomes of its packets is unknown.`
      : say`The target of a route of ${table} cannot be read: it has none. What becomes of its packets is unknown.`,
    place,
  );
  return { ref: unknownTransit(context.network, table, vpc) };
}
