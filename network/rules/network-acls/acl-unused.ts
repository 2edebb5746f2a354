import { hasUnresolvedAcl, subnetsByAcl } from '../../filters/index.js';
import { say } from '../../words/index.js';
import { removal } from '../fixes.js';
import type { Rule } from '../rule.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html */
export const aclUnused: Rule = {
  id: 'acl-unused',
  severity: 'warning',
  summary: 'An ACL that no subnet has.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      if (hasUnresolvedAcl(vpc)) continue;
      const used = subnetsByAcl(vpc);
      for (const acl of vpc.networkAcls) {
        // Every VPC has a default ACL, wanted or not.
        if (acl.isDefault || used.has(acl)) continue;
        report({
          origin: acl.nameOrigin,
          message: say`
            No subnet has ${acl.name}, so it guards nothing. A network ACL works for the subnets that name it; the
            others have the VPC's default one. Write \`network-acl ${acl.name}\` in the subnets it is for, or
            remove it.
          `,
          fixes: removal(say`Remove the ACL`, acl.origin),
        });
      }
    }
  },
};
