import { formatCidr } from '../../../network/address/index.js';
import { targetKey } from '../../../network/forwarding/index.js';
import {
  mainRouteTable,
  type Route,
  type RouteTable,
  routeTableOf,
  type Vpc,
  validCidrs,
  vpcHasIpv6,
} from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { type Declared, type Fields, Ref, type Value } from './declared.js';
import type { Draft } from './draft.js';
import { prefixListId } from './prefix-lists.js';

export function declareRouteTables(vpc: Vpc, draft: Draft): void {
  for (const table of vpc.routeTables) {
    if (table.unknown)
      draft.note(table, say`Route table ${table.name} may have more routes than are written, which are left out.`);
    draft.declare(table, 'route_table', { vpc_id: draft.ref(vpc) });
  }
  const main = draft.find(mainRouteTable(vpc));
  if (main && draft.dialect.declaresDefaults)
    draft.add('main_route_table_association', [main], { vpc_id: draft.ref(vpc), route_table_id: new Ref(main) });
  else if (main)
    draft.note(
      mainRouteTable(vpc) ?? vpc,
      say`
        Which table is the main one cannot be declared: ${main.element?.name} is given to each subnet that names
        none.
      `,
    );
  for (const subnet of vpc.subnets) {
    const named = subnet.routeTable
      ? subnet.routeTable.target
      : draft.dialect.declaresDefaults
        ? undefined
        : routeTableOf(subnet);
    if (subnet.routeTable && !subnet.routeTable.target)
      draft.note(subnet, say`The route table of subnet ${subnet.name} is not told: it is left with the main one.`);
    associate(draft.find(subnet), 'subnet_id', draft.find(named), draft);
  }
  for (const gateway of [...vpc.internetGateways, ...vpc.vpnGateways])
    associate(draft.find(gateway), 'gateway_id', draft.find(gateway.routeTable?.target), draft);
}

function associate(end: Declared | undefined, field: string, table: Declared | undefined, draft: Draft): void {
  if (end && table)
    draft.add('route_table_association', [end, table], { [field]: new Ref(end), route_table_id: new Ref(table) });
}

export function declareRoutes(vpc: Vpc, draft: Draft): void {
  for (const table of vpc.routeTables) {
    const owner = draft.find(table);
    if (!owner) continue;
    for (const { target } of table.propagations) {
      const gateway = draft.find(target);
      if (gateway)
        draft.add('vpn_gateway_route_propagation', [owner, gateway], {
          vpn_gateway_id: new Ref(gateway),
          route_table_id: new Ref(owner),
        });
    }
    const written = new Map<string, Route>();
    for (const route of table.routes) addRoute(route, table, owner, written, draft);
  }
}

function addRoute(
  route: Route,
  table: RouteTable,
  owner: Declared,
  written: Map<string, Route>,
  draft: Draft,
): undefined {
  if (route.maybe)
    return draft.note(route, say`The file leaves open whether this route of ${table.name} is there: it is left out.`);
  const { target } = route;
  if (target.kind === 'blackhole')
    return draft.note(
      route,
      say`
        A black hole is what is left of a route whose target is gone, which nobody can declare: this route of
        ${table.name} is left out, and a wider one may take its packets.
      `,
    );
  const to: Readonly<Record<string, Value>> | undefined =
    target.kind === 'local'
      ? { gateway_id: 'local' }
      : targetFields(target.kind === 'ref' ? target.ref.target : undefined, draft);
  if (!to)
    return draft.note(
      route,
      say`
        This route of ${table.name} leads to what is not exported
        (${target.kind === 'ref' ? target.ref.text : ''}), and is left out.
      `,
    );
  for (const { name, fields, block } of destinations(route, table, draft)) {
    // Each table has those by itself.
    if (target.kind === 'local' && table.vpc.cidrs.some(({ cidr }) => cidr && formatCidr(cidr) === block)) continue;
    if ('egress_only_gateway_id' in to && block !== undefined && !block.includes(':')) continue;
    if (isTaken(name, route, table.name, written, draft)) continue;
    draft.add('route', [owner, name], { route_table_id: new Ref(owner), ...fields, ...to });
  }
}

/** AWS keeps one route for a destination: a second one that leads elsewhere is told. */
export function isTaken(
  destination: string,
  route: Route,
  table: string,
  written: Map<string, Route>,
  draft: Draft,
): boolean {
  const first = written.get(destination);
  if (!first) written.set(destination, route);
  else if (targetKey(first.target) !== targetKey(route.target))
    draft.note(
      route,
      say`${table} has a route to ${destination} already, and AWS keeps one for each destination: this one is left out.`,
    );
  return first !== undefined;
}

interface Destination {
  readonly name: string;
  readonly fields: Fields;
  /** Undefined: a prefix list's. */
  readonly block: string | undefined;
}

function destinations({ destination, origin }: Route, table: RouteTable, draft: Draft): Destination[] {
  if (destination.kind === 'any')
    return (vpcHasIpv6(table.vpc) ? ['0.0.0.0/0', '::/0'] : ['0.0.0.0/0']).map(blockDestination);
  if (destination.kind === 'cidr')
    return destination.literal.cidr ? [blockDestination(formatCidr(destination.literal.cidr))] : [];
  const { target, text } = destination.ref;
  if (!target) {
    draft.note({ origin }, say`${text} is not told: this route of ${table.name} is left out.`);
    return [];
  }
  if (target.kind === 'prefix-list')
    return [
      { name: target.name, fields: { destination_prefix_list_id: prefixListId(target, draft) }, block: undefined },
    ];
  return validCidrs(target.cidrs).map((cidr) => blockDestination(formatCidr(cidr)));
}

function blockDestination(block: string): Destination {
  return {
    name: block,
    fields: { [block.includes(':') ? 'destination_ipv6_cidr_block' : 'destination_cidr_block']: block },
    block,
  };
}

function targetFields(target: unknown, draft: Draft): Readonly<Record<string, Value>> | undefined {
  const declared = draft.find(target);
  if (!declared) return undefined;
  const id = new Ref(declared);
  switch (declared.type) {
    case 'internet_gateway':
    case 'vpn_gateway':
      return { gateway_id: id };
    case 'egress_only_internet_gateway':
      return { egress_only_gateway_id: id };
    case 'nat_gateway':
      return { nat_gateway_id: id };
    case 'vpc_peering_connection':
      return { vpc_peering_connection_id: id };
    case 'ec2_transit_gateway':
      return { transit_gateway_id: id };
    case 'vpc_endpoint':
      return { vpc_endpoint_id: id };
    case 'network_interface':
      return { network_interface_id: id };
    case 'instance':
      return draft.dialect.routesToInstances
        ? { instance_id: id }
        : { network_interface_id: new Ref(declared, 'primary_network_interface_id') };
    default:
      return undefined;
  }
}
