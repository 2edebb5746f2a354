import type { GroupRuleDraft, Key } from './draft.js';
import { membersOf } from './group-members.js';
import type { NetworkDraft } from './network-draft.js';
import { standsForTarget } from './placeholders.js';

/**
 * What stands for a target that nobody describes may be a peering, or a transit gateway, over which rules that refer to groups of other VPCs count: the addresses that are
 * in such a group are let through perhaps.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
export function doubtReferences(network: NetworkDraft): void {
  const open = new Set<Key>();
  for (const [key, { attachments }] of network.all('transit-gateway'))
    if (standsForTarget(key)) for (const { vpc } of attachments) open.add(vpc);
  if (open.size === 0) return;
  for (const [, group] of network.all('security-group')) {
    const perhaps = (rules: readonly GroupRuleDraft[]): GroupRuleDraft[] =>
      rules.flatMap(({ traffics, peers }) => {
        const isAsked = (vpc: Key): boolean => vpc !== group.vpc && (open.has(vpc) || open.has(group.vpc));
        const members = peers.flatMap((peer) => membersOf(network, peer, isAsked));
        return members.length > 0 ? [{ traffics, peers: members, maybe: true }] : [];
      });
    group.inbound.push(...perhaps(group.inbound));
    // Where nothing is told of what goes out, everything may.
    if (group.outbound) group.outbound.push(...perhaps(group.outbound));
  }
}
