import type { Step } from '../../trace/index.js';
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
        message:
          `No traffic can arrive for this rule: ${listOf(names)} ${names.length === 1 ? 'stops' : 'stop'} all that it allows before ${rule.group.name} is asked. ` +
          'A packet passes routes, gateways and the subnet’s network ACL first, and the groups last. Let it through there too, or remove the rule: as it stands it looks like an opening and is none.',
        fixes: removal('Remove the rule', rule.origin),
        related: stops.flatMap(({ detail }) =>
          detail.kind === 'acl' && detail.acl?.nameOrigin.file
            ? [{ origin: detail.acl.nameOrigin, message: `${detail.acl.name} does not let it through` }]
            : [],
        ),
      });
    }
  },
};

const KIND_WORDS: Partial<Record<Step['checkpoint'], string>> = {
  'network-acl-inbound': 'the network ACL',
  'network-acl-outbound': 'the network ACL',
  'route-table': 'the route table',
  'internet-gateway': 'the internet gateway',
  'vpn-gateway': 'the virtual private gateway',
  'direct-connect': 'the Direct Connect',
  vpn: 'the VPN',
  'transit-gateway': 'the transit gateway',
  peering: 'the peering',
};
