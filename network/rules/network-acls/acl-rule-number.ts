import { FIRST_NUMBER, LAST_NUMBER, numberAfter, takenNumbers } from '../../repairs/index.js';
import type { AclRule } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { aclRules } from './rules-of.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
export const aclRuleNumber: Rule = {
  id: 'acl-rule-number',
  severity: 'error',
  summary: 'A rule number outside 1 to 32766.',
  needs: 'topology',
  check({ topology, report }) {
    for (const rule of aclRules(topology)) {
      const { value, origin } = rule.number;
      if (value >= FIRST_NUMBER && value <= LAST_NUMBER) continue;
      const rules = rule.acl[rule.direction];
      const free =
        value < FIRST_NUMBER
          ? numberAfter(takenNumbers(rules), 0)
          : numberAfter(takenNumbers(rules), highestAllowed(rules));
      report({
        origin,
        message: say`
          A rule of a network ACL has a number from ${FIRST_NUMBER} to ${LAST_NUMBER}; AWS refuses ${value}. The
          numbers above belong to the rule \`*\`, which denies whatever no other rule matches and is always there.
          Rules are checked from the lowest number up.
        `,
        fixes:
          free === undefined ? [] : [{ title: say`Number it ${free}`, edits: [{ origin, newText: String(free) }] }],
      });
    }
  },
};

const highest = new WeakMap<readonly AclRule[], number>();

function highestAllowed(rules: readonly AclRule[]): number {
  let found = highest.get(rules);
  if (found === undefined) {
    found = rules.reduce((most, { number: { value } }) => (value <= LAST_NUMBER ? Math.max(most, value) : most), 0);
    highest.set(rules, found);
  }
  return found;
}
