import type { Key } from '../builder/draft.js';
import { VPC_ATTACHMENTS } from './attachments.js';
import type { Context } from './context.js';
import { isUnknown, known } from './value.js';

const SUPPORT = 'security_group_referencing_support';

/**
 * Rules that refer to groups of other VPCs count over a transit gateway where it supports that, and both attachments do. Where nobody tells whether one does, such a
 * rule may count or not.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html
 */
export function doubtReferencing(context: Context): void {
  const { network } = context;
  const open = new Set<Key>();
  for (const { key, fields } of context.all('ec2_transit_gateway')) {
    const gateway = network.find(key, 'transit-gateway');
    if (!gateway) continue;
    const ends = context.all(VPC_ATTACHMENTS[0]).filter((one) => {
      const id = known(one.fields.text('transit_gateway_id'));
      return id !== undefined && context.key(id) === key;
    });
    const untold = [fields, ...ends.flatMap((one) => [one.fields, ...(one.fields.blocks('options')?.items ?? [])])];
    if (!untold.some((one) => isUnknown(one.raw(SUPPORT)))) continue;
    if (isUnknown(fields.raw(SUPPORT))) gateway.securityGroupReferencing = true;
    if (gateway.securityGroupReferencing) for (const { vpc } of gateway.attachments) open.add(context.key(vpc));
  }
  if (open.size === 0) return;
  const homeOf = (group: Key): Key | undefined => {
    const vpc = network.find(group, 'security-group')?.vpc;
    return vpc === undefined ? undefined : context.key(vpc);
  };
  for (const [key, group] of network.all('security-group')) {
    const home = homeOf(key);
    if (home === undefined || !open.has(home)) continue;
    for (const rule of group.inbound) {
      const isAbroad = rule.peers.some((peer) => {
        const vpc = typeof peer === 'object' && 'ref' in peer ? homeOf(peer.ref) : undefined;
        return vpc !== undefined && vpc !== home && open.has(vpc);
      });
      if (isAbroad) rule.maybe = true;
    }
  }
}
