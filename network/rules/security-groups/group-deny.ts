import { groups, rulesOf } from '../../filters/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html */
export const groupDeny: Rule = {
  id: 'group-deny',
  severity: 'error',
  summary: 'A deny in a security group, which only allows.',
  needs: 'topology',
  check({ topology, report }) {
    for (const group of groups(topology)) {
      for (const rule of rulesOf(group)) {
        if (rule.action.value !== 'deny') continue;
        report({
          origin: rule.action.origin,
          message: say`
            A security group only allows: what no rule allows is denied already, and AWS has no rule that denies.
            Narrow the rule that lets this traffic through; or deny it at the border of the subnet, with a network
            ACL rule whose number is lower than that of the allow: \`90 deny … ${rule.preposition.value} …\`.
          `,
          fixes: [{ title: say`Remove the rule`, edits: [{ origin: rule.origin, newText: '' }] }],
        });
      }
    }
  },
};
