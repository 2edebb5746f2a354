import {
  allResources,
  hasSecurityGroups,
  type NetworkAcl,
  type SecurityGroup,
  type Topology,
} from '../../topology/index.js';
import { said, say } from '../../words/index.js';
import type { Measure } from './measure.js';
import { QUOTAS } from './quotas.js';
import { countGroupRules } from './rule-count.js';

/** What is counted per network ACL, per security group and per network interface. */
export function measureFilters(topology: Topology): Measure[] {
  const sizes = new Map<SecurityGroup, number>();
  const measures: Measure[] = [];
  for (const vpc of topology.vpcs) {
    measures.push(...vpc.networkAcls.flatMap(measureAcl));
    for (const group of vpc.securityGroups) measures.push(...measureGroup(group, sizes));
  }
  return [...measures, ...measureInterfaces(topology, sizes)];
}

/** Each direction has a quota of its own; the implicit rule `*` is not counted. */
function measureAcl(acl: NetworkAcl): Measure[] {
  const whose = say`Network ACL \`${acl.name}\` has`;
  return (['inbound', 'outbound'] as const).map((direction) => ({
    limit: QUOTAS.aclRules,
    count: acl[direction].length,
    origin: acl.nameOrigin,
    whose,
    detail: said(direction),
  }));
}

function measureGroup(group: SecurityGroup, sizes: Map<SecurityGroup, number>): Measure[] {
  const whose = say`Security group \`${group.name}\` has`;
  const measures: Measure[] = [];
  for (const direction of ['inbound', 'outbound'] as const) {
    const count = countGroupRules(group[direction] ?? []);
    for (const family of [4, 6] as const) {
      const detail = say`
        ${direction} for IPv${family}, each port range with each peer counted, and a prefix list by its maximum
        entries
      `;
      measures.push({ limit: QUOTAS.groupRules, count: count[family], origin: group.nameOrigin, whose, detail });
    }
    sizes.set(group, Math.max(sizes.get(group) ?? 0, count[4], count[6]));
  }
  return measures;
}

/** The two quotas are raised only as far as their product stays within the third. */
function measureInterfaces(topology: Topology, sizes: ReadonlyMap<SecurityGroup, number>): Measure[] {
  return allResources(topology).flatMap((resource): Measure[] => {
    const groups = new Set((resource.securityGroups ?? []).flatMap(({ target }) => (target ? [target] : [])));
    if (groups.size <= QUOTAS.groupsPerInterface.byDefault || !hasSecurityGroups(resource)) return [];
    const largest = Math.max(...[...groups].map((group) => sizes.get(group) ?? 0));
    const whose = say`\`${resource.name}\` has`;
    const origin = resource.nameOrigin;
    const product = largest * groups.size;
    return [
      { limit: QUOTAS.groupsPerInterface, count: groups.size, origin, whose },
      {
        limit: QUOTAS.rulesTimesGroups,
        count: largest > QUOTAS.groupRules.byDefault ? product : 0,
        origin,
        whose,
        detail: say`(${largest} rules in its largest group, ${groups.size} groups)`,
      },
    ];
  });
}
