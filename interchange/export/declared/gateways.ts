import type { Vpc } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import type { Draft } from './draft.js';

/** The doors of a VPC. A gateway is attached by naming its VPC; a dialect that has an attachment of its own makes one of that. */
export function declareGateways(vpc: Vpc, draft: Draft): void {
  const vpcId = draft.ref(vpc);
  for (const gateway of vpc.internetGateways)
    if (!draft.isOpen(gateway)) draft.declare(gateway, 'internet_gateway', { vpc_id: vpcId });
  for (const gateway of vpc.egressOnlyGateways)
    if (!draft.isOpen(gateway)) draft.declare(gateway, 'egress_only_internet_gateway', { vpc_id: vpcId });
  for (const gateway of vpc.vpnGateways)
    if (!draft.isOpen(gateway)) draft.declare(gateway, 'vpn_gateway', { vpc_id: vpcId });
  for (const gateway of vpc.regionalNatGateways) {
    if (draft.isOpen(gateway)) continue;
    draft.declare(gateway, 'nat_gateway', { availability_mode: 'regional', vpc_id: vpcId });
    if (gateway.routeTable)
      draft.note(
        gateway,
        say`
          The route table of NAT gateway ${gateway.name}, which serves a whole VPC, is made by AWS: what the file
          says of it is left out.
        `,
      );
    for (const { origin, address } of gateway.publicIps)
      if (address)
        draft.note(
          { origin },
          say`
          AWS picks the public addresses of NAT gateway ${gateway.name}, not ${address.text}.
        `,
        );
  }
}
