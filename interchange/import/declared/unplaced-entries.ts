import { coversPeer, coversTraffic } from '../builder/covering.js';
import type { AclRuleDraft, NetworkAclDraft } from '../builder/draft.js';

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
  const isDecided = (rule: AclRuleDraft): boolean =>
    told.some((one) => !one.maybe && coversTraffic(one.traffic, rule.traffic) && coversPeer(one.peer, rule.peer));
  const isLast = (rule: AclRuleDraft): boolean =>
    rule.action === 'allow' && !rule.maybe && !mayHoldMore && !isDecided(rule);
  const last = open.filter(isLast);
  const slots = slotsAtTheEnd(last.length, numbers);
  return [
    // Where there is no room before the first, all share its number: each may come before it.
    ...open.map((rule, i) => ({ ...rule, number: before < 1 ? 1 : before + i, maybe: true as const })),
    ...told,
    // Two rules cannot have one number: for whom none is left, what may come before all others has to do.
    ...last.flatMap((rule, i) => {
      const number = slots[i];
      return number === undefined ? [] : [{ ...rule, number }];
    }),
  ];
}

/** Numbers without a told one between them, the highest that are free: an entry has one of these, or comes before them. Fewer where there is no room. */
function slotsAtTheEnd(count: number, numbers: readonly number[]): number[] {
  const after = numbers.length > 0 ? Math.max(...numbers) + 1 : 101;
  if (after + count - 1 <= LAST) return Array.from({ length: count }, (_, i) => after + i);
  const taken = new Set(numbers);
  let high = LAST;
  while (taken.has(high)) high--;
  let low = high;
  while (low >= 1 && !taken.has(low) && high - low < count) low--;
  return Array.from({ length: high - low }, (_, i) => high - i);
}
