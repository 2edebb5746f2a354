import type { AclRuleDraft, NetworkAclDraft } from '../builder/draft.js';
import { coversPeer, coversTraffic } from './covering.js';

/** The number of an entry of a network ACL that nobody tells. */
export const UNPLACED = -1;

/** The highest that an entry may have: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
const LAST = 32766;

/**
 * An entry decides nothing but what it matches, whatever its number is. It may come before all others; and what none of the others matches it decides in any case,
 * as the last one does.
 */
export function placeEntries(acl: NetworkAclDraft): void {
  acl.inbound = placed(acl.inbound, acl.unknown === true);
  acl.outbound = placed(acl.outbound, acl.unknown === true);
}

function placed(rules: readonly AclRuleDraft[], mayHoldMore: boolean): AclRuleDraft[] {
  const told = rules.filter(({ number }) => number !== UNPLACED);
  const open = rules.filter(({ number }) => number === UNPLACED);
  if (open.length === 0) return [...rules];
  const numbers = told.map(({ number }) => number);
  const first = numbers.length > 0 ? Math.min(...numbers) : 100;
  const before = first - open.length;
  const after = Math.max(first, ...numbers) + 1;
  const isDecided = (rule: AclRuleDraft): boolean =>
    told.some((one) => !one.maybe && coversTraffic(one.traffic, rule.traffic) && coversPeer(one.peer, rule.peer));
  const isLast = (rule: AclRuleDraft): boolean =>
    rule.action === 'allow' && !rule.maybe && !mayHoldMore && !isDecided(rule);
  return [
    // Where there is no room before the first, all share its number: each may come before it.
    ...open.map((rule, i) => ({ ...rule, number: before < 1 ? 1 : before + i, maybe: true as const })),
    ...told,
    ...open.filter(isLast).map((rule, i) => ({ ...rule, number: Math.min(LAST, after + i) })),
  ];
}
