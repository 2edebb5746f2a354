import type { ResourceDraft } from './draft.js';
import type { NetworkDraft } from './network-draft.js';

/**
 * A prefix that is delegated to an interface holds more addresses than a file can list. What has one of them is filtered as the interface is, so one that is
 * like it, may have any address of that family in its subnets, and may not be there, stands for them: one for all interfaces that are alike.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-prefix-eni.html
 */
export function leaveDelegated(network: NetworkDraft, id: string, family: 'ipv4' | 'ipv6'): void {
  const owner = network.find(id, 'resource');
  if (!owner) return;
  const { vpc, subnets, securityGroups, maybeSecurityGroups, sourceDestCheck, denyInternetGatewayTraffic } = owner;
  const alike = { vpc, subnets, securityGroups, maybeSecurityGroups, sourceDestCheck, denyInternetGatewayTraffic };
  const stand = network.define<ResourceDraft>(`delegated ${family} ${JSON.stringify(alike)}`, {
    kind: 'resource',
    type: 'interface',
    maybe: true,
    ids: [],
    label: 'delegated-addresses',
    doc: 'Stands for the addresses of prefixes that are delegated to interfaces: they are not listed.',
    ...structuredClone(alike),
    addresses: [],
    ipAddressType: family,
    publicIps: [],
    privateNat: false,
  });
  stand.partOf = [...new Set([...(stand.partOf ?? []), ...owner.ids])].sort();
}
