import { say } from '../../../network/words/index.js';
import type { Key, SubnetDraft } from '../builder/draft.js';
import { cleanName } from '../builder/names.js';
import type { NetworkDraft } from '../builder/network-draft.js';
import type { Context } from './context.js';

/**
 * A network with nothing in it is made for what other stacks put there: that is not told, so it is neither nothing nor anything in particular.
 * One interface a subnet stands for it, which may be there, in groups and with a public address of which nobody knows: what routes and ACLs stop is stopped for whatever lies there.
 */
export function leaveSubnetsToOthers(context: Context): void {
  const { network, warnings } = context;
  if (hasAnyone(network)) return;
  const subnets = [...network.all('subnet')].filter(([, subnet]) => isTold(network, subnet));
  for (const [key, subnet] of subnets) addInterface(network, key, subnet);
  const vpcs = [...new Set(subnets.map(([, { vpc }]) => vpc))];
  for (const vpc of vpcs) {
    const [key, subnet] = subnets.find(([, one]) => one.vpc === vpc) as [Key, SubnetDraft];
    warnings.add(say`
      Nothing lies in the subnets of ${network.find(vpc, 'vpc')?.label ?? vpc} as far as the input tells. What other stacks put there stands as
      ${cleanName(labelIn(key, subnet))} and the like, which may be there, with groups and public addresses that are unknown: what routes and
      network ACLs stop is blocked, the rest is unknown. Give the templates of what lies there to have it decided.
    `);
  }
}

/** Resources that only carry what others send. */
const CARRIERS = new Set(['nat-gateway', 'gateway-load-balancer-endpoint']);

function hasAnyone(network: NetworkDraft): boolean {
  if (!network.all('load-balancer').next().done) return true;
  return [...network.all('resource')].some(([, { type }]) => !CARRIERS.has(type));
}

/** Something that is known of it can stop what lies there. Of one that is looked up nothing is. */
function isTold(network: NetworkDraft, subnet: SubnetDraft): boolean {
  const { routeTable, routeTableUnknown, networkAclUnknown } = subnet;
  return !(networkAclUnknown && (routeTableUnknown || network.find(routeTable, 'route-table')?.unknown));
}

const labelIn = (key: Key, { label }: SubnetDraft): string => `anything-in-${label ?? key}`;

function addInterface(network: NetworkDraft, key: Key, subnet: SubnetDraft): void {
  const { vpc } = subnet;
  network.define(`${key} anything`, {
    kind: 'resource',
    type: 'interface',
    maybe: true,
    vpc,
    subnets: [key],
    ids: [],
    label: labelIn(key, subnet),
    doc: 'Stands for what others put into the subnet.',
    addresses: [],
    securityGroups: [untoldGroups(network, vpc)],
    publicIps: hasInternetGateway(network, vpc) ? [{ maybe: true }] : [],
    sourceDestCheck: true,
    privateNat: false,
  });
}

function hasInternetGateway(network: NetworkDraft, vpc: Key): boolean {
  const here = network.keyOf(vpc);
  return [...network.all('internet-gateway')].some(([, gateway]) => network.keyOf(gateway.vpc) === here);
}

function untoldGroups(network: NetworkDraft, vpc: Key): Key {
  const group = `untold-groups ${vpc}`;
  network.define(group, {
    kind: 'security-group',
    vpc,
    ids: [],
    label: 'untold-groups',
    doc: 'Stands for the groups of what others put into the VPC.',
    isDefault: false,
    unknown: true,
    inbound: [],
    outbound: [],
  });
  return group;
}
