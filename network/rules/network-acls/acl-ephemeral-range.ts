import { formatServices, uniteAllServices } from '../../traffic/index.js';
import { say } from '../../words/index.js';
import { lostReplies } from '../replies/lost-replies.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { addRules, byAcl, clientPortsOf, replyRules, requestPlaces, requestsInWords } from './reply-words.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html (ephemeral ports) */
export const aclEphemeralRange: Rule = {
  id: 'acl-ephemeral-range',
  severity: 'warning',
  summary: 'An ACL opens fewer ports for replies than the clients pick from.',
  needs: 'reachability',
  check({ analysis, report }) {
    const partial = lostReplies(analysis).byAcl.filter((trouble) => !trouble.whole && trouble.kind !== 'ping');
    for (const { acl, direction, troubles } of byAcl(partial)) {
      const { low, high } = clientPortsOf(troubles);
      const added = replyRules(troubles, direction);
      const protocols = listOf(added.map(({ protocol }) => protocol));
      const open = formatServices(uniteAllServices(troubles.map((trouble) => trouble.open)));
      const translated = troubles.some((trouble) => trouble.translated);
      report({
        origin: acl.nameOrigin,
        message: say`
          ${acl.name} lets back only some of the replies to ${requestsInWords(troubles)}: its ${direction} rules
          open ${open}, and ${
            translated
              ? say`the NAT gateway picks any port of ${low}-${high}, whatever the client's system is`
              : say`the clients pick theirs from ${low}-${high}`
          }. Connections then fail now and again,
          by the port that happened to be picked, which is hard to find. AWS lists 1024-65535 for load balancers,
          NAT gateways and functions, 32768-60999 for Linux and 49152-65535 for Windows. Open ${protocols}
          ${low}-${high}${translated ? '' : say`, or state \`client-ports\` of the clients if they pick from fewer`}.
        `,
        related: requestPlaces(troubles),
        fixes: addRules(acl, direction, added),
      });
    }
  },
};
