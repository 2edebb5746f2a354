import type { TransitGatewayAttachment, Vpc } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { removal } from '../fixes.js';
import type { Rule } from '../rule.js';

/** AWS answers `DuplicateTransitGatewayAttachment`: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html */
export const transitGatewayDuplicate: Rule = {
  id: 'transit-gateway-duplicate',
  severity: 'error',
  summary: 'A VPC is attached twice to one transit gateway.',
  needs: 'topology',
  check({ topology, report }) {
    for (const gateway of topology.transitGateways) {
      const seen = new Map<Vpc, TransitGatewayAttachment>();
      for (const attachment of gateway.attachments) {
        const vpc = attachment.vpc.target;
        // Of two that may be there, one is.
        if (!vpc || attachment.maybe) continue;
        const first = seen.get(vpc);
        if (!first) {
          seen.set(vpc, attachment);
          continue;
        }
        report({
          origin: attachment.vpc.origin,
          message: say`
            VPC \`${vpc.name}\` is attached to \`${gateway.name}\` already. AWS accepts one attachment of a VPC to
            a transit gateway (DuplicateTransitGatewayAttachment). Name all attachment subnets, one a zone, in the
            first one.
          `,
          fixes: attachment.subnets ? [] : removal(say`Remove the second attachment`, attachment.origin),
          related: [{ message: say`The first attachment`, origin: first.origin }],
        });
      }
    }
  },
};
