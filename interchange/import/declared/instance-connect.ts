import { clientsAreUnknown, leaveClientsOpen } from '../builder/client-addresses.js';
import type { Context } from './context.js';
import { endType, INSTANCE_CONNECT } from './end-types.js';

/**
 * EC2 Instance Connect Endpoints that preserve their clients' addresses, or may. AWS does where it is asked to, and Terraform's provider asks unless it is told not to.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateInstanceConnectEndpoint.html
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_instance_connect_endpoint
 */
export function importInstanceConnect(context: Context): void {
  for (const type of [...context.types].filter((one) => endType(one)?.what === INSTANCE_CONNECT))
    for (const { key, label, fields, place } of context.all(type)) {
      const preserves = fields.flag('preserve_client_ip') ?? !type.startsWith('AWS::');
      if (preserves === false || !context.network.has(key, 'resource')) continue;
      context.warn(clientsAreUnknown(label), place);
      leaveClientsOpen(context.network, key);
    }
}
