import { overtakenRules } from '../../filters/index.js';
import type { AclRule } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { neverMatching } from './never-matching.js';

function verbOf({ action }: AclRule, deciders: number): string {
  if (deciders > 1) return action.value === 'allow' ? say`allow` : say`deny`;
  return action.value === 'allow' ? say`allows` : say`denies`;
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
export const aclRuleRedundant: Rule = {
  id: 'acl-rule-redundant',
  severity: 'hint',
  summary: 'A rule that changes nothing, since others decide the same.',
  needs: 'topology',
  check({ topology, report }) {
    const told = new Set<AclRule>();
    for (const { rule, deciders, opposite } of neverMatching(topology)) {
      told.add(rule);
      if (opposite.length > 0) continue;
      const numbers = deciders.map((decider) => String(decider.number.value));
      report({
        origin: rule.origin,
        message: say`
          Rule ${rule.number.value} changes nothing: ${numbers.length === 1 ? say`rule` : say`rules`}
          ${listOf(numbers)} already ${verbOf(rule, numbers.length)} all of it. AWS takes 20 rules a direction by
          default, 40 at most; remove it.
        `,
        related: deciders.map(({ origin, number }) => ({ origin, message: say`rule ${number.value} comes first` })),
        fixes: [{ title: say`Remove rule ${rule.number.value}`, edits: [{ origin: rule.origin, newText: '' }] }],
      });
    }
    for (const { rule, by } of topology.vpcs.flatMap(({ networkAcls }) => networkAcls).flatMap(overtakenRules)) {
      // A rule that never matches itself is told of already, and covers for nobody.
      if (told.has(rule) || told.has(by)) continue;
      report({
        origin: rule.origin,
        message: say`
          Rule ${rule.number.value} changes nothing: without it, rule ${by.number.value} would allow all of it.
          AWS takes 20 rules a direction by default, 40 at most; remove it, or narrow the later rule if that one
          is too wide.
        `,
        related: [{ origin: by.origin, message: say`rule ${by.number.value} allows the same and more` }],
        fixes: [{ title: say`Remove rule ${rule.number.value}`, edits: [{ origin: rule.origin, newText: '' }] }],
      });
    }
  },
};
