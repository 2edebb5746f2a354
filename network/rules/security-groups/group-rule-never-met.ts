import type { Step } from '../../trace/index.js';
import { say, type Told, told } from '../../words/index.js';
import { removal } from '../fixes.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';
import { rulesNeverMet } from './never-met.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/infrastructure-security.html (a packet passes routes and ACLs before any group) */
export const groupRuleNeverMet: Rule = {
  id: 'group-rule-never-met',
  severity: 'warning',
  summary: 'A rule for which no traffic can arrive: ACLs or routes stop it first.',
  needs: 'reachability',
  check({ analysis, report }) {
    for (const { rule, stops } of rulesNeverMet(analysis).found) {
      const names = [
        ...new Set(stops.map(({ object, checkpoint }) => `${KIND_WORDS[checkpoint] ?? checkpoint} ${object}`)),
      ];
      report({
        origin: rule.origin,
        message: say`
          No traffic can arrive for this rule: ${listOf(names)} ${names.length === 1 ? say`stops` : say`stop`} all
          that it allows before ${rule.group.name} is asked. A packet passes routes, gateways and the subnet’s
          network ACL first, and the groups last. Let it through there too, or remove the rule: as it stands it
          looks like an opening and is none.
        `,
        fixes: removal(say`Remove the rule`, rule.origin),
        related: stops.flatMap(({ detail }) =>
          detail.kind === 'acl' && detail.acl?.nameOrigin.file
            ? [{ origin: detail.acl.nameOrigin, message: say`${detail.acl.name} does not let it through` }]
            : [],
        ),
      });
    }
  },
};

const KIND_WORDS: Partial<Record<Step['checkpoint'], Told>> = {
  'network-acl-inbound': told`the network ACL`,
  'network-acl-outbound': told`the network ACL`,
  'route-table': told`the route table`,
  'internet-gateway': told`the internet gateway`,
  'vpn-gateway': told`the virtual private gateway`,
  'direct-connect': told`the Direct Connect`,
  vpn: told`the VPN`,
  'transit-gateway': told`the transit gateway`,
  peering: told`the peering`,
};
