import { type Cidr, cidrsOverlap, parseCidr } from '../../address/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';

const DOCKER_BRIDGE: Cidr = (parseCidr('172.17.0.0/16') as { cidr: Cidr }).cidr;

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export const vpcCidrDockerBridge: Rule = {
  id: 'vpc-cidr-docker-bridge',
  severity: 'information',
  summary: 'A VPC in 172.17.0.0/16, which Docker takes for itself.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      for (const { origin, cidr } of vpc.cidrs) {
        // A block too wide for a VPC is another finding; it would contain this range by accident.
        if (!cidr || cidr.prefixLength < 16 || !cidrsOverlap(cidr, DOCKER_BRIDGE)) continue;
        report({
          origin,
          message: say`
            172.17.0.0/16 is the default range of Docker’s bridge: where Docker runs (AWS Cloud9 and Amazon
            SageMaker among others), these addresses lead into the machine itself, and the hosts of this VPC
            cannot be reached from it. Choose another range, such as 172.18.0.0/16, unless no container ever runs
            here.
          `,
        });
      }
    }
  },
};
