import type { AddressClass, AddressClasses, Family } from '../address/index.js';
import type { AclRule, GroupRule, Peer } from '../topology/index.js';
import { servicesOf } from '../traffic/index.js';
import { compilePeer, matchesClass } from './peer-matcher.js';
import { carriesGroup, type PeerGroups } from './security-group.js';

/** Why it is not told whether a rule matches: it may not be there, nothing declares its service, or that other end may or may not be meant. */
export type OpenRule = 'rule' | 'service' | Peer;

/** Of a rule that matches perhaps; undefined where it does or does not for certain. */
export function whyOpen(
  rule: AclRule | GroupRule,
  classes: AddressClasses,
  peer: AddressClass,
  family: Family,
  peerGroups: PeerGroups,
): OpenRule | undefined {
  if (rule.maybe) return 'rule';
  const isOfGroup = rule.kind === 'group-rule';
  if (!servicesOf(isOfGroup ? rule.traffics : [rule.traffic], family)) return 'service';
  const { vpc } = isOfGroup ? rule.group : rule.acl;
  return (isOfGroup ? rule.peers : [rule.peer]).find((one) => {
    const matcher = compilePeer(one, vpc, classes, isOfGroup);
    if (!matcher.group) return matchesClass(matcher, peer) === 'maybe';
    return peerGroups !== undefined && carriesGroup(peerGroups, matcher.group) === 'maybe';
  });
}
