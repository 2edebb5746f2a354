import { allowRules, groups } from '../../filters/index.js';
import type { GroupRule } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { atomsOf, type RuleAtom } from './atoms.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (InvalidPermission.Duplicate) */
export const groupRuleDuplicate: Rule = {
  id: 'group-rule-duplicate',
  severity: 'error',
  summary: 'The same rule twice in one security group.',
  needs: 'topology',
  check({ topology, report }) {
    for (const group of groups(topology)) {
      for (const rules of [group.inbound, group.outbound]) {
        for (const { rule, atom, first } of repeated(allowRules(rules))) {
          const whole = first.rule !== rule;
          report({
            origin: whole ? rule.origin : atom.peer.origin,
            message: say`
              ${group.name} has this rule already: ${
                whole ? `\`${first.rule.text}\`` : say`the line names the same traffic and the same other end twice`
              }. A rule is its protocol, ports and other end, however they are written, and AWS
              refuses the same one twice (InvalidPermission.Duplicate). Leave one of them out.
            `,
            related: whole ? [{ origin: first.rule.origin, message: say`the same rule` }] : [],
            fixes:
              whole && isWhole(rule, first.rule)
                ? [{ title: say`Remove the second`, edits: [{ origin: rule.origin, newText: '' }] }]
                : [],
          });
        }
      }
    }
  },
};

/** Each rule with a part that stands before it already, told once. */
function* repeated(rules: readonly GroupRule[]): Iterable<{ rule: GroupRule; atom: RuleAtom; first: RuleAtom }> {
  const seen = new Map<string, RuleAtom>();
  for (const rule of rules) {
    let told = false;
    for (const atom of atomsOf(rule)) {
      const first = seen.get(atom.key);
      if (!first) seen.set(atom.key, atom);
      else if (!told) {
        told = true;
        yield { rule, atom, first };
      }
    }
  }
}

function isWhole(rule: GroupRule, other: GroupRule): boolean {
  const before = new Set([...atomsOf(other)].map(({ key }) => key));
  return [...atomsOf(rule)].every(({ key }) => before.has(key));
}
