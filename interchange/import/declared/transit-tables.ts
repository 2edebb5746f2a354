import { say } from '../../../network/words/index.js';
import type { Key, RouteDraft, TransitGatewayTableDraft } from '../builder/draft.js';
import { defineUnknownTable, unknownAttachment } from '../builder/placeholders.js';
import { VPC_ATTACHMENTS } from './attachments.js';
import { type Context, type Declared, impliedKey } from './context.js';
import { areApart, doubtNewDefaults, toldDefault } from './default-transit-tables.js';
import type { Fields } from './fields.js';
import { type NamedHomes, placeNamedAttachments } from './named-attachments.js';
import { defineNamedTables, doubtDefaults } from './named-transit-tables.js';
import {
  ASSOCIATIONS,
  attachmentField,
  doubtRoutes,
  enabled,
  gatewayOfTable,
  gatewaysOf,
  PROPAGATIONS,
  ROUTES,
  tableOf,
} from './transit-links.js';
import { isUnknown, known } from './value.js';
import { possibleGateways } from './vpns.js';

export function importTransitTables(context: Context): void {
  for (const table of context.all('ec2_transit_gateway_route_table')) {
    const gateway = known(table.fields.text('transit_gateway_id')) ?? gatewayOfTable(context, table);
    if (gateway === undefined) {
      context.warn(
        say`Route table ${table.label} is left out: it cannot be told of which transit gateway it is.`,
        table.place,
      );
      for (const [id] of [...context.network.all('transit-gateway')]) doubtRoutes(context, id);
    } else
      context.network.define(table.key, {
        kind: 'transit-gateway-route-table',
        ...context.named(table),
        transitGateway: context.key(gateway),
        associations: [],
        propagations: [],
        routes: [],
      });
  }
  const withNamed = defineNamedTables(context);
  for (const gateway of context.all('ec2_transit_gateway')) defineDefault(context, gateway);
  doubtDefaults(context, withNamed);
  doubtOpenAttachments(context);
  const homes = placeNamedAttachments(context);
  link(context, ASSOCIATIONS, 'associations');
  link(context, PROPAGATIONS, 'propagations');
  const perhapsElsewhere = openlyAssociated(context);
  for (const gateway of context.all('ec2_transit_gateway')) fillDefault(context, gateway, perhapsElsewhere);
  doubtNewDefaults(context);
  for (const route of context.all(...ROUTES)) importRoute(context, route, homes);
  for (const { key, fields } of context.all('ec2_transit_gateway'))
    if (
      ['default_route_table_association', 'default_route_table_propagation'].some((one) => isUnknown(fields.raw(one)))
    )
      doubtRoutes(context, key);
}

/** An attachment of a VPC that nobody tells may have any of its gateway's tables, and be what any of them leads to. */
function doubtOpenAttachments(context: Context): void {
  const { network } = context;
  const tables = [...network.all('transit-gateway-route-table')].map(([, table]) =>
    network.keyOf(table.transitGateway),
  );
  for (const { key, fields } of context.all(VPC_ATTACHMENTS[0])) {
    if (network.has(key)) continue;
    const told = known(fields.text('transit_gateway_id'));
    const gateways = told === undefined ? gatewaysOf(context, undefined) : [context.key(told)];
    for (const gateway of gateways) if (tables.includes(gateway)) doubtRoutes(context, gateway);
  }
  for (const vpn of context.all('vpn_connection'))
    for (const gateway of possibleGateways(context, vpn)) if (tables.includes(gateway)) doubtRoutes(context, gateway);
}

/** The default table is only told where it cannot go without saying. */
function defineDefault(context: Context, gateway: Declared): void {
  const key = impliedKey(gateway.key, 'association-table');
  const tables = [...context.network.all('transit-gateway-route-table')].some(
    ([, { transitGateway }]) => transitGateway === gateway.key,
  );
  const ids = ['association_default_route_table_id', 'propagation_default_route_table_id'].flatMap(
    (field) => known(gateway.fields.text(field)) ?? [],
  );
  const special =
    [key, ...ids].some((id) => context.mentions(id)) ||
    areApart(context, gateway) ||
    !enabled(gateway.fields, 'default_route_table_association') ||
    !enabled(gateway.fields, 'default_route_table_propagation') ||
    attachmentsOf(context, gateway).some(
      ({ fields }) =>
        !enabled(fields, 'transit_gateway_default_route_table_association') ||
        !enabled(fields, 'transit_gateway_default_route_table_propagation'),
    );
  if (!tables && !special) return;
  context.network.define(key, {
    kind: 'transit-gateway-route-table',
    ids: [],
    label: 'default-routes',
    transitGateway: gateway.key,
    associations: [],
    propagations: [],
    routes: [],
  });
}

function attachmentsOf(context: Context, gateway: Declared): Declared[] {
  return context
    .all(...VPC_ATTACHMENTS)
    .filter(
      ({ fields }) =>
        known(fields.text('transit_gateway_id')) !== undefined &&
        context.key(String(known(fields.text('transit_gateway_id')))) === gateway.key,
    );
}

function link(context: Context, type: string, list: 'associations' | 'propagations'): void {
  for (const { fields, place, maybe } of context.all(type)) {
    const table = tableOf(context, fields);
    const attached = attachmentField(fields);
    if (!table || attached === undefined || maybe) {
      context.warn(say`It cannot be told which attachment this gives which transit gateway table.`, place);
      if (table) table.unknown = true;
      else if (isUnknown(fields.text('transit_gateway_route_table_id')))
        for (const gateway of gatewaysOf(context, attached))
          if (list === 'associations') defineUnknownTable(context.network, gateway);
          else doubtRoutes(context, gateway);
      if (table && maybe && list === 'associations') defineUnknownTable(context.network, table.transitGateway);
      continue;
    }
    const key = context.key(attached);
    if (!table[list].includes(key)) table[list].push(key);
  }
}

/** What may have another table than the default one, and nobody tells whether. */
function openlyAssociated(context: Context): ReadonlySet<Key> {
  const found = context.all(ASSOCIATIONS).flatMap(({ fields, maybe }) => {
    const told = fields.raw('transit_gateway_attachment_id');
    const among = isUnknown(told) && told.among?.open === false ? told.among.keys : [];
    const attached = attachmentField(fields);
    if (attached === undefined) return among;
    return maybe || !tableOf(context, fields) ? [attached] : [];
  });
  return new Set(found.map((key) => context.key(key)));
}

/** Everything attached is associated with the default table and propagates to it, unless something says otherwise. https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html */
function fillDefault(context: Context, gateway: Declared, perhapsElsewhere: ReadonlySet<Key>): void {
  const { network } = context;
  const implied = network.find(impliedKey(gateway.key, 'association-table'), 'transit-gateway-route-table');
  const associated = toldDefault(context, gateway, 'association_default_route_table_id') ?? implied;
  const propagated = toldDefault(context, gateway, 'propagation_default_route_table_id') ?? implied;
  if (!associated || !propagated) return;
  if (areApart(context, gateway)) doubtRoutes(context, gateway.key);
  const elsewhere = new Set(
    [...network.all('transit-gateway-route-table')]
      .filter(([, other]) => other.transitGateway === gateway.key && other !== associated)
      .flatMap(([, other]) => other.associations),
  );
  const associate = enabled(gateway.fields, 'default_route_table_association');
  const propagate = enabled(gateway.fields, 'default_route_table_propagation');
  for (const { key, associates, propagates } of allAttached(context, gateway)) {
    const isElsewhere = elsewhere.has(key) || perhapsElsewhere.has(key);
    if (associate && associates && !isElsewhere && !associated.associations.includes(key))
      associated.associations.push(key);
    if (propagate && propagates && !propagated.propagations.includes(key)) propagated.propagations.push(key);
  }
}

function allAttached(context: Context, gateway: Declared): { key: Key; associates: boolean; propagates: boolean }[] {
  const { network } = context;
  const vpcs = new Map<Key, { key: Key; associates: boolean; propagates: boolean }>();
  for (const { key, fields } of attachmentsOf(context, gateway)) {
    const vpc = network.keyOf(key);
    if (vpc === undefined) continue;
    // Whoever accepts an attachment may keep it out of the default table.
    const told = vpcs.get(vpc) ?? { key: vpc, associates: true, propagates: true };
    told.associates &&= enabled(fields, 'transit_gateway_default_route_table_association');
    told.propagates &&= enabled(fields, 'transit_gateway_default_route_table_propagation');
    vpcs.set(vpc, told);
  }
  const vpns = [...network.all('vpn')].filter(([, vpn]) => network.keyOf(vpn.gateway) === gateway.key);
  const lines = [...network.all('direct-connect')].filter(([, { gateways }]) =>
    gateways.some((id) => network.keyOf(id) === gateway.key),
  );
  const peerings = [...network.all('peering')].filter(([, { ends }]) => ends.includes(gateway.key));
  return [
    ...vpcs.values(),
    ...[...vpns, ...lines].map(([key]) => ({ key, associates: true, propagates: true })),
    // Peerings never propagate: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html
    ...peerings.map(([key]) => ({ key, associates: true, propagates: false })),
  ];
}

function importRoute(context: Context, { fields, place, maybe }: Declared, homes: NamedHomes): void {
  const table = tableOf(context, fields);
  if (!table && isUnknown(fields.text('transit_gateway_route_table_id'))) {
    context.warn(say`It cannot be told to which table this route belongs: any table may have it.`, place);
    for (const gateway of gatewaysOf(context, attachmentField(fields))) doubtRoutes(context, gateway);
    return;
  }
  if (!table) {
    context.warn(say`This route is left out: the input does not describe its transit gateway table.`, place);
    return;
  }
  const list = known(fields.text('prefix_list_id'));
  const block = known(fields.cidr('destination_cidr_block'));
  if (list === undefined && block === undefined) {
    context.warn(say`The destination of this route is not known: what its table does with a packet is unknown.`, place);
    table.unknown = true;
    return;
  }
  const destination: RouteDraft['destination'] = block === undefined ? { ref: String(list) } : { cidr: block };
  const perhaps = maybe ? { maybe } : {};
  const targets = targetsOf(context, table, fields, homes);
  if (targets) table.routes.push(...targets.map((target) => ({ destination, ...perhaps, ...target })));
  else table.unknown = true;
}

type Target = Pick<RouteDraft, 'target' | 'maybe'>;

/**
 * Where a route leads; each that it may be, where nobody tells: it may be anything that is attached, told or not. The block that it matches is its own all the
 * same. Undefined where those are too many.
 */
function targetsOf(
  context: Context,
  { transitGateway: gateway, routes }: TransitGatewayTableDraft,
  fields: Fields,
  homes: NamedHomes,
): Target[] | undefined {
  const blackhole = fields.flag('blackhole');
  if (blackhole === true) return [{ target: 'blackhole' }];
  const told = fields.text('transit_gateway_attachment_id');
  if (typeof told === 'string' && !isUnknown(blackhole)) {
    // It is there, and may be what any of these is attached by.
    const possible = homes.get(told) ?? [];
    if (possible.length + routes.filter((route) => route.maybe).length > MOST) return undefined;
    return [...possible.map((ref) => ({ target: { ref }, maybe: true as const })), targetOf(context, told)];
  }
  context.warn(
    say`The target of this route is not known: where its table sends what the route matches is unknown.`,
    fields.place,
  );
  const among =
    typeof told === 'string' ? [told] : isUnknown(told) && told.among?.open === false ? told.among.keys : [];
  const there = new Set(among.length > 0 ? among : [...attachedTo(context, gateway), `${gateway} beyond`]);
  // Each doubles the ways that are looked at, with those of other such routes.
  if (there.size + routes.filter((route) => route.maybe).length > MOST) return undefined;
  if (among.length === 0) defineBeyond(context, gateway);
  const targets = [...[...there].map((one) => targetOf(context, one)), { target: 'blackhole' as const }];
  return targets.map((one) => ({ ...one, maybe: true }));
}

const MOST = 7;

/** All that the input tells to be attached to a gateway. */
function attachedTo({ network }: Context, gateway: Key): Key[] {
  const isHere = (id: string): boolean => network.keyOf(id) === gateway;
  return [
    ...new Set([
      ...(network.find(gateway, 'transit-gateway')?.attachments ?? []).map(({ vpc }) => vpc),
      ...[...network.all('vpn')].flatMap(([key, vpn]) => (isHere(vpn.gateway) ? [key] : [])),
      ...[...network.all('direct-connect')].flatMap(([key, { gateways }]) => (gateways.some(isHere) ? [key] : [])),
      ...[...network.all('peering')].flatMap(([key, { ends }]) => (ends.some(isHere) ? [key] : [])),
    ]),
  ];
}

const targetOf = (context: Context, attached: string): Target => ({
  target: context.leadsNowhere(attached) ? 'blackhole' : { ref: context.key(attached) },
});

/** Something attached to a gateway that nobody tells, and so is its table. */
function defineBeyond({ network }: Context, gateway: Key): void {
  const key = `${gateway} beyond`;
  const label = network.find(gateway, 'transit-gateway')?.label ?? gateway;
  unknownAttachment(network, key, gateway, `beyond-${label}`);
  defineUnknownTable(network, gateway);
  const table = network.find(`${gateway} unknown table`, 'transit-gateway-route-table');
  if (table && !table.associations.includes(key)) table.associations.push(key);
}
