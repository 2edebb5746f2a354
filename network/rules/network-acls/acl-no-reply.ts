import { say } from '../../words/index.js';
import { lostReplies } from '../replies/lost-replies.js';
import type { Rule } from '../rule.js';
import {
  addRule,
  byAcl,
  clientPortsOf,
  numberToAdd,
  otherEnd,
  protocolsOf,
  requestPlaces,
  requestsInWords,
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
      const preposition = direction === 'inbound' ? 'from' : 'to';
      const [protocol = 'tcp', ...more] = protocolsOf(troubles);
      const end = otherEnd(troubles);
      const ruleText = (number: number): string => `${number} allow ${protocol} ${low}-${high} ${preposition} ${end}`;
      const number = numberToAdd(acl[direction]) ?? 100;
      const who = troubles.some(({ translated }) => translated)
        ? say`the port that the NAT gateway picked`
        : say`the port that the client picked`;
      report({
        origin: acl.nameOrigin,
        message: say`
          ${requestsInWords(troubles)} is delivered, but ${acl.name} drops every reply: no ${direction} rule
          allows it. A network ACL remembers nothing, so the reply needs a rule of its own, and it goes to ${who},
          one of ${low}-${high}. Add \`${ruleText(number)}\` to \`${direction}\`${
            more.length > 0 ? say`, and the same for ${more.join(' and ')}` : ''
          }.
        `,
        related: requestPlaces(troubles),
        fixes: addRule(acl, direction, ruleText),
      });
    }
  },
};
