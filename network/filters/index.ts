/** The door of the room: what others may know of it. */

export { aclMayAllow } from './acl-may-allow.js';
export { hasUnresolvedAcl, subnetsByAcl } from './acl-subnets.js';
export { type CoveredRule, coveredRules } from './covered-rules.js';
export { type DecidedEarlier, firstMatches } from './first-match.js';
export {
  allowRules,
  groups,
  groupsOf,
  type Holder,
  holdersByGroup,
  holdersIn,
  holdersOf,
  holdersOfGroup,
  rulesOf,
} from './group-holders.js';
export { isKnownPeer } from './known-peer.js';
export { AclEvaluator, type Direction } from './network-acl.js';
export { type OpenRule, whyOpen } from './open-rule.js';
export { LONGEST_LIST, overtakenRules } from './overtaken.js';
export { elementBlocks, peerBlocks } from './peer-matcher.js';
export {
  carriesGroup,
  type Group,
  GroupEvaluator,
  type GroupSet,
  opensOutbound,
  type PeerGroups,
} from './security-group.js';
export { GroupRow, GroupRows } from './security-group-rows.js';
export { areMembersTold } from './told-members.js';
