import { cidrOf } from '../../../network/address/cidr.js';
import type { Topology } from '../../../network/topology/model.js';
import { addGroup, allowIn, cidrPeer, literalOf, tcp } from './builder.js';
import { Seeded } from './seeded.js';
import { Site, topologyOf } from './site.js';

/** Rules that name blocks of every length inside each other, so that nearly every address is a class of its own. */
export function nestedBlocks(instances: number, seed = 4): Topology {
  const random = new Seeded(seed);
  const site = new Site(0, 'matryoshka', 20);
  const subnets = Array.from({ length: 12 }, (_, index) => site.subnet(`shell-${index}`, index));
  const groups = Array.from({ length: Math.max(10, Math.floor(instances / 20)) }, (_, index) =>
    addGroup(site.vpc, `group-${index}`),
  );
  const made = Array.from({ length: instances }, (_, index) =>
    site.instance(subnets[index % subnets.length]!, `doll-${index}`, [groups[index % groups.length]!]),
  );
  for (const group of groups) {
    const middle = random.pick(made).addresses[0]?.address as number;
    for (let length = 22; length <= 32; length += 2)
      allowIn(
        group,
        tcp(1_000 * (length - 20), 1_000 * (length - 20) + 10),
        cidrPeer(literalOf(cidrOf(middle, length))),
      );
  }
  site.balancers([groups[0]!], random.several(made, 12), random.several(made, 8));
  return topologyOf(site.vpc);
}
