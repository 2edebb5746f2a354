import type { Key, PublicIpDraft, ResourceDraft } from './draft.js';
import type { NetworkDraft } from './network-draft.js';

/**
 * A prefix that is delegated to an interface holds more addresses than a file can list. What has one of them is filtered as the interface is, so one that is
 * like it, may have any address of that family in its subnets, and may not be there, stands for them: one for all interfaces that are alike.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-prefix-eni.html
 */
export function leaveDelegated(network: NetworkDraft, id: string, family: Family): void {
  standFor(network, id, family, {
    label: 'delegated-addresses',
    doc: 'Stands for the addresses of prefixes that are delegated to interfaces: they are not listed.',
  });
}

/** So does one for the addresses of a family that the input does not tell, if there are any: in other subnets, or with public addresses, where it is told of them. */
export function leaveUntold(network: NetworkDraft, id: string, family: Family, more: Partial<Place> = {}): void {
  const names = {
    label: 'untold-addresses',
    doc: `Stands for the ${family === 'ipv6' ? 'IPv6' : 'IPv4'} addresses that interfaces may have: the input does not tell them.`,
  };
  standFor(network, id, family, names, more);
}

interface Place {
  readonly subnets: Key[];
  readonly publicIps: PublicIpDraft[];
}

type Family = 'ipv4' | 'ipv6';

function standFor(
  network: NetworkDraft,
  id: string,
  family: Family,
  { label, doc }: { readonly label: string; readonly doc: string },
  more: Partial<Place> = {},
): void {
  const owner = network.find(id, 'resource');
  if (!owner) return;
  const { vpc, subnets, securityGroups, maybeSecurityGroups, sourceDestCheck, denyInternetGatewayTraffic } = owner;
  const alike = {
    vpc,
    subnets,
    securityGroups,
    maybeSecurityGroups,
    sourceDestCheck,
    denyInternetGatewayTraffic,
    ...more,
  };
  const stand = network.define<ResourceDraft>(`${label} ${family} ${JSON.stringify(alike)}`, {
    kind: 'resource',
    type: 'interface',
    maybe: true,
    ids: [],
    label,
    doc,
    publicIps: [],
    ...structuredClone(alike),
    addresses: [],
    ipAddressType: family,
    privateNat: false,
  });
  stand.partOf = [...new Set([...(stand.partOf ?? []), ...owner.ids])].sort();
}
