import type { Rule } from '../rule.js';
import { aclAddressNeverSeen } from './acl-address-never-seen.js';
import { aclEmpty } from './acl-empty.js';
import { aclEphemeralRange } from './acl-ephemeral-range.js';
import { aclExemptService } from './acl-exempt-service.js';
import { aclIcmpReply } from './acl-icmp-reply.js';
import { aclInsideSubnet } from './acl-inside-subnet.js';
import { aclNoReply } from './acl-no-reply.js';
import { aclPeerNotCidr } from './acl-peer-not-cidr.js';
import { aclRuleNumber } from './acl-rule-number.js';
import { aclRuleNumberDuplicate } from './acl-rule-number-duplicate.js';
import { aclRuleOrder } from './acl-rule-order.js';
import { aclRuleRedundant } from './acl-rule-redundant.js';
import { aclRuleShadowed } from './acl-rule-shadowed.js';
import { aclUnused } from './acl-unused.js';
import { directionMismatch } from './direction-mismatch.js';

/** Network ACLs: stateless, in order, at the border of the subnet. */
export const NETWORK_ACL_RULES: readonly Rule[] = [
  aclRuleNumber,
  aclRuleNumberDuplicate,
  aclPeerNotCidr,
  directionMismatch,
  aclRuleShadowed,
  aclRuleRedundant,
  aclRuleOrder,
  aclAddressNeverSeen,
  aclInsideSubnet,
  aclExemptService,
  aclEmpty,
  aclUnused,
  aclNoReply,
  aclEphemeralRange,
  aclIcmpReply,
];
