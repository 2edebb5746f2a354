import type { Topology } from '../../../network/topology/model.js';
import { addGroup, allowIn, peerOf, tcp } from './builder.js';
import { Seeded } from './seeded.js';
import { Site, topologyOf } from './site.js';

/** Groups that each let in the one before, as tiers behind tiers do. */
export function groupChains(instances: number, seed = 6): Topology {
  const random = new Seeded(seed);
  const site = new Site(0, 'relay', 20);
  const subnets = Array.from({ length: 12 }, (_, index) => site.subnet(`leg-${index}`, index));
  const groups = Array.from({ length: Math.max(10, Math.floor(instances / 10)) }, (_, index) =>
    addGroup(site.vpc, `runner-${index}`),
  );
  for (const [index, group] of groups.entries())
    if (index > 0) allowIn(group, tcp(8_000 + (index % 10)), peerOf(groups[index - 1]!));
  const made = Array.from({ length: instances }, (_, index) =>
    site.instance(subnets[index % subnets.length]!, `baton-${index}`, [groups[index % groups.length]!]),
  );
  site.balancers([groups[0]!], random.several(made, 12), random.several(made, 8));
  return topologyOf(site.vpc);
}
