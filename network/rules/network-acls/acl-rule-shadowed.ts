import type { Fix } from '../../findings/index.js';
import { numberBefore } from '../../repairs/index.js';
import type { AclRule } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { neverMatching } from './never-matching.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
export const aclRuleShadowed: Rule = {
  id: 'acl-rule-shadowed',
  severity: 'warning',
  summary: 'A rule that never matches, since earlier ones decide otherwise.',
  needs: 'topology',
  check({ topology, report }) {
    for (const { rule, deciders, opposite } of neverMatching(topology)) {
      const first = opposite[0];
      if (!first) continue;
      const { action, number } = rule;
      const one = deciders.length === 1;
      const all = opposite.length === deciders.length;
      report({
        origin: rule.origin,
        message: say`
          Rule ${number.value} never matches: ${one ? say`rule` : say`rules`} ${listOf(deciders.map(numberOf))}
          ${one ? say`decides` : say`together decide`} everything it
          names${all ? say`, and ${one ? say`does` : say`do`} the opposite` : say`, in part the opposite`}. AWS
          reads an ACL from the lowest number up, and the first rule that matches decides. To ${action.value} this
          traffic, give the rule a number below ${first.number.value}.
        `,
        related: deciders.map((decider) => ({
          origin: decider.origin,
          message: say`
            rule ${decider.number.value} ${decider.action.value === 'allow' ? say`allows` : say`denies`} it first
          `,
        })),
        fixes: moveBefore(rule, first),
      });
    }
  },
};

/** Gives a rule a number that puts it before another. */
export function moveBefore(rule: AclRule, other: AclRule): Fix[] {
  const free = numberBefore(rule.acl[rule.direction], other.number.value);
  if (free === undefined) return [];
  return [
    {
      title: say`Number it ${free}, before rule ${other.number.value}`,
      edits: [{ origin: rule.number.origin, newText: String(free) }],
    },
  ];
}

function numberOf(rule: AclRule): string {
  return String(rule.number.value);
}
