import type { Key, PeerDraft, SecurityGroupDraft } from '../builder/draft.js';
import type { Context } from './context.js';
import { isUntoldVpc } from './homes.js';

/**
 * A group can be associated with further VPCs of its region, and is then one group there too. Here a group belongs to one VPC, so each of the others
 * gets a copy with the same rules, and who refers to the group refers to its copies as well.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-assoc.html
 */
export function copySharedGroups(context: Context): void {
  const { network } = context;
  const copies = new Map<Key, Key[]>();
  for (const [, owner] of [...network.all('resource'), ...network.all('load-balancer')]) {
    owner.securityGroups = owner.securityGroups?.map((id) => {
      const group = network.find(id, 'security-group');
      const key = network.keyOf(id);
      if (!group || key === undefined || group.vpc === owner.vpc) return id;
      const copy = `${key} in ${owner.vpc}`;
      if (network.has(copy)) return copy;
      network.define(copy, copyOf(group, owner.vpc));
      copies.set(key, [...(copies.get(key) ?? []), copy]);
      return copy;
    });
  }
  if (copies.size === 0) return;
  const withCopies = (peer: PeerDraft): PeerDraft[] =>
    typeof peer === 'object' && 'ref' in peer
      ? [peer, ...(copies.get(network.keyOf(peer.ref) ?? peer.ref) ?? []).map((ref) => ({ ref }))]
      : [peer];
  for (const [, group] of network.all('security-group'))
    for (const rule of [...group.inbound, ...(group.outbound ?? [])]) rule.peers = rule.peers.flatMap(withCopies);
}

function copyOf(group: SecurityGroupDraft, vpc: Key): SecurityGroupDraft {
  const copied = (rules: SecurityGroupDraft['inbound']) => rules.map((rule) => ({ ...rule, peers: [...rule.peers] }));
  return {
    ...group,
    vpc,
    ids: [],
    doc: isUntoldVpc(group.vpc)
      ? 'A group that may be in this VPC.'
      : 'A group of another VPC, which is associated with this one too.',
    isDefault: false,
    inbound: copied(group.inbound),
    outbound: group.outbound && copied(group.outbound),
  };
}
