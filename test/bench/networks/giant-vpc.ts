import type { Topology } from '../../../network/topology/model.js';
import { addGroup, allowIn, cidrPeer, peerOf, tcp } from './builder.js';
import { Seeded } from './seeded.js';
import { Site, topologyOf } from './site.js';

/** One VPC with 200 subnets, the number that AWS allows at first, and a dozen groups for all. */
export function giantVpc(instances: number, seed = 7): Topology {
  const random = new Seeded(seed);
  const site = new Site(0, 'hangar', 24);
  const subnets = Array.from({ length: 197 }, (_, index) => site.subnet(`bay-${index}`, index));
  const groups = Array.from({ length: 12 }, (_, index) => addGroup(site.vpc, `crew-${index}`));
  for (const [index, group] of groups.entries()) {
    allowIn(group, tcp(7_000 + index), peerOf(groups[(index + 1) % groups.length]!));
    allowIn(group, tcp(22), cidrPeer(subnets[index]!.cidrs[0]!));
  }
  const made = Array.from({ length: instances }, (_, index) =>
    site.instance(subnets[index % subnets.length]!, `plane-${index}`, [random.pick(groups)]),
  );
  site.balancers([groups[0]!], random.several(made, 12), random.several(made, 8));
  return topologyOf(site.vpc);
}
