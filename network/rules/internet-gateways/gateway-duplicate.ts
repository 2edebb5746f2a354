import type { EgressOnlyGateway, InternetGateway, VpnGateway } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule, RuleContext } from '../rule.js';
import { takeOver } from '../take-over.js';

/** One of each kind a VPC: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
export const gatewayDuplicate: Rule = {
  id: 'gateway-duplicate',
  severity: 'error',
  summary: 'A VPC has a second internet gateway, egress-only internet gateway or virtual private gateway.',
  needs: 'topology',
  check(context) {
    for (const vpc of context.topology.vpcs) {
      checkKind(vpc.internetGateways, say`internet gateway`, vpc.name, context);
      checkKind(vpc.egressOnlyGateways, say`egress-only internet gateway`, vpc.name, context);
      checkKind(vpc.vpnGateways, say`virtual private gateway`, vpc.name, context);
    }
  },
};

function checkKind(
  gateways: readonly (InternetGateway | EgressOnlyGateway | VpnGateway)[],
  kind: string,
  vpc: string,
  { report, topology }: RuleContext,
): void {
  const [first, ...others] = gateways;
  for (const other of others) {
    report({
      origin: other.nameOrigin,
      message: say`
        VPC \`${vpc}\` has the ${kind} \`${first?.name}\` already. AWS attaches one ${kind} to a VPC and refuses a
        second one. Use \`${first?.name}\` in all route tables and remove \`${other.name}\`.
      `,
      // VPNs and Direct Connects end at a VPN gateway: which of two they are meant for, nobody can tell.
      fixes:
        first && other.kind !== 'vpn-gateway' && !('routeTable' in other && other.routeTable)
          ? takeOver(other, first, topology)
          : [],
      related: first ? [{ message: say`The first ${kind}`, origin: first.nameOrigin }] : [],
    });
  }
}
