import { coversTraffic } from './covering.js';
import type { AclRuleDraft, Key, NetworkAclDraft } from './draft.js';

/**
 * What comes by an end with an address that nobody tells may pass a network ACL by each entry that allows something, unless an entry before it denies that to everybody:
 * those that deny some addresses, the end's own among them, say nothing of it.
 */
export function passPerhaps(acl: NetworkAclDraft, end: Key): void {
  acl.inbound = withPerhaps(acl.inbound, end);
  acl.outbound = withPerhaps(acl.outbound, end);
}

function withPerhaps(rules: readonly AclRuleDraft[], end: Key): AclRuleDraft[] {
  const sorted = [...rules].sort((a, b) => a.number - b.number);
  const taken = new Set(sorted.map(({ number }) => number));
  const toAll: AclRuleDraft[] = [];
  let firstToSome: number | undefined;
  const more: AclRuleDraft[] = [];
  for (const rule of sorted) {
    const isToAll = !rule.maybe && everybody(rule) !== undefined;
    if (rule.action === 'deny') {
      if (isToAll) toAll.push(rule);
      else firstToSome ??= rule.number;
      continue;
    }
    if (isToAll && firstToSome === undefined) continue;
    if (toAll.some((deny) => coversTraffic(deny.traffic, rule.traffic) && coversFamily(deny, rule))) continue;
    const number = freeBefore(firstToSome ?? rule.number, taken);
    taken.add(number);
    more.push({ number, action: 'allow', traffic: rule.traffic, peer: { ref: end }, maybe: true });
  }
  // Of two with one number the first goes first.
  return [...more, ...sorted];
}

function everybody({ peer }: AclRuleDraft): 'any' | 'ipv4' | 'ipv6' | undefined {
  if (peer === 'any') return 'any';
  if (!('cidr' in peer)) return undefined;
  return peer.cidr === '0.0.0.0/0' ? 'ipv4' : peer.cidr === '::/0' ? 'ipv6' : undefined;
}

function coversFamily(deny: AclRuleDraft, { peer }: AclRuleDraft): boolean {
  const family = everybody(deny);
  if (family === 'any' || peer === 'any' || !('cidr' in peer)) return family === 'any';
  return family === (peer.cidr.includes(':') ? 'ipv6' : 'ipv4');
}

/** The number before an entry, where it is free; else its own. */
function freeBefore(number: number, taken: ReadonlySet<number>): number {
  return number > 1 && !taken.has(number - 1) ? number - 1 : number;
}
