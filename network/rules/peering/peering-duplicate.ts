import { peeredVpcs } from '../../forwarding/index.js';
import type { Peering, Vpc } from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { takeOver } from '../take-over.js';

/** AWS answers `VpcPeeringConnectionAlreadyExists`: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html */
export const peeringDuplicate: Rule = {
  id: 'peering-duplicate',
  severity: 'error',
  summary: 'Two VPCs are peered twice.',
  needs: 'topology',
  check({ topology, report }) {
    const order = new Map<Vpc, number>(topology.vpcs.map((vpc, index) => [vpc, index]));
    const seen = new Map<string, Peering>();
    for (const peering of topology.peerings) {
      const vpcs = peeredVpcs(peering);
      if (!vpcs) continue;
      const key = vpcs
        .map((vpc) => order.get(vpc) ?? -1)
        .sort((a, b) => a - b)
        .join(' ');
      const first = seen.get(key);
      if (!first) {
        seen.set(key, peering);
        continue;
      }
      report({
        origin: peering.nameOrigin,
        message: say`
          VPCs \`${vpcs[0].name}\` and \`${vpcs[1].name}\` are peered already, by \`${first.name}\`. AWS keeps one
          peering connection for two VPCs and refuses a second one (VpcPeeringConnectionAlreadyExists). Use
          \`${first.name}\` in all routes.
        `,
        fixes: takeOver(peering, first, topology),
        related: [{ message: say`The first peering`, origin: first.nameOrigin }],
      });
    }
  },
};
