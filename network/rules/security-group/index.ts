import type { Rule } from '../rule.js';
import { groupDeny } from './group-deny.js';
import { groupForeign } from './group-foreign.js';
import { groupNoOutbound } from './group-no-outbound.js';
import { groupOpen } from './group-open.js';
import { groupReferenceLost } from './group-reference-lost.js';
import { groupReferenceUnpeered } from './group-reference-unpeered.js';
import { groupRuleDuplicate } from './group-rule-duplicate.js';
import { groupRuleImplied } from './group-rule-implied.js';
import { groupRuleNeverMet } from './group-rule-never-met.js';
import { groupUnused } from './group-unused.js';

/** Security groups: stateful, without order, at the interface. */
export const SECURITY_GROUP_RULES: readonly Rule[] = [
  groupDeny,
  groupForeign,
  groupReferenceUnpeered,
  groupRuleDuplicate,
  groupRuleImplied,
  groupOpen,
  groupNoOutbound,
  groupUnused,
  groupReferenceLost,
  groupRuleNeverMet,
];
