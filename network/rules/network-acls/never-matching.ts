import { firstMatches } from '../../filters/index.js';
import type { AclRule, Topology } from '../../topology/index.js';
import { repeatsTheEnd } from './repeats-the-end.js';
import { DIRECTIONS, networkAcls } from './rules-of.js';

export interface NeverMatching {
  readonly rule: AclRule;
  /** The earlier rules that decide all of it, by number. */
  readonly deciders: readonly AclRule[];
  /** Those among them that decide otherwise than the rule would. */
  readonly opposite: readonly AclRule[];
}

/** The rules that earlier ones leave nothing to. A rule that shares its number with an earlier one has no place in the order, which is a finding of its own. */
export function* neverMatching(topology: Topology): Iterable<NeverMatching> {
  for (const acl of networkAcls(topology)) {
    for (const direction of DIRECTIONS) {
      let before: AclRule | undefined;
      for (const { rule, matches, left, earlier } of firstMatches(acl, direction).outcomes) {
        const sharesNumber = before?.number.value === rule.number.value;
        before = rule;
        if (matches === 0 || left > 0 || sharesNumber || repeatsTheEnd(rule)) continue;
        const deciders = [...earlier.keys()].sort((a, b) => a.number.value - b.number.value);
        yield { rule, deciders, opposite: deciders.filter((decider) => decider.action.value !== rule.action.value) };
      }
    }
  }
}
