import { allResources, isNatGateway } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { removal } from '../fixes.js';
import type { Rule } from '../rule.js';

/** AWS answers `Gateway.NotAttached`: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export const publicIpNoGateway: Rule = {
  id: 'public-ip-no-gateway',
  severity: 'error',
  summary: 'A resource has a public address in a VPC without internet gateway.',
  needs: 'topology',
  check({ topology, report }) {
    for (const vpc of topology.vpcs) {
      if (vpc.internetGateways.length > 0) continue;
      for (const resource of allResources(vpc)) {
        // A NAT gateway without internet gateway is a finding of its own.
        if (isNatGateway(resource)) continue;
        for (const publicIp of resource.publicIps) {
          report({
            origin: publicIp.origin,
            message: say`
              \`${resource.name}\` has a public address, but VPC \`${vpc.name}\` has no internet gateway, which is
              what translates public addresses. AWS refuses to associate an Elastic IP address here
              (Gateway.NotAttached). Declare an \`internet-gateway\` and route to it, or remove the address.
            `,
            related: [{ message: say`VPC ${vpc.name}`, origin: vpc.nameOrigin }],
            fixes: removal(say`Remove the public address`, publicIp.origin),
          });
        }
      }
    }
  },
};
