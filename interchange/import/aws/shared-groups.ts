import type { PeerDraft, SecurityGroupDraft } from '../builder/draft.js';
import type { Import } from './context.js';

/**
 * A group can be associated with further VPCs of its region, and is then one group there too. Here a group belongs to one VPC, so each of the others
 * gets a copy with the same rules, and who refers to the group refers to its copies as well.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-assoc.html
 */
export function copySharedGroups(context: Import): void {
  const { network } = context;
  const copies = new Map<string, string[]>();
  for (const [, owner] of [...network.all('resource'), ...network.all('load-balancer')]) {
    owner.securityGroups = owner.securityGroups?.map((id) => {
      const group = network.find(id, 'security-group');
      if (!group || group.vpc === owner.vpc) return id;
      const copy = `${id} in ${owner.vpc}`;
      if (!network.has(copy)) {
        define(context, copy, id, group, owner.vpc);
        copies.set(id, [...(copies.get(id) ?? []), copy]);
      }
      return copy;
    });
  }
  if (copies.size === 0) return;
  const withCopies = (peer: PeerDraft): PeerDraft[] =>
    typeof peer === 'object' && 'ref' in peer
      ? [peer, ...(copies.get(peer.ref) ?? []).map((ref) => ({ ref }))]
      : [peer];
  for (const [, group] of network.all('security-group'))
    for (const rule of [...group.inbound, ...(group.outbound ?? [])]) rule.peers = rule.peers.flatMap(withCopies);
}

function define(context: Import, key: string, id: string, group: SecurityGroupDraft, vpc: string): void {
  const copied = (rules: SecurityGroupDraft['inbound']) => rules.map((rule) => ({ ...rule, peers: [...rule.peers] }));
  context.network.define(key, {
    kind: 'security-group',
    vpc,
    ids: [],
    label: `${group.label ?? id}`,
    doc: `${id} of ${group.vpc}, which is associated with this VPC too.`,
    isDefault: false,
    inbound: copied(group.inbound),
    outbound: group.outbound && copied(group.outbound),
  });
}
