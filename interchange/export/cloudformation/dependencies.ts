import { type Declared, Ref } from '../declared/declared.js';

/** What attaches gateways to their VPCs is a resource of its own. */
export function gatewayAttachments(resources: readonly Declared[]): Declared[] {
  return resources.flatMap((gateway) =>
    gateway.type === 'internet_gateway' || gateway.type === 'vpn_gateway'
      ? [
          {
            type: 'vpc_gateway_attachment',
            fields: { vpc_id: gateway.fields.vpc_id, [`${gateway.type}_id`]: new Ref(gateway) },
            element: undefined,
            part: [gateway],
            region: undefined,
          },
        ]
      : [],
  );
}

/**
 * What has to be there first though nothing refers to it: a gateway's attachment before routes to it and before public addresses, an attachment to a transit gateway before routes to that.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html#gatewayattachment
 */
export function dependsOn(
  declared: Declared,
  all: readonly Declared[],
  names: ReadonlyMap<Declared, string>,
): string[] {
  const { type, fields } = declared;
  const attachmentOf = (gateway: Declared): string[] =>
    all.flatMap((one) =>
      one.type === 'vpc_gateway_attachment' && one.part[0] === gateway ? (names.get(one) ?? []) : [],
    );
  if (type === 'eip' || type === 'nat_gateway')
    return all.filter((one) => one.type === 'internet_gateway' && isNear(one, declared)).flatMap(attachmentOf);
  if (type === 'vpn_gateway_route_propagation' && fields.vpn_gateway_id instanceof Ref)
    return attachmentOf(fields.vpn_gateway_id.to);
  const association = fields.target_vpc_subnet_id;
  if (association instanceof Ref) return [names.get(association.to) ?? ''];
  if (type !== 'route' && type !== 'route_table_association') return [];
  const gateway = fields.gateway_id;
  if (gateway instanceof Ref) return attachmentOf(gateway.to);
  const hub = fields.transit_gateway_id;
  if (!(hub instanceof Ref)) return [];
  return all
    .filter(
      (one) =>
        one.type === 'ec2_transit_gateway_vpc_attachment' &&
        one.fields.transit_gateway_id instanceof Ref &&
        one.fields.transit_gateway_id.to === hub.to,
    )
    .flatMap((one) => names.get(one) ?? []);
}

/** In the VPC of a NAT gateway; an address may be used in any. */
function isNear(gateway: Declared, { element }: Declared): boolean {
  const vpc = (element as { vpc?: unknown } | undefined)?.vpc;
  return vpc === undefined || (gateway.element as { vpc?: unknown } | undefined)?.vpc === vpc;
}
