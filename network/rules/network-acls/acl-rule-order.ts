import { type DecidedEarlier, firstMatches } from '../../filters/index.js';
import type { AclRule, NetworkAcl } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { moveBefore } from './acl-rule-shadowed.js';
import { packetInWords } from './packet-words.js';
import { repeatsTheEnd } from './repeats-the-end.js';
import { DIRECTIONS, networkAcls } from './rules-of.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
export const aclRuleOrder: Rule = {
  id: 'acl-rule-order',
  severity: 'warning',
  summary: 'A deny, part of which an earlier allow lets through.',
  needs: 'topology',
  check({ topology, report }) {
    for (const acl of networkAcls(topology)) {
      for (const direction of DIRECTIONS) {
        for (const { rule, allows, example } of undermined(acl, direction)) {
          const first = allows[0] as AclRule;
          const numbers = allows.map(({ number }) => String(number.value));
          report({
            origin: rule.origin,
            message: say`
              ${numbers.length === 1 ? say`Rule` : say`Rules`} ${listOf(numbers)}
              ${numbers.length === 1 ? say`lets` : say`let`} through part of what rule ${rule.number.value}
              denies, such as
              ${packetInWords(example.service, direction === 'inbound' ? 'from' : 'to', example.address)}. AWS
              reads an ACL from the lowest number up, and the first rule that matches decides. Give the deny a
              number below ${first.number.value}; if that traffic is meant to pass, deny only the rest.
            `,
            related: allows.map((allow) => ({
              origin: allow.origin,
              message: say`rule ${allow.number.value} allows it first`,
            })),
            fixes: moveBefore(rule, first),
          });
        }
      }
    }
  },
};

/**
 * A narrow allow before the wide deny it is an exception to is right, and so is a deny that comes first.
 * What is wrong is an earlier allow that reaches beyond the deny: then the deny was the exception, and comes too late.
 */
function* undermined(
  acl: NetworkAcl,
  direction: 'inbound' | 'outbound',
): Iterable<{ rule: AclRule; allows: readonly AclRule[]; example: DecidedEarlier }> {
  const { outcomes, byRule, unknown } = firstMatches(acl, direction);
  for (const { rule, left, earlier } of outcomes) {
    if (rule.action.value !== 'deny' || left === 0 || repeatsTheEnd(rule)) continue;
    const allows = [...earlier]
      .filter(([allow, part]) => allow.action.value === 'allow' && part.cells < (byRule.get(allow)?.left ?? 0))
      .map(([allow]) => allow)
      .sort((a, b) => a.number.value - b.number.value);
    const first = allows[0];
    if (!first) continue;
    // A deny that nothing tells the extent of may have taken the part away before.
    if (unknown.some((other) => other.action.value === 'deny' && other.number.value < rule.number.value)) continue;
    yield { rule, allows, example: earlier.get(first) as DecidedEarlier };
  }
}
