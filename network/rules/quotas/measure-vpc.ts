import { cidrFamily, formatCidr } from '../../address/index.js';
import { destinationBlocks, learnedBy } from '../../forwarding/index.js';
import {
  allResources,
  isNatGateway,
  type RouteTable,
  type Topology,
  type Vpc,
  validCidrs,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Measure } from './measure.js';
import { QUOTAS, type Quota } from './quotas.js';
import { countPrefixList } from './rule-count.js';

/** What is counted per VPC and per route table. */
export function measureVpc(vpc: Vpc, topology: Topology): Measure[] {
  const origin = vpc.nameOrigin;
  const whose = say`VPC \`${vpc.name}\` has`;
  const of = (limit: Quota, count: number): Measure => ({ limit, count, origin, whose });
  const cidrs = validCidrs(vpc.cidrs);
  const resources = allResources(vpc);
  const exclusions = vpc.blockPublicAccess.reduce((sum, block) => sum + block.exclusions.length, 0);
  const endpoints = resources.filter(
    ({ type }) => type === 'interface-endpoint' || type === 'gateway-load-balancer-endpoint',
  );
  return [
    of(QUOTAS.ipv4BlocksPerVpc, cidrs.filter((cidr) => cidrFamily(cidr) === 4).length),
    of(QUOTAS.ipv6BlocksPerVpc, cidrs.filter((cidr) => cidrFamily(cidr) === 6).length),
    of(QUOTAS.subnetsPerVpc, vpc.subnets.length),
    // Where the file declares no main table there still is one.
    of(QUOTAS.routeTablesPerVpc, vpc.routeTables.length + (vpc.routeTables.some(({ main }) => main) ? 0 : 1)),
    of(QUOTAS.aclsPerVpc, vpc.networkAcls.length),
    of(QUOTAS.gatewayEndpointsPerVpc, vpc.gatewayEndpoints.length),
    of(QUOTAS.interfaceEndpointsPerVpc, endpoints.length),
    of(QUOTAS.regionalNatGatewaysPerVpc, vpc.regionalNatGateways.length),
    of(QUOTAS.publicAccessExclusions, exclusions),
    ...measureNatGateways(vpc),
    ...vpc.routeTables.flatMap((table) => measureTable(table, topology)),
  ];
}

function measureNatGateways(vpc: Vpc): Measure[] {
  const measures: Measure[] = [];
  const byZone = new Map<string, number>();
  for (const resource of allResources(vpc)) {
    if (!isNatGateway(resource)) continue;
    const { name, nameOrigin: origin, publicIps } = resource;
    measures.push({
      limit: QUOTAS.addressesPerNatGateway,
      count: publicIps.length,
      origin,
      whose: say`NAT gateway \`${name}\` has`,
    });
    const zone = resource.subnets[0]?.zone?.value;
    if (zone) byZone.set(zone, (byZone.get(zone) ?? 0) + 1);
  }
  for (const [zone, count] of byZone) {
    measures.push({
      limit: QUOTAS.natGatewaysPerZone,
      count,
      origin: vpc.nameOrigin,
      whose: say`VPC \`${vpc.name}\` has`,
      detail: say`in zone ${zone}`,
    });
  }
  return measures;
}

/** Routes that AWS keeps by itself (`local`, gateway endpoints) are not counted; a prefix list counts its maximum entries. */
function measureTable(table: RouteTable, topology: Topology): Measure[] {
  const whose = say`Route table \`${table.name}\` has`;
  const origin = table.nameOrigin;
  const count = { 4: 0, 6: 0 };
  for (const { destination, target } of table.routes) {
    if (target.kind === 'local' || (target.kind === 'ref' && target.ref.target?.kind === 'gateway-endpoint')) continue;
    const list =
      destination.kind === 'ref' && destination.ref.target?.kind === 'prefix-list' ? destination.ref.target : undefined;
    if (list) {
      const weight = countPrefixList(list);
      count[4] += weight[4];
      count[6] += weight[6];
    } else for (const cidr of destinationBlocks(destination, table.vpc).cidrs) count[cidrFamily(cidr)]++;
  }
  const learned = new Set<string>();
  for (const { target: gateway } of table.propagations) {
    if (!gateway) continue;
    for (const { cidrs } of learnedBy(gateway, topology).announcements)
      for (const cidr of cidrs) learned.add(formatCidr(cidr));
  }
  return [
    { limit: QUOTAS.routes, count: count[4], origin, whose, detail: say`for IPv4` },
    { limit: QUOTAS.routes, count: count[6], origin, whose, detail: say`for IPv6` },
    { limit: QUOTAS.propagatedRoutes, count: learned.size, origin, whose },
  ];
}
