import { say } from '../../../network/words/index.js';
import { unknownAttachment, unknownNetwork } from '../builder/placeholders.js';
import { VPC_ATTACHMENTS } from './attachments.js';
import type { Context, Declared } from './context.js';
import { known } from './value.js';

const TYPES = ['ec2_transit_gateway_connect', 'AWS::EC2::TransitGatewayConnect'];
const PEERS = ['ec2_transit_gateway_connect_peer', 'AWS::EC2::TransitGatewayConnectPeer'];

export const isConnect = (type: string): boolean => TYPES.includes(type) || PEERS.includes(type);

/**
 * Appliances that are joined to a transit gateway by tunnels through another attachment: what they announce by BGP is in no input.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-connect.html
 */
export function importConnectAttachments(context: Context): void {
  for (const connect of context.all(...TYPES)) {
    const { key, label, place } = connect;
    const gateway = gatewayOf(context, connect);
    const gateways =
      gateway === undefined ? [...context.network.all('transit-gateway')].map(([one]) => one) : [context.key(gateway)];
    for (const one of gateways.filter((id) => context.network.has(id, 'transit-gateway')))
      unknownAttachment(
        context.network,
        gateways.length > 1 ? `${key} ${one}` : key,
        one,
        `beyond-${label}`,
        unknownNetwork,
      );
    context.warn(
      say`What appliances announce over ${label} (Transit Gateway Connect) is not told: what lies behind it is unknown.`,
      place,
    );
  }
}

/** That of what carries its tunnels, where it does not say. */
function gatewayOf(context: Context, { fields }: Declared): string | undefined {
  const told = known(fields.text('transit_gateway_id'));
  if (told !== undefined) return told;
  const id = known(fields.text('transport_transit_gateway_attachment_id') ?? fields.text('transport_attachment_id'));
  const transport = context.all(...VPC_ATTACHMENTS).find(({ key, ids }) => key === id || ids.includes(id ?? ''));
  return transport && known(transport.fields.text('transit_gateway_id'));
}
