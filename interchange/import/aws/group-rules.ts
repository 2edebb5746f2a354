import { type Import, readKind } from './context.js';
import type { Place } from './described.js';

interface Rules {
  readonly place: Place;
  readonly IpPermissions: unknown[];
  readonly IpPermissionsEgress: unknown[];
}

/** `describe-security-group-rules` prints a rule an object, which says the same as a permission with one peer. */
export function rulesByGroup({ described }: Import): Map<string, Rules> {
  const groups = new Map<string, Rules>();
  for (const { raw, place } of described.items('SecurityGroupRules')) {
    if (typeof raw !== 'object' || raw === null) continue;
    const rule = raw as Readonly<Record<string, unknown>>;
    if (typeof rule.GroupId !== 'string') continue;
    const known = groups.get(rule.GroupId) ?? { place, IpPermissions: [], IpPermissionsEgress: [] };
    groups.set(rule.GroupId, known);
    const permission = permissionOf(rule);
    if (rule.IsEgress !== true) known.IpPermissions.push(permission);
    if (rule.IsEgress !== false) known.IpPermissionsEgress.push(permission);
  }
  return groups;
}

function permissionOf(rule: Readonly<Record<string, unknown>>): object {
  const listOf = (value: unknown, item: object) => (value === undefined || value === null ? [] : [item]);
  return {
    IpProtocol: rule.IpProtocol,
    FromPort: rule.FromPort,
    ToPort: rule.ToPort,
    IpRanges: listOf(rule.CidrIpv4, { CidrIp: rule.CidrIpv4 }),
    Ipv6Ranges: listOf(rule.CidrIpv6, { CidrIpv6: rule.CidrIpv6 }),
    PrefixListIds: listOf(rule.PrefixListId, { PrefixListId: rule.PrefixListId }),
    UserIdGroupPairs: listOf(rule.ReferencedGroupInfo, rule.ReferencedGroupInfo as object),
  };
}

/** Groups that only their rules describe, in the VPC of something that is in them. */
export function undescribedGroups(context: Import, rules: ReadonlyMap<string, Rules>): { raw: object; place: Place }[] {
  const described = new Set(
    readKind({ ...context, warnings: context.scratch }, 'SecurityGroups', {}).map(
      ({ item }) => (item.raw as { GroupId?: unknown }).GroupId,
    ),
  );
  const found = new Map<string, { raw: object; place: Place }>();
  for (const [, owner] of [...context.network.all('resource'), ...context.network.all('load-balancer')]) {
    for (const id of owner.securityGroups ?? []) {
      const own = rules.get(id);
      if (own && !described.has(id) && !found.has(id))
        found.set(id, { raw: { GroupId: id, VpcId: owner.vpc }, place: own.place });
    }
  }
  return [...found.values()];
}
