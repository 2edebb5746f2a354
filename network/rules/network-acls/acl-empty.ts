import { subnetsByAcl } from '../../filters/index.js';
import { say } from '../../words/index.js';
import { addition } from '../fixes.js';
import type { Rule } from '../rule.js';
import { listOf } from '../wording.js';

/** Rules that deny everything say that it is meant; a list without any rule does not. https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html */
export const aclEmpty: Rule = {
  id: 'acl-empty',
  severity: 'warning',
  summary: 'An ACL without rules denies everything to the subnets that have it.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const [acl, subnets] of subnetsByAcl(vpc)) {
        if (acl.inbound.length > 0 || acl.outbound.length > 0) continue;
        report({
          origin: acl.nameOrigin,
          message: say`
            ${acl.name} has no rule, so its rule \`*\` denies everything: nothing enters or leaves
            ${listOf(subnets.map(({ name }) => name))}. Only AWS’s own default ACL allows all from the start; one
            that you make denies all until you add rules. Add them in both directions, since replies are checked
            too; to close a subnet on purpose, write \`100 deny all from any\`.
          `,
          fixes: addition(say`Let everything through, as the default ACL of a new VPC does`, acl.origin, [
            'inbound { 100 allow all from any }',
            'outbound { 100 allow all to any }',
          ]),
          related: subnets.map(({ networkAcl, nameOrigin, name }) => ({
            origin: networkAcl?.origin ?? nameOrigin,
            message: say`${name} has it`,
          })),
        });
      }
    }
  },
};
