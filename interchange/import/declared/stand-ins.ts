import { VPC_ATTACHMENTS } from './attachments.js';
import type { Context } from './context.js';
import { known } from './value.js';

/** What becomes no element of its own, and the field that names what it stands for: routes and tables refer to either. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  ...Object.fromEntries(VPC_ATTACHMENTS.map((type) => [type, 'vpc_id'])),
  ec2_transit_gateway_vpc_attachment_accepter: 'transit_gateway_attachment_id',
  ec2_transit_gateway_peering_attachment_accepter: 'transit_gateway_attachment_id',
  ec2_transit_gateway_attachment: 'resource_id',
  ec2_transit_gateway_vpn_attachment: 'vpn_connection_id',
  ec2_transit_gateway_dx_gateway_attachment: 'dx_gateway_id',
  vpc_peering_connection_accepter: 'vpc_peering_connection_id',
  vpc_peering_connection_options: 'vpc_peering_connection_id',
  internet_gateway_attachment: 'internet_gateway_id',
  vpn_gateway_attachment: 'vpn_gateway_id',
};

export function importStandIns(context: Context): void {
  for (const [type, field] of Object.entries(STANDS_FOR)) {
    for (const { fields, key, ids } of context.all(type)) {
      const meant = known(fields.text(field));
      if (meant === undefined) continue;
      const own = known(fields.text('id'));
      for (const id of [key, ...ids, ...(own === undefined ? [] : [own])]) context.network.alias(id, meant);
    }
  }
}
