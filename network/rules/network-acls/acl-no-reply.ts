import { say } from '../../words/index.js';
import { lostReplies } from '../replies/lost-replies.js';
import type { Rule } from '../rule.js';
import {
  addRules,
  byAcl,
  clientPortsOf,
  replyRules,
  requestPlaces,
  requestsInWords,
  rulesInWords,
} from './reply-words.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html (ephemeral ports) */
export const aclNoReply: Rule = {
  id: 'acl-no-reply',
  severity: 'warning',
  summary: 'Requests arrive, and an ACL drops every reply.',
  needs: 'reachability',
  check({ analysis, report }) {
    const whole = lostReplies(analysis).byAcl.filter((trouble) => trouble.whole && trouble.kind !== 'ping');
    for (const { acl, direction, troubles } of byAcl(whole)) {
      const { low, high } = clientPortsOf(troubles);
      const added = replyRules(troubles, direction);
      const who = troubles.some(({ translated }) => translated)
        ? say`the port that the NAT gateway picked`
        : say`the port that the client picked`;
      report({
        origin: acl.nameOrigin,
        message: say`
          ${requestsInWords(troubles)} is delivered, but ${acl.name} drops every reply: no ${direction} rule
          allows it. A network ACL remembers nothing, so the reply needs a rule of its own, and it goes to ${who},
          one of ${low}-${high}. Add ${rulesInWords(acl, direction, added)} to \`${direction}\`.
        `,
        related: requestPlaces(troubles),
        fixes: addRules(acl, direction, added),
      });
    }
  },
};
