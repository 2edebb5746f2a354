import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { neverMatching } from './never-matching.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
export const aclRuleRedundant: Rule = {
  id: 'acl-rule-redundant',
  severity: 'hint',
  summary: 'A rule that never matches, since earlier ones decide the same.',
  needs: 'topology',
  check({ topology, report }) {
    for (const { rule, deciders, opposite } of neverMatching(topology)) {
      if (opposite.length > 0) continue;
      const numbers = deciders.map((decider) => String(decider.number.value));
      report({
        origin: rule.origin,
        message:
          `Rule ${rule.number.value} changes nothing: ${numbers.length === 1 ? 'rule' : 'rules'} ${listOf(numbers)} ${rule.action.value} all of it already. ` +
          'AWS takes 20 rules a direction by default, 40 at most; remove it.',
        related: deciders.map(({ origin, number }) => ({ origin, message: `rule ${number.value} comes first` })),
        fixes: [{ title: `Remove rule ${rule.number.value}`, edits: [{ origin: rule.origin, newText: '' }] }],
      });
    }
  },
};
