import * as z from 'zod';
import { type Import, readKind } from './context.js';
import type { Place } from './described.js';
import { flag, text } from './fields.js';
import { isObject } from './identities.js';
import { inOneAlone } from './united.js';

/** Everything of a permission as it comes: it is read again as one of its group's. */
const RULE = {
  GroupId: text,
  IsEgress: flag,
  IpProtocol: z.unknown(),
  FromPort: z.unknown(),
  ToPort: z.unknown(),
  CidrIpv4: z.unknown(),
  CidrIpv6: z.unknown(),
  PrefixListId: z.unknown(),
  ReferencedGroupInfo: z.looseObject({}),
};
type Rule = { readonly [F in keyof typeof RULE]?: z.output<(typeof RULE)[F]> };

interface Rules {
  readonly place: Place;
  readonly IpPermissions: unknown[];
  readonly IpPermissionsEgress: unknown[];
}

/** `describe-security-group-rules` prints a rule an object, which says the same as a permission with one peer. */
export function rulesByGroup(context: Import): Map<string, Rules> {
  const groups = new Map<string, Rules>();
  for (const { value, malformed, place } of readKind(context, 'SecurityGroupRules', RULE)) {
    if (value.GroupId === undefined) continue;
    const known = groups.get(value.GroupId) ?? { place, IpPermissions: [], IpPermissionsEgress: [] };
    groups.set(value.GroupId, known);
    // A peer that cannot be read leaves a rule without one, which AWS has not: so the group is left open.
    const permission = malformed.size > 0 ? {} : permissionOf(value);
    if (value.IsEgress !== true) known.IpPermissions.push(permission);
    if (value.IsEgress !== false) known.IpPermissionsEgress.push(permission);
  }
  return groups;
}

function permissionOf(rule: Rule): object {
  const listOf = (value: unknown, item: object) => (value === undefined ? [] : [item]);
  const { CidrIpv4: CidrIp, CidrIpv6, PrefixListId, ReferencedGroupInfo: group } = rule;
  return {
    IpProtocol: rule.IpProtocol,
    FromPort: rule.FromPort,
    ToPort: rule.ToPort,
    IpRanges: listOf(CidrIp, { CidrIp }),
    Ipv6Ranges: listOf(CidrIpv6, { CidrIpv6 }),
    PrefixListIds: listOf(PrefixListId, { PrefixListId }),
    UserIdGroupPairs: group ? [group] : [],
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

const PEERS = ['IpRanges', 'Ipv6Ranges', 'PrefixListIds', 'UserIdGroupPairs'] as const;
const NAMES = ['CidrIp', 'CidrIpv6', 'PrefixListId', 'GroupId'] as const;

/** A permission for each peer, and what tells it from others. Of all protocols either answer may tell no ports, or -1. */
function singly(permissions: readonly unknown[]): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const permission of permissions) {
    if (!isObject(permission)) {
      found.set('', permission);
      continue;
    }
    const { IpProtocol: protocol, FromPort: from, ToPort: to } = permission;
    // One without a peer was not read whole.
    if (PEERS.every((list) => !Array.isArray(permission[list]) || permission[list].length === 0))
      found.set('', permission);
    const ports = protocol === '-1' ? [] : [from ?? null, to ?? null];
    for (const list of PEERS) {
      const peers = permission[list];
      if (peers !== undefined && peers !== null && !Array.isArray(peers)) found.set('', permission);
      for (const peer of Array.isArray(peers) ? peers : []) {
        const name = isObject(peer) ? NAMES.map((field) => peer[field] ?? null) : [peer];
        found.set(JSON.stringify([protocol, ports, list, name]), {
          IpProtocol: protocol,
          FromPort: from,
          ToPort: to,
          [list]: [peer],
        });
      }
    }
  }
  return found;
}

/** A group's own permissions and the list of its rules tell the same: what one of them alone tells is there or not. */
export function unitedPermissions(own: readonly unknown[], listed: readonly unknown[]): readonly unknown[] {
  const [one, other] = [singly(own), singly(listed)];
  const isAlike = one.size === other.size && [...one.keys()].every((key) => other.has(key));
  if (isAlike || one.has('') || other.has('')) return own;
  return [...new Map([...other, ...one])].map(([key, permission]) =>
    one.has(key) && other.has(key) ? permission : inOneAlone(permission),
  );
}
