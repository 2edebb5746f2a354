import { holdersOf } from '../../filters/index.js';
import { qualified, writtenName } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html */
export const groupForeign: Rule = {
  id: 'group-foreign',
  severity: 'error',
  summary: 'A resource with a security group of another VPC.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const holder of holdersOf(vpc)) {
        for (const { target, origin } of holder.securityGroups ?? []) {
          if (!target || target.vpc === vpc) continue;
          const twin = vpc.securityGroups.find((group) => writtenName(group) === writtenName(target));
          report({
            origin,
            message: say`
              ${holder.name} is in ${vpc.name}, and the group ${target.name} belongs to ${target.vpc.name}. An
              interface has groups of its own VPC; AWS refuses any other. ${
                twin
                  ? say`${vpc.name} has a group of that name too: write ${vpc.name}.${twin.name}.`
                  : say`Declare a group with these rules in ${vpc.name}.`
              }
            `,
            related: [{ origin: target.nameOrigin, message: say`${target.name} belongs to ${target.vpc.name}` }],
            fixes: twin
              ? [
                  {
                    title: say`Use ${vpc.name}.${twin.name}`,
                    edits: [{ origin, newText: qualified(twin, writtenName) }],
                  },
                ]
              : [],
          });
        }
      }
    }
  },
};
