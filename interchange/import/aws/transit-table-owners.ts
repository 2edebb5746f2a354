import { say } from '../../../network/words/index.js';
import { type Import, readKind } from './context.js';
import { state, text } from './fields.js';
import { leaveOpen } from './unmodelled/leave-open.js';

const ATTACHMENT = { TransitGatewayId: text, Association: state };

/** The transit gateway of a table that does not say it: that of what is associated with it, or the only one that there is. */
export function ownerOfTable(context: Import, table: string): string | undefined {
  const { network, warnings, scratch } = context;
  const quiet = { ...context, warnings: scratch };
  const attachments = readKind(quiet, 'TransitGatewayAttachments', ATTACHMENT);
  const own = attachments.find(({ value }) => value.Association?.TransitGatewayRouteTableId === table);
  const [only, another] = [...network.all('transit-gateway')].filter(([, { ids }]) => ids.length > 0);
  const found = own?.value.TransitGatewayId ?? (another ? undefined : only?.[0]);
  warnings.add(
    found === undefined
      ? say`
        The data do not tell of which transit gateway ${table} is a route table: it may be one of any. Ask AWS to
        describe it again: \`aws ec2 describe-transit-gateway-route-tables\`.
      `
      : say`
        The data do not tell of which transit gateway ${table} is a route table: it is taken for one of ${found}.
      `,
  );
  return found;
}

/** A table may be that of any transit gateway. */
export function doubtAllGateways(context: Import): void {
  leaveOpen['transit gateway'](
    context,
    [...context.network.all('transit-gateway')].map(([id]) => id),
  );
}

const ASSOCIATION = { TransitGatewayPolicyTableId: text, TransitGatewayAttachmentId: text, State: text };

/**
 * What is associated with a policy table is routed by the tables that its policies pick, which are not read.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-policy-tables.html
 */
export function doubtPolicyTables(context: Import): void {
  const { network, described, warnings } = context;
  for (const { raw, place } of described.policyTableAssociations) {
    const { TransitGatewayPolicyTableId: table, TransitGatewayAttachmentId: id, State } = textsOf(raw);
    // One that is in a route table is not there by a policy.
    if (State === 'disassociated' || isRouted(context, id)) continue;
    const gateways = gatewaysOf(context, id);
    warnings.add(
      say`
        ${id ?? say`An attachment`} is associated with policy table ${table ?? ''}, which is not read and decides
        by which route table its packets are routed: what becomes of them is unknown.
      `,
      place,
    );
    leaveOpen['transit gateway'](
      context,
      gateways.length > 0 ? gateways : [...network.all('transit-gateway')].map(([key]) => key),
    );
  }
}

function isRouted({ network, attached }: Import, attachment: string | undefined): boolean {
  const name = attachment && (attached.get(attachment) ?? attachment);
  return [...network.all('transit-gateway-route-table')].some(
    ([, { associations }]) => name !== undefined && associations.includes(name),
  );
}

const textsOf = (raw: object): { readonly [Field in keyof typeof ASSOCIATION]?: string } =>
  Object.fromEntries(
    Object.keys(ASSOCIATION).flatMap((field) => {
      const value = (raw as Readonly<Record<string, unknown>>)[field];
      return typeof value === 'string' ? [[field, value]] : [];
    }),
  );

function gatewaysOf(context: Import, attachment: string | undefined): string[] {
  const { network, scratch } = context;
  const quiet = { ...context, warnings: scratch };
  const listed = readKind(quiet, 'TransitGatewayAttachments', {
    TransitGatewayAttachmentId: text,
    TransitGatewayId: text,
  }).flatMap(({ value }) => (value.TransitGatewayAttachmentId === attachment ? (value.TransitGatewayId ?? []) : []));
  const attached = [...network.all('transit-gateway')].flatMap(([key, { attachments }]) =>
    attachments.some(({ ids }) => attachment !== undefined && ids.includes(attachment)) ? [key] : [],
  );
  return [...new Set([...listed, ...attached])];
}
