import { coversPeer, coversTraffic } from '../builder/covering.js';
import type { AclRuleDraft, NetworkAclDraft } from '../builder/draft.js';
import { UNPLACED } from './unplaced-entries.js';

/** Whether a rule decides all that another one does, alike, and no later. */
export function decidesAll(one: AclRuleDraft, other: AclRuleDraft): boolean {
  return (
    one.number <= other.number &&
    (one.number === UNPLACED) === (other.number === UNPLACED) &&
    one.action === other.action &&
    coversTraffic(one.traffic, other.traffic) &&
    coversPeer(one.peer, other.peer)
  );
}

/**
 * Entries that trade numbers, as a condition turns out, are certain by the later one both. AWS has none twice: where the next number is free it says the same, since
 * which of them comes first is left open by the earlier one.
 */
export function tellNumbersApart(acl: NetworkAclDraft): void {
  acl.inbound = apart(acl.inbound);
  acl.outbound = apart(acl.outbound);
}

function apart(rules: readonly AclRuleDraft[]): AclRuleDraft[] {
  const taken = new Set(rules.map(({ number }) => number));
  const mayBeEarlier = (rule: AclRuleDraft): boolean =>
    rules.some((one) => one.maybe && one.number < rule.number && decidesAll(one, rule));
  const certain = new Set<number>();
  return rules.map((rule) => {
    if (rule.maybe) return rule;
    if (!certain.has(rule.number) || !mayBeEarlier(rule)) {
      certain.add(rule.number);
      return rule;
    }
    let number = rule.number + 1;
    while (certain.has(number) && !taken.has(number)) number++;
    if (taken.has(number)) return { ...rule, maybe: true };
    certain.add(number);
    return { ...rule, number };
  });
}
