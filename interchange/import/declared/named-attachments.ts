import { say } from '../../../network/words/index.js';
import type { Key, TransitGatewayTableDraft } from '../builder/draft.js';
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
  /** A route leads to it, or a link that names it may not be there. */
  isOpen: boolean;
}

/**
 * Attachments that the tables of a transit gateway name and the input does not describe. Each is there, and may be that of any VPC which the input does not attach: a
 * VPC is attached to a gateway once. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
export function placeNamedAttachments(context: Context): void {
  const { network, warnings } = context;
  for (const [key, attachments] of namedByGateway(context)) {
    const gateway = network.find(key, 'transit-gateway');
    const homes = [...network.all('vpc')]
      .map(([vpc]) => vpc)
      .filter((vpc) => !gateway?.attachments.some((one) => context.key(one.vpc) === vpc));
    if (!gateway || homes.length === 0) continue;
    for (const [id, { isTold }] of attachments)
      if (isTold)
        warnings.add(
          say`
          Attachment ${id} is not described: any VPC that is not attached to transit gateway ${gateway.label ?? key} may be
          what it attaches.
        `,
        );
    for (const home of homes) attachPerhaps(context, gateway, home);
    link(context, key, homes, [...attachments.values()]);
  }
}

/** Of a single attachment the tables tell all: a VPC has them if it is what is attached. Of several, a VPC may be any, and have the tables of any. */
function link(context: Context, gateway: Key, homes: readonly Key[], attachments: readonly Named[]): void {
  const [only, another] = attachments;
  if (!only || another || only.isOpen || only.associations.size === 0) {
    doubtRoutes(context, gateway);
    return;
  }
  for (const list of ['associations', 'propagations'] as const)
    for (const table of only[list]) table[list].push(...homes.filter((home) => !table[list].includes(home)));
  const declared = context.all('ec2_transit_gateway').find(({ key }) => key === gateway);
  const byItself = context.network.find(impliedKey(gateway, 'association-table'), 'transit-gateway-route-table');
  if (byItself && declared && enabled(declared.fields, 'default_route_table_propagation')) byItself.unknown = true;
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
        isOpen: false,
      };
      own.set(id, one);
      if (type === ASSOCIATIONS) one.associations.add(table);
      else if (type === PROPAGATIONS) one.propagations.add(table);
      else one.isOpen = true;
      if (maybe || !one.isTold) one.isOpen = true;
    }
  return found;
}

/** What stands for an attachment that is a parameter; undefined for one of several that the input holds. */
const untold = ({ thing, among }: Unknown): string | undefined =>
  among?.open === false ? undefined : (thing?.key ?? 'untold');
