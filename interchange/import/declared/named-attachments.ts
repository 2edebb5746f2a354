import { say } from '../../../network/words/index.js';
import type { Key, TransitGatewayTableDraft } from '../builder/draft.js';
import { defineUnknownTable } from '../builder/placeholders.js';
import { type Context, impliedKey } from './context.js';
import { attachPerhaps } from './transit-gateways.js';
import { ASSOCIATIONS, doubtRoutes, enabled, PROPAGATIONS, ROUTES, tableOf } from './transit-links.js';
import { isUnknown, type Unknown } from './value.js';

/** The tables of a gateway that name an attachment, by what they say of it. */
interface Named {
  /** It has an id; else it is a parameter, or what comes from elsewhere. */
  readonly isTold: boolean;
  readonly associations: Set<TransitGatewayTableDraft>;
  readonly propagations: Set<TransitGatewayTableDraft>;
  /** Some of what names it may not be there. */
  mayBe: boolean;
}

/** Where what names an attachment may lead, by its id: to each of these VPCs. */
export type NamedHomes = ReadonlyMap<string, readonly Key[]>;

/**
 * Attachments that the tables of a transit gateway name and the input does not describe. Each is there, and may be that of any VPC which the input does not attach: a
 * VPC is attached to a gateway once. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
export function placeNamedAttachments(context: Context): NamedHomes {
  const { network, warnings } = context;
  const found = new Map<string, readonly Key[]>();
  for (const [key, attachments] of namedByGateway(context)) {
    const gateway = network.find(key, 'transit-gateway');
    const homes = [...network.all('vpc')]
      .map(([vpc]) => vpc)
      .filter((vpc) => !gateway?.attachments.some((one) => context.key(one.vpc) === vpc));
    if (!gateway || homes.length === 0) continue;
    for (const [id, { isTold }] of attachments) {
      if (!isTold) continue;
      found.set(id, homes);
      warnings.add(
        say`
          Attachment ${id} is not described: any VPC that is not attached to transit gateway ${gateway.label ?? key} may be
          what it attaches.
        `,
      );
    }
    for (const home of homes) attachPerhaps(context, gateway, home);
    link(context, key, homes, [...attachments.values()]);
  }
  return found;
}

/**
 * What a VPC has if it is what one of these attaches: the table of one of them, and a route in each table that one of them propagates to. Of one whose table
 * nothing tells, its links are told elsewhere: any table may have a route to it.
 */
function link(context: Context, gateway: Key, homes: readonly Key[], attachments: readonly Named[]): void {
  const { network } = context;
  // A parameter may be an attachment that the input describes.
  if (attachments.some(({ isTold }) => !isTold)) {
    doubtRoutes(context, gateway);
    return;
  }
  const tables = (list: 'associations' | 'propagations') => new Set(attachments.flatMap((one) => [...one[list]]));
  for (const table of tables('associations'))
    table.associations.push(...homes.filter((home) => !table.associations.includes(home)));
  const isElsewhere = attachments.some(({ associations, mayBe }) => mayBe || associations.size === 0);
  const declared = context.all('ec2_transit_gateway').find(({ key }) => key === gateway);
  const byItself = network.find(impliedKey(gateway, 'association-table'), 'transit-gateway-route-table');
  const propagates = declared && enabled(declared.fields, 'default_route_table_propagation');
  for (const [, table] of network.all('transit-gateway-route-table')) {
    if (context.key(table.transitGateway) !== gateway) continue;
    if (attachments.every(({ propagations, mayBe }) => !mayBe && propagations.has(table)))
      table.propagations.push(...homes.filter((home) => !table.propagations.includes(home)));
    else if (isElsewhere || tables('propagations').has(table) || (table === byItself && propagates))
      for (const home of homes) propagatePerhaps(context, table, home);
  }
  if (isElsewhere) defineUnknownTable(network, gateway);
}

/** If it is attached, it may propagate to this table or to others only. */
function propagatePerhaps({ network }: Context, table: TransitGatewayTableDraft, home: Key): void {
  const vpc = network.find(home, 'vpc');
  if (!vpc || vpc.unknown) table.unknown = true;
  else for (const cidr of vpc.cidrs) table.routes.push({ destination: { cidr }, target: { ref: home }, maybe: true });
}

function namedByGateway(context: Context): ReadonlyMap<Key, ReadonlyMap<string, Named>> {
  const described = new Set(
    [...context.types].flatMap((type) => context.all(type)).flatMap(({ key, ids }) => [key, ...ids]),
  );
  const found = new Map<Key, Map<string, Named>>();
  for (const type of [ASSOCIATIONS, PROPAGATIONS, ...ROUTES])
    for (const { fields, maybe } of context.all(type)) {
      const told = fields.text('transit_gateway_attachment_id');
      const id = isUnknown(told) ? untold(told) : told;
      const table = tableOf(context, fields);
      if (id === undefined || !table || described.has(id)) continue;
      if (context.network.has(id) || context.leadsNowhere(id)) continue;
      const gateway = context.key(table.transitGateway);
      const own = found.get(gateway) ?? new Map<string, Named>();
      found.set(gateway, own);
      const one = own.get(id) ?? {
        isTold: id === told,
        associations: new Set(),
        propagations: new Set(),
        mayBe: false,
      };
      own.set(id, one);
      if (type === ASSOCIATIONS) one.associations.add(table);
      else if (type === PROPAGATIONS) one.propagations.add(table);
      if (maybe) one.mayBe = true;
    }
  return found;
}

/** What stands for an attachment that is a parameter; undefined for one of several that the input holds. */
const untold = ({ thing, among }: Unknown): string | undefined =>
  among?.open === false ? undefined : (thing?.key ?? 'untold');
