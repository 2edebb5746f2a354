import { type Cidr, cidrOf, cidrsOverlap, formatCidr, parseCidr } from '../../address/index.js';
import type { Fix } from '../../findings/index.js';
import { destinationBlocks } from '../../forwarding/index.js';
import { type Origin, type Topology, type Vpc, validCidrs } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { replacement } from '../fixes.js';
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
          fixes: elsewhere(topology, vpc, cidr, origin),
        });
      }
    }
  },
};

/** The range that RFC 1918 gives, from behind the bridge's to its end: https://www.rfc-editor.org/rfc/rfc1918#section-3 */
const BEHIND = Array.from({ length: 14 }, (_, at) => 172 * 2 ** 24 + (18 + at) * 2 ** 16);

/** Another block of its size, while nothing in the VPC has an address and nothing leads there: a plan is changed, no network moved. */
function elsewhere(topology: Topology, vpc: Vpc, cidr: Cidr, origin: Origin): Fix[] {
  if (vpc.subnets.length > 0) return [];
  const routes = [...topology.vpcs, ...topology.transitGateways].flatMap((owner) =>
    owner.routeTables.flatMap((table) => table.routes),
  );
  const led = routes.flatMap(({ destination }) => destinationBlocks(destination, undefined).cidrs);
  if (led.some((one) => one.prefixLength > 0 && cidrsOverlap(one, cidr))) return [];
  const taken = [...topology.vpcs, ...topology.networks].flatMap(({ cidrs }) => validCidrs(cidrs));
  const free = BEHIND.map((base) => cidrOf(base, cidr.prefixLength)).find(
    (block) => ![...taken, ...led].some((one) => one.prefixLength > 0 && cidrsOverlap(one, block)),
  );
  return free ? replacement(say`Take ${formatCidr(free)} instead`, origin, formatCidr(free)) : [];
}
