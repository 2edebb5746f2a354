import { addressSetsOverlap, cidrRange, intersectAddresses } from '../../address/index.js';
import { type Vpc, vpcAddresses } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { addressesInWords } from '../wording.js';

/** https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html */
export const peeringCidrOverlap: Rule = {
  id: 'peering-cidr-overlap',
  severity: 'error',
  summary: 'A peering of two VPCs with addresses in common.',
  needs: 'topology',
  check({ topology, report }) {
    for (const peering of topology.peerings) {
      const [a, b] = peering.ends.map(({ target }) => target);
      if (a?.kind !== 'vpc' || b?.kind !== 'vpc') continue;
      if (a === b) {
        report({
          origin: peering.ends[1].origin,
          message: say`
            ${peering.name} joins ${a.name} with itself. A peering is between two VPCs whose addresses differ;
            within one VPC the \`local\` route reaches everything. Name another VPC, or remove the peering.
          `,
        });
        continue;
      }
      const common = intersectAddresses(vpcAddresses(a), vpcAddresses(b));
      if (common.length === 0) continue;
      const blocksOf = (vpc: Vpc) =>
        vpc.cidrs
          .filter(({ cidr }) => cidr && addressSetsOverlap([cidrRange(cidr)], common))
          .map(({ origin, text }) => ({ origin, message: say`${vpc.name} has ${text}` }));
      report({
        origin: peering.nameOrigin,
        message: say`
          ${a.name} and ${b.name} both have ${addressesInWords(common)}. VPCs that share an address, of either
          family and used or not, cannot be peered: AWS gives no error, but the connection ends in the state
          \`failed\` and carries nothing. Give one of them other blocks, or join single services with an interface
          endpoint (PrivateLink).
        `,
        related: [...blocksOf(a), ...blocksOf(b)],
      });
    }
  },
};
