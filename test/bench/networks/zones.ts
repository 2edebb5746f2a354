import type { SecurityGroup, Subnet, Topology } from '../../../network/topology/model.js';
import { addAcl, addAclRule, addGroup, allowIn, allTraffic, anyPeer, block, cidrPeer, peerOf, tcp } from './builder.js';
import { Seeded } from './seeded.js';
import { joinedTopology, Site, topologyOf, ZONES } from './site.js';

const INSTANCES_A_VPC = 10_000;

/** Roles over zones, as auto-scaling groups spread them: at 10,000 instances 840 roles over three zones; above, several VPCs of that size behind a transit gateway. */
export function zones(instances: number, seed = 2): Topology {
  const random = new Seeded(seed);
  const count = Math.ceil(instances / INSTANCES_A_VPC);
  const sites = Array.from({ length: count }, (_, index) =>
    fill(new Site(index, `account-${index}`, 20), Math.floor(instances / count), random),
  );
  return count === 1 ? topologyOf(sites[0]!.vpc) : joinedTopology(sites);
}

function fill(site: Site, instances: number, random: Seeded): Site {
  const { vpc } = site;
  const acl = addAcl(vpc, 'guard');
  for (const direction of ['inbound', 'outbound'] as const) {
    addAclRule(acl, { direction, number: 50, action: 'deny', traffic: tcp(23), peer: anyPeer });
    addAclRule(acl, { direction, number: 60, action: 'deny', traffic: tcp(3389), peer: anyPeer });
    addAclRule(acl, { direction, number: 100, action: 'allow', traffic: allTraffic, peer: anyPeer });
  }
  const tiers: Subnet[][] = ['app', 'data', 'jobs'].map((tier) =>
    ZONES.map((zone, index) => site.subnet(`${tier}-${zone}`, index, { acl })),
  );
  const base = addGroup(vpc, 'base');
  const bastion = addGroup(vpc, 'bastion');
  allowIn(base, tcp(22), peerOf(bastion));
  allowIn(bastion, tcp(22), cidrPeer(block(0xc0a8_0000, 16)));
  const edge = addGroup(vpc, 'edge');
  allowIn(edge, tcp(443), anyPeer);
  const roles = Array.from({ length: Math.max(6, Math.floor((instances * 84) / 1_000)) }, (_, index) =>
    addGroup(vpc, `role-${index}`),
  );
  for (const [index, role] of roles.entries()) {
    for (const client of random.several(roles, 1 + random.below(4)))
      allowIn(role, tcp(8_000 + random.below(40)), peerOf(client));
    if (index % 12 === 0) allowIn(role, tcp(8_080), peerOf(edge));
    if (index % 20 === 0) allowIn(role, tcp(9_092), cidrPeer(random.pick(random.pick(tiers)).cidrs[0]!));
  }
  const made = Array.from({ length: instances }, (_, index) => {
    const role = index % roles.length;
    const zone = Math.floor(index / roles.length) % ZONES.length;
    const groups: SecurityGroup[] = role === 1 ? [base, bastion] : [base, roles[role]!];
    const subnet = role === 2 ? site.doors[zone]! : tiers[role % tiers.length]![zone]!;
    return site.instance(subnet, `i-${index}`, groups);
  });
  site.balancers([edge], made.slice(12, 24), made.slice(60, 68));
  return site;
}
