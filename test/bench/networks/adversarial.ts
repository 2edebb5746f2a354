import type { Topology } from '../../../network/topology/model.js';
import { addGroup, allowIn, cidrPeer, peerOf, tcp } from './builder.js';
import { Seeded } from './seeded.js';
import { Site, topologyOf } from './site.js';

/** Every instance with a random set of groups of its own, so that there are as many classes as instances. */
export function adversarial(instances: number, seed = 3): Topology {
  const random = new Seeded(seed);
  const site = new Site(0, 'bazaar', 20);
  const subnets = Array.from({ length: 12 }, (_, index) => site.subnet(`hall-${index}`, index));
  const groups = Array.from({ length: Math.max(20, Math.floor(instances / 10)) }, (_, index) =>
    addGroup(site.vpc, `group-${index}`),
  );
  for (const [index, group] of groups.entries()) {
    for (let rule = 0; rule < 3; rule++) {
      const low = random.below(60_000);
      allowIn(group, tcp(low, low + random.below(50)), peerOf(random.pick(groups)));
    }
    if (index % 50 === 0) allowIn(group, tcp(443), cidrPeer(random.pick(subnets).cidrs[0]!));
  }
  const made = Array.from({ length: instances }, (_, index) =>
    site.instance(
      index % 100 ? random.pick(subnets) : random.pick(site.doors),
      `stall-${index}`,
      random.several(groups, 5),
    ),
  );
  site.balancers([groups[0]!], random.several(made, 12), random.several(made, 8));
  return topologyOf(site.vpc);
}
