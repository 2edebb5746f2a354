import type { SecurityGroup, Topology } from '../../../network/topology/model.js';
import { addAcl, addAclRule, addGroup, allowIn, allTraffic, anyPeer, cidrPeer, peerOf, tcp, udp } from './builder.js';
import { Seeded } from './seeded.js';
import { Site, topologyOf } from './site.js';

/** Roles over random subnets: at 2,000 endpoints 500 groups with 3,676 rules, and about 200 ACL rules. */
export function randomSubnets(endpoints: number, seed = 1): Topology {
  const random = new Seeded(seed);
  const site = new Site(0, 'campus', 22);
  const { vpc } = site;
  const acls = Array.from({ length: 10 }, (_, index) => addAcl(vpc, `border-${index}`));
  const subnets = Array.from({ length: 24 }, (_, index) =>
    site.subnet(`room-${index}`, index, { acl: acls[index % acls.length] }),
  );
  const cidr = () => cidrPeer(random.pick(subnets).cidrs[0]!);
  for (const acl of acls) {
    for (const direction of ['inbound', 'outbound'] as const) {
      for (let number = 1; number < 10; number++) {
        const low = random.below(40_000);
        const traffic = tcp(low, low + random.below(900));
        addAclRule(acl, { direction, number, action: random.below(4) ? 'allow' : 'deny', traffic, peer: cidr() });
      }
      addAclRule(acl, { direction, number: 100, action: 'allow', traffic: allTraffic, peer: anyPeer });
    }
  }
  const count = Math.max(20, Math.floor(endpoints / 4));
  const groups = Array.from({ length: count }, (_, index) => addGroup(vpc, `group-${index}`));
  // 7.352 rules a group: 3,676 for 500.
  for (let rule = 0; rule < Math.floor((count * 7_352) / 1_000); rule++) {
    const low = random.below(10_000);
    const traffic = random.below(8) ? tcp(low, low + random.below(100)) : udp(low, low + random.below(100));
    allowIn(groups[rule % count]!, traffic, random.below(4) ? peerOf(random.pick(groups)) : cidr());
  }
  const roles = Array.from({ length: Math.max(10, Math.floor(endpoints / 10)) }, () =>
    random.several(groups, 1 + random.below(3)),
  );
  const instances = Array.from({ length: endpoints }, (_, index) => {
    const role: SecurityGroup[] = random.pick(roles);
    const room = index % 50 ? random.pick(subnets) : random.pick(site.doors);
    return site.instance(room, `instance-${index}`, role);
  });
  site.balancers([groups[0]!], random.several(instances, 12), random.several(instances, 8));
  return topologyOf(vpc);
}
