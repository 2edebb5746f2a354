import { say } from '../../words/index.js';
import { removal } from '../fixes.js';
import type { Rule } from '../rule.js';
import { natGatewaysOf } from './nat-gateways.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html: "You cannot associate a security group with a NAT gateway." */
export const natSecurityGroup: Rule = {
  id: 'nat-security-group',
  severity: 'error',
  summary: 'A NAT gateway has security groups.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const nat of natGatewaysOf(vpc)) {
        for (const { origin, text } of nat.securityGroups ?? []) {
          report({
            origin,
            message: say`
              A NAT gateway has no security groups, so \`${text}\` cannot be attached to \`${nat.name}\`. Filter
              with the groups of the instances behind it and with the network ACL of its subnet; remove
              \`security-groups\` here.
            `,
            related: [{ message: say`The NAT gateway`, origin: nat.nameOrigin }],
            fixes: removal(say`Take its security groups out`, ...(nat.groupStatements ?? [])),
          });
        }
      }
    }
  },
};
