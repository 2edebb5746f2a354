import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import { defineUnknownTable } from '../builder/placeholders.js';
import { type Context, impliedKey } from './context.js';
import { ASSOCIATIONS, doubtRoutes, enabled, gatewayOfTable, PROPAGATIONS, ROUTES } from './transit-links.js';
import { known } from './value.js';

/** Tables of transit gateways that the input names and does not describe: they are there all the same, with routes that nobody tells. The gateways that have one. */
export function defineNamedTables(context: Context): ReadonlySet<Key> {
  const { network, warnings } = context;
  const found = new Set<Key>();
  for (const id of named(context)) {
    const gateway = gatewayOfTable(context, { key: id, ids: [] });
    warnings.add(say`Transit gateway route table ${id} is not described: which routes it has is unknown.`);
    if (gateway === undefined) {
      for (const [one] of [...network.all('transit-gateway')]) doubtRoutes(context, one);
      continue;
    }
    found.add(gateway);
    network.define(id, {
      kind: 'transit-gateway-route-table',
      transitGateway: gateway,
      ids: [id],
      associations: [],
      propagations: [],
      routes: [],
      unknown: true,
    });
  }
  return found;
}

function named(context: Context): ReadonlySet<string> {
  const described = new Set(context.all('ec2_transit_gateway_route_table').flatMap(({ key, ids }) => [key, ...ids]));
  const ids = context
    .all(ASSOCIATIONS, PROPAGATIONS, ...ROUTES)
    .flatMap(({ fields }) => known(fields.text('transit_gateway_route_table_id')) ?? []);
  // The default table of a gateway may be told by its id alone, and is defined later.
  const defaults = new Set(
    context
      .all('ec2_transit_gateway')
      .flatMap(({ key, fields }) => [
        impliedKey(key, 'association-table'),
        ...DEFAULT_IDS.flatMap((field) => known(fields.text(field)) ?? []),
      ]),
  );
  return new Set(
    ids.filter(
      (id) => !described.has(id) && !defaults.has(id) && !context.network.has(id) && !context.leadsNowhere(id),
    ),
  );
}

/** A table that is named may be the gateway's default one, of which then not all is told; that of a gateway which tells the id of its own is another. */
export function doubtDefaults(context: Context, gateways: ReadonlySet<Key>): void {
  const { network } = context;
  for (const gateway of gateways) {
    const declared = context.all('ec2_transit_gateway').find(({ key }) => key === gateway);
    const isTold =
      declared !== undefined &&
      DEFAULTS.every(
        ([field, id]) => !enabled(declared.fields, field) || known(declared.fields.text(id)) !== undefined,
      );
    if (isTold) continue;
    const table = network.find(impliedKey(gateway, 'association-table'), 'transit-gateway-route-table');
    if (table) table.unknown = true;
    defineUnknownTable(network, gateway);
  }
}

const DEFAULTS = [
  ['default_route_table_association', 'association_default_route_table_id'],
  ['default_route_table_propagation', 'propagation_default_route_table_id'],
] as const;
const DEFAULT_IDS = DEFAULTS.map(([, id]) => id);
