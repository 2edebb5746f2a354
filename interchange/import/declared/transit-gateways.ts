import { say } from '../../../network/words/index.js';
import type { AttachmentDraft, Key, TransitGatewayDraft } from '../builder/draft.js';
import { unknownAttachment } from '../builder/placeholders.js';
import { VPC_ATTACHMENTS } from './attachments.js';
import type { Context, Declared } from './context.js';
import { aliasDefaults } from './default-transit-tables.js';
import type { Fields } from './fields.js';
import { possibleMeanings } from './other-stacks.js';
import { isUnknown, known } from './value.js';

export function importTransitGateways(context: Context): void {
  for (const gateway of context.all('ec2_transit_gateway')) {
    context.network.define(gateway.key, {
      kind: 'transit-gateway',
      ...context.named(gateway),
      securityGroupReferencing: gateway.fields.text('security_group_referencing_support') === 'enable',
      defaultRouteTable:
        known(gateway.fields.text('default_route_table_association')) === 'disable' ? 'none' : undefined,
      attachments: [],
    });
    if (gateway.lookedUp) {
      context.warn(
        say`What else is attached to transit gateway ${gateway.label}, which is only looked up, is unknown.`,
        gateway.place,
      );
      unknownAttachment(context.network, `${gateway.key} beyond`, gateway.key, `beyond-${gateway.label}`);
    }
    aliasDefaults(context, gateway);
  }
  importVpcAttachments(context);
  importPeerings(context);
}

/** A gateway of another account, or one that is only mentioned, is there all the same. */
function gatewayOf(context: Context, id: string): TransitGatewayDraft | undefined {
  const found = context.network.find(id, 'transit-gateway');
  if (found || context.network.has(id)) return found;
  context.warnings.add(
    say`Transit gateway ${id} is not described: what else is attached to it, and its routes, are unknown.`,
  );
  const draft = context.network.define(id, {
    kind: 'transit-gateway',
    ids: [id],
    securityGroupReferencing: false,
    attachments: [],
  });
  unknownAttachment(context.network, `${id} beyond`, id, `beyond-${id}`);
  return draft;
}

function importVpcAttachments(context: Context): void {
  for (const attachment of context.all(...VPC_ATTACHMENTS)) {
    const { fields, key, ids, place, type } = attachment;
    // Before it is carried out, a plan does not tell what an accepter accepts; the attachment itself does.
    if (type !== VPC_ATTACHMENTS[0] && known(fields.text('vpc_id')) === undefined) continue;
    const id = known(fields.text('transit_gateway_id')) ?? gatewayByTables(context, attachment);
    const gateway = id === undefined ? undefined : gatewayOf(context, id);
    const told = known(fields.text('vpc_id'));
    const subnets = fields.texts('subnet_ids');
    const home = subnets?.items.map((one) => context.network.find(one, 'subnet')?.vpc).find((one) => one !== undefined);
    const vpc = told === undefined ? home : context.key(told);
    if (vpc !== undefined) for (const alias of [key, ...ids]) context.network.alias(alias, vpc);
    for (const other of possibleMeanings(context, told, 'vpc'))
      if (other !== vpc) attachPerhaps(context, gateway, other);
    if (!gateway || vpc === undefined) {
      context.warn(say`It cannot be told what this attaches to what: it may be there or not.`, place);
      attachPerhaps(context, gateway, vpc);
      continue;
    }
    if (gateway.attachments.some((known) => known.vpc === vpc)) continue;
    const places = attachedIn(context, fields);
    if (!places)
      context.warn(
        say`Not all subnets of this attachment are known: it is taken to be in every zone of its VPC.`,
        place,
      );
    const [first, ...others] = places ?? [undefined];
    const own = { vpc, ids: [...ids], ...optionsOf(fields) };
    const isOpen = attachment.maybe || !places || hasOpenOptions(fields);
    gateway.attachments.push({ ...own, subnets: first && [...first], ...(isOpen ? { maybe: true as const } : {}) });
    // It is there in any case: of several, the file leaves open which.
    for (const more of others) gateway.attachments.push({ ...own, ids: [], subnets: more && [...more], maybe: true });
  }
}

/** The subnets of an attachment; several lists where conditions decide, that differ: what passes in a zone hangs on the subnet's ACL and table there. Undefined where they are not told; one without subnets is in every zone. */
function attachedIn({ network }: Context, fields: Fields): readonly (readonly Key[] | undefined)[] | undefined {
  const told = fields.texts('subnet_ids');
  if (!told || told.items.length + Number(!told.complete) === 0) return [undefined];
  if (told.complete) return [told.items];
  const ways = fields.readings.map((way) => way.texts('subnet_ids'));
  const lists = ways.map((way) => (way?.complete ? way.items : []));
  const isTold = (list: readonly Key[]) =>
    list.length > 0 && list.every((key) => network.find(key, 'subnet')?.zone !== undefined);
  if (lists.length === 0 || !lists.every(isTold)) return undefined;
  return [...new Map(lists.map((list) => [[...list].sort().join(), list])).values()];
}

/** Its tables are those of its gateway. */
function gatewayByTables(context: Context, { key, ids }: Declared): Key | undefined {
  for (const { fields } of context.all(...TABLE_LINKS)) {
    const attachment = known(fields.text('transit_gateway_attachment_id')) ?? '';
    if (attachment !== key && !ids.includes(attachment)) continue;
    const id = known(fields.text('transit_gateway_route_table_id'));
    const table = context
      .all('ec2_transit_gateway_route_table')
      .find((one) => one.key === id || one.ids.includes(id ?? ''));
    const gateway = table && known(table.fields.text('transit_gateway_id'));
    if (gateway !== undefined) return gateway;
  }
  return undefined;
}

const TABLE_LINKS = [
  'ec2_transit_gateway_route_table_association',
  'ec2_transit_gateway_route_table_propagation',
  'ec2_transit_gateway_route',
];

/** Attached to a gateway or a VPC that nobody tells: each may be it. */
export function attachPerhaps(
  { network }: Context,
  gateway: TransitGatewayDraft | undefined,
  vpc: Key | undefined,
): void {
  const gateways = gateway ? [gateway] : [...network.all('transit-gateway')].map(([, one]) => one);
  const vpcs = vpc === undefined ? [...network.all('vpc')].map(([one]) => one) : [vpc];
  for (const one of gateways)
    for (const home of vpcs)
      if (!one.attachments.some((known) => known.vpc === home))
        one.attachments.push({ vpc: home, ids: [], maybe: true });
}

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway_vpc_attachment */
function optionsOf(fields: Fields): Pick<AttachmentDraft, 'applianceMode' | 'securityGroupReferencing' | 'ipv6'> {
  const options = fields.block('options');
  const option = (name: string): string | undefined => known(fields.text(name) ?? options?.text(name));
  return {
    ...(option('appliance_mode_support') === 'enable' ? { applianceMode: true } : {}),
    ...(option('security_group_referencing_support') === 'disable' ? { securityGroupReferencing: false } : {}),
    ...(option('ipv6_support') === 'enable' ? {} : { ipv6: false }),
  };
}

/** Whether nobody tells by which zone it is left, or whether its IPv6 blocks are propagated. */
function hasOpenOptions(fields: Fields): boolean {
  const options = fields.block('options');
  return ['appliance_mode_support', 'ipv6_support'].some(
    (name) => isUnknown(fields.raw(name)) || isUnknown(options?.raw(name)),
  );
}

/** A peering one of whose gateways is not described leads into the unknown. */
function importPeerings(context: Context): void {
  for (const peering of context.all('ec2_transit_gateway_peering_attachment')) {
    const { fields, key, label, place } = peering;
    const ends: (Key | undefined)[] = ['transit_gateway_id', 'peer_transit_gateway_id'].map((field) => {
      const id = fields.text(field);
      return isUnknown(id) || id === undefined ? undefined : context.key(id);
    });
    const found = ends.filter((end) => context.network.has(end, 'transit-gateway'));
    const [one, other] = found;
    if (one !== undefined && other !== undefined)
      context.network.define(key, { kind: 'peering', ...context.named(peering), ends: [one, other] });
    else if (one !== undefined) {
      context.warn(say`The other end of ${label} is not described: what lies beyond it is unknown.`, place);
      unknownAttachment(context.network, key, one, `beyond-${label}`);
    } else
      context.warn(say`This peering of transit gateways is left out: the input describes none of its ends.`, place);
  }
}
