import type { Key } from '../builder/draft.js';
import type { NetworkDraft } from '../builder/network-draft.js';
import { isUnknownVpc, unknownGroup } from '../builder/placeholders.js';

/**
 * Where AWS did not tell the interfaces of a subnet, any of its addresses that nothing else has may have one: of unknown rules, in any group besides that others
 * refer to, public or not.
 */
export function leaveInterfacesOpen(network: NetworkDraft, vpc: Key, subnet: Key): void {
  const group = unknownGroup(network, `untold-interfaces ${vpc}`, vpc, []);
  const draft = network.find(group, 'security-group');
  if (draft) draft.label = 'untold-interfaces';
  const others = [...network.all('security-group')].filter(([key, one]) => one.vpc === vpc && key !== group);
  network.define(`untold interface ${subnet}`, {
    kind: 'resource',
    type: 'interface',
    maybe: true,
    vpc,
    ids: [],
    label: 'untold-interface',
    doc: 'Stands for the interfaces that AWS was asked for and did not tell.',
    subnets: [subnet],
    addresses: [],
    securityGroups: [group],
    maybeSecurityGroups: others.map(([key]) => key),
    publicIps: [{ maybe: true }],
    sourceDestCheck: true,
    privateNat: false,
  });
}

/** Where AWS did not tell the subnets of a VPC, there may be one with anything in it. */
export function leaveSubnetsOpen(network: NetworkDraft, vpc: Key): void {
  if (isUnknownVpc(network, vpc)) return;
  const subnet = `untold subnet ${vpc}`;
  network.define(subnet, {
    kind: 'subnet',
    vpc,
    ids: [],
    label: 'untold-subnet',
    doc: 'Stands for the subnets that AWS was asked for and did not tell.',
    unknown: true,
    cidrs: [],
    routeTableUnknown: true,
    networkAclUnknown: true,
  });
  leaveInterfacesOpen(network, vpc, subnet);
}
