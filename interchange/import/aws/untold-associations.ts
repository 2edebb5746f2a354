import { say } from '../../../network/words/index.js';
import type { TransitGatewayTableDraft } from '../builder/draft.js';
import type { List } from './collected.js';
import type { Import } from './context.js';
import { isObject } from './identities.js';

/**
 * An attachment of which the data do not tell with what it is associated may be associated with any table of its gateway, or with none.
 * AWS leaves `Association` out where there is none; of a gateway that associates each attachment by itself, or may, one without it was cut out or taken out by hand.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayAttachment.html
 */
export function doubtAssociations(
  context: Import,
  tableOf: (list: Pick<List, 'place' | 'context'>) => TransitGatewayTableDraft | undefined,
): void {
  const { network, described, warnings } = context;
  const listed = new Set(described.items('TransitGatewayAttachments').flatMap(({ raw }) => namesOf(raw)));
  const asked = new Set(described.lists('Associations').flatMap((list) => (list.isCut ? [] : (tableOf(list) ?? []))));
  // Where one association does not say of what it is, another that is lacking may be that.
  const nameless = described.items('Associations').filter(({ raw }) => isNameless(raw));
  const isOpenOf = new Set(nameless.map((item) => tableOf(item)));
  const byOwner = new Set(described.items('TransitGateways').flatMap(({ raw }) => associatesByOwner(raw)));
  const damaged = new Set(described.items('TransitGatewayAttachments').flatMap(({ raw }) => isDamaged(raw)));
  for (const [id, gateway] of network.all('transit-gateway')) {
    const tables = [...network.all('transit-gateway-route-table')].filter(([, table]) => table.transitGateway === id);
    const told = new Set(tables.flatMap(([, { associations }]) => associations));
    const isOpen = isOpenOf.has(undefined) || tables.some(([, table]) => isOpenOf.has(table));
    const isWhole = !isOpen && tables.every(([, table]) => asked.has(table));
    const attached = [
      ...gateway.attachments.map(({ vpc, ids }) => ({ key: vpc, ids })),
      ...linesOf(network, id).map(([key, { ids }]) => ({ key, ids: [key.split(' ')[0] ?? key, ...ids] })),
    ];
    for (const { key, ids } of attached) {
      if (told.has(key) || tables.length === 0) continue;
      const isListed = ids.some((one) => listed.has(one));
      const isCertain = isWhole || (!isOpen && byOwner.has(id) && !ids.some((one) => damaged.has(one)));
      if (isListed && isCertain) continue;
      const asking = isListed
        ? tables.map(
            ([table]) =>
              `\`aws ec2 get-transit-gateway-route-table-associations --transit-gateway-route-table-id ${table}\``,
          )
        : ['`aws ec2 describe-transit-gateway-attachments`'];
      warnings.add(
        say`
          The data do not tell with which table attachment ${ids[0] ?? key} of ${id} is associated: what becomes
          of its packets is unknown. Ask AWS: ${asking.join(', ')}.
        `,
      );
      for (const [, table] of tables) table.unknown = true;
    }
  }
}

/** Gateways that leave it to their owner with which table an attachment is associated: only those that say so. */
function associatesByOwner(raw: unknown): unknown[] {
  const { TransitGatewayId: id, Options: options } = isObject(raw) ? raw : {};
  return isObject(options) && options.DefaultRouteTableAssociation === 'disable' ? [id] : [];
}

function isNameless(raw: unknown): boolean {
  const { TransitGatewayAttachmentId: id, ResourceId: resource } = isObject(raw) ? raw : {};
  return typeof id !== 'string' && typeof resource !== 'string';
}

/** Attachments that are associated, and do not say with what. */
function isDamaged(raw: unknown): unknown[] {
  const { Association: one } = isObject(raw) ? raw : {};
  return one !== undefined && one !== null && !(isObject(one) && typeof one.TransitGatewayRouteTableId === 'string')
    ? namesOf(raw)
    : [];
}

/** VPNs and Direct Connects that end at it; what stands for something that is not told has no id. */
const linesOf = (network: Import['network'], gateway: string) => [
  ...[...network.all('vpn')].filter(([, vpn]) => vpn.gateway === gateway && vpn.ids.length > 0),
  ...[...network.all('direct-connect')].filter(([, { gateways }]) => gateways.includes(gateway)),
];

/** A line is attached under a name of its own, and told by what is attached. */
function namesOf(raw: unknown): unknown[] {
  const { TransitGatewayAttachmentId: id, ResourceId: resource, ResourceType: type } = isObject(raw) ? raw : {};
  return type === 'vpc' ? [id] : [id, resource];
}
