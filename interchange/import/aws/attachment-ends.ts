import { say } from '../../../network/words/index.js';
import type { Import } from './context.js';
import type { Place } from './described.js';
import { isObject } from './identities.js';

/** What a description tells of an attachment of a VPC to a transit gateway. */
export interface Attached {
  readonly id: string | undefined;
  readonly gateway: string | undefined;
  readonly vpc: string | undefined;
  readonly subnets?: readonly string[] | undefined;
}

export interface AttachmentEnds {
  readonly gateways: readonly string[];
  readonly vpcs: readonly string[];
}

/** Two lists tell attachments of VPCs, and its subnets tell a VPC: what the one lacks is in the other, or it is any that there is. */
export function endsOfAttachment(context: Import, one: Attached, place: Place): AttachmentEnds {
  const { network, warnings } = context;
  const others = one.id === undefined ? [] : describedAs(context, one.id);
  const told = (own: string | undefined, fields: readonly string[]): string[] =>
    own === undefined
      ? [...new Set(others.flatMap((other) => fields.flatMap((field) => textIn(other, field))))]
      : [own];
  const gateways = told(one.gateway, ['TransitGatewayId']);
  const vpcs = told(one.vpc, ['VpcId', 'ResourceId']);
  const subnets = one.subnets ?? others.flatMap((other) => (Array.isArray(other.SubnetIds) ? other.SubnetIds : []));
  if (vpcs.length === 0) vpcs.push(...new Set(subnets.flatMap((id) => network.find(id, 'subnet')?.vpc ?? [])));
  const found = {
    gateways: gateways.length > 0 ? gateways : idsOf(network.all('transit-gateway')),
    vpcs: vpcs.length > 0 ? vpcs : idsOf(network.all('vpc')),
  };
  if (gateways.length === 0 && found.gateways.length > 1)
    warnings.add(
      say`
        The data do not tell to which transit gateway attachment ${one.id ?? ''} belongs (\`TransitGatewayId\`): it may
        be any of ${found.gateways.join(', ')}. Ask AWS: \`aws ec2 describe-transit-gateway-vpc-attachments\`.
      `,
      place,
    );
  if (vpcs.length === 0 && found.vpcs.length > 1)
    warnings.add(
      say`
        The data do not tell which VPC attachment ${one.id ?? ''} attaches (\`VpcId\`, \`ResourceId\`, \`SubnetIds\`): it
        may be any of ${found.vpcs.join(', ')}. Ask AWS: \`aws ec2 describe-transit-gateway-vpc-attachments\`.
      `,
      place,
    );
  return found;
}

type Fields = Readonly<Record<string, unknown>>;

const describedAs = ({ described }: Import, id: string): Fields[] =>
  (['TransitGatewayVpcAttachments', 'TransitGatewayAttachments'] as const)
    .flatMap((kind) => described.items(kind).map(({ raw }) => raw))
    .filter((raw): raw is Fields => isObject(raw) && raw.TransitGatewayAttachmentId === id);

const textIn = (fields: Fields, field: string): string[] => {
  const value = fields[field];
  return typeof value === 'string' ? [value] : [];
};

/** What stands for something that is not told has no id. */
const idsOf = (all: Iterable<readonly [string, { readonly ids: readonly string[] }]>): string[] =>
  [...all].flatMap(([key, { ids }]) => (ids.length > 0 ? [key] : []));
