import type { AclRule, GroupRule, Topology } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { aclRules } from './rules-of.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
export const directionMismatch: Rule = {
  id: 'direction-mismatch',
  severity: 'error',
  summary: '`to` in an inbound rule, or `from` in an outbound one.',
  needs: 'topology',
  check({ topology, report }) {
    for (const { direction, preposition } of allRules(topology)) {
      const right = direction === 'inbound' ? 'from' : 'to';
      if (preposition.value === right) continue;
      report({
        origin: preposition.origin,
        message: say`
          An ${direction} rule names the ${direction === 'inbound' ? say`source` : say`destination`} of the
          packets: \`${right}\`, not \`${preposition.value}\`. The other end is the subnet or the resource that
          the rule protects, and AWS has no place for it. Write \`${right}\`, or move the rule to
          \`${direction === 'inbound' ? 'outbound' : 'inbound'}\`.
        `,
        fixes: [{ title: say`Write \`${right}\``, edits: [{ origin: preposition.origin, newText: right }] }],
      });
    }
  },
};

function* allRules(topology: Topology): Iterable<AclRule | GroupRule> {
  yield* aclRules(topology);
  for (const vpc of topology.vpcs) {
    for (const { inbound, outbound } of vpc.securityGroups) yield* [...(inbound ?? []), ...(outbound ?? [])];
  }
}
