import type { Topology } from '../../../network/topology/model.js';
import { addAcl, addAclRule, addGroup, allowIn, allTraffic, anyPeer, cidrPeer, tcp } from './builder.js';
import { Seeded } from './seeded.js';
import { Site, topologyOf } from './site.js';

/** ACLs that allow every other port, each from another port on, so that what passes two of them is in as many pieces as can be. */
export function alternatingAcls(instances: number, seed = 5): Topology {
  const random = new Seeded(seed);
  const site = new Site(0, 'comb', 22);
  const subnets = Array.from({ length: 20 }, (_, index) => {
    const acl = addAcl(site.vpc, `teeth-${index}`);
    for (const direction of ['inbound', 'outbound'] as const) {
      // 20 rules a direction are AWS's own limit, 40 what it can be raised to: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
      for (let tooth = 0; tooth < 38; tooth++) {
        const port = 20_000 + index + tooth * (2 + (index % 5));
        addAclRule(acl, {
          direction,
          number: tooth + 1,
          action: tooth % 2 ? 'allow' : 'deny',
          traffic: tcp(port),
          peer: anyPeer,
        });
      }
      addAclRule(acl, { direction, number: 100, action: 'allow', traffic: allTraffic, peer: anyPeer });
    }
    return site.subnet(`row-${index}`, index, { acl });
  });
  const groups = Array.from({ length: Math.max(4, Math.floor(instances / 50)) }, (_, index) => {
    const group = addGroup(site.vpc, `group-${index}`);
    allowIn(group, tcp(20_000, 20_100 + index), cidrPeer(random.pick(subnets).cidrs[0]!));
    return group;
  });
  const made = Array.from({ length: instances }, (_, index) =>
    site.instance(subnets[index % subnets.length]!, `hair-${index}`, [random.pick(groups)]),
  );
  site.balancers([groups[0]!], random.several(made, 12), random.several(made, 8));
  return topologyOf(site.vpc);
}
