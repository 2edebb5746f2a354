import type { Key } from './draft.js';
import type { NetworkDraft } from './network-draft.js';
import { isUnknownVpc } from './placeholders.js';

/** A gateway of which nobody tells on which VPC it hangs. */
export interface UnattachedGateway {
  readonly id: string;
  readonly kind: 'internet-gateway' | 'egress-only-gateway' | 'vpn-gateway';
  readonly label?: string | undefined;
}

/**
 * It may hang on each VPC that has no gateway of its kind, or on none that is told. A VPC has one internet gateway and one VPN gateway at most; that there is a second
 * egress-only one changes nothing. The VPCs.
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
export function attachPerhaps(network: NetworkDraft, { id, kind, label }: UnattachedGateway): readonly Key[] {
  const taken = new Set([...network.all(kind)].flatMap(([, { vpc, maybe }]) => (maybe ? [] : [vpc])));
  const vpcs = [...network.all('vpc')].flatMap(([vpc]) => (taken.has(vpc) || isUnknownVpc(network, vpc) ? [] : [vpc]));
  for (const vpc of vpcs)
    network.define(vpcs.length === 1 ? id : `${id} in ${vpc}`, {
      kind,
      vpc,
      maybe: true,
      // By its id only one is meant.
      ids: vpcs.length === 1 ? [id] : [],
      label: vpcs.length === 1 ? label : `${label ?? id}-in-${network.find(vpc, 'vpc')?.label ?? vpc}`,
    });
  return vpcs;
}
