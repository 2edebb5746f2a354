import type { Key } from './draft.js';
import type { NetworkDraft } from './network-draft.js';

/**
 * Whether Block Public Access stops what a VPC's internet gateways carry is not told: it may pass or not, as if a gateway might not be there.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
 */
export function doubtPublicAccess(network: NetworkDraft, vpc: Key): void {
  const draft = network.find(vpc, 'vpc');
  if (draft) draft.blockPublicAccess = undefined;
  for (const kind of ['internet-gateway', 'egress-only-gateway'] as const)
    for (const [, gateway] of network.all(kind)) if (network.keyOf(gateway.vpc) === vpc) gateway.maybe = true;
}
