import { say } from '../../../network/words/index.js';
import type { GroupRuleDraft, PeerDraft, SecurityGroupDraft, TrafficDraft } from '../builder/draft.js';
import { foreignGroup, isUnknownVpc, unknownPrefixList } from '../builder/placeholders.js';
import { trafficOf } from '../builder/traffic.js';
import { readBlock } from './blocks.js';
import { type Import, readKind, requireId } from './context.js';
import { list, nameTag, number, type Reading, readFields, readList, tags, text } from './fields.js';
import { rulesByGroup, undescribedGroups, unitedPermissions } from './group-rules.js';
import { PeerLists } from './peer-lists.js';

const GROUP = {
  GroupId: text,
  GroupName: text,
  Description: text,
  VpcId: text,
  IpPermissions: list,
  IpPermissionsEgress: list,
  Tags: tags,
};
const PERMISSION = {
  IpProtocol: text,
  FromPort: number,
  ToPort: number,
  IpRanges: list,
  Ipv6Ranges: list,
  PrefixListIds: list,
  UserIdGroupPairs: list,
};
const RANGE = { CidrIp: text };
const IPV6_RANGE = { CidrIpv6: text };
const PREFIX_LIST = { PrefixListId: text };
const PAIR = { GroupId: text, VpcId: text, VpcPeeringConnectionId: text, PeeringStatus: text };

/** AWS gives every VPC's default group this description, which nobody can change. */
const DEFAULT_DESCRIPTION = 'default VPC security group';

export function importSecurityGroups(context: Import): void {
  const defaults = new Set<string>();
  const owners = new Map<string, string>();
  for (const [, owner] of [...context.network.all('resource'), ...context.network.all('load-balancer')])
    for (const group of owner.securityGroups ?? []) if (!owners.has(group)) owners.set(group, owner.vpc);
  const drafts: [SecurityGroupDraft, string, Reading<typeof GROUP>][] = [];
  const rules = rulesByGroup(context);
  const more = undescribedGroups(context, rules).flatMap(
    ({ raw, place }) => readFields(raw, GROUP, place, context.warnings) ?? [],
  );
  for (const reading of [...readKind(context, 'SecurityGroups', GROUP), ...more]) {
    const id = requireId(context, reading, 'GroupId');
    if (!id || context.network.has(id)) continue;
    const { value, place } = reading;
    const vpc = value.VpcId ?? owners.get(id);
    if (vpc === undefined) {
      context.warnings.add(say`Security group ${id} is left out: the data do not say in which VPC it is.`, place);
      continue;
    }
    const isDefault =
      (value.GroupName === 'default' || value.Description === DEFAULT_DESCRIPTION) && !defaults.has(vpc);
    if (isDefault) defaults.add(vpc);
    // Where nobody gave it a tag, people know a group by the name that it was made with.
    const label = nameTag(value.Tags) ?? (isDefault ? undefined : value.GroupName);
    const group: SecurityGroupDraft = {
      kind: 'security-group',
      vpc,
      ids: [id],
      label,
      isDefault,
      inbound: [],
      outbound: [],
    };
    context.network.define(id, group);
    drafts.push([group, id, reading]);
  }
  // Rules come after all groups: they refer to them, in any order.
  const lists = new PeerLists(context);
  for (const [group, id, reading] of drafts) {
    group.inbound = permissions(context, lists, id, reading, 'IpPermissions', rules.get(id)?.IpPermissions);
    group.outbound = permissions(
      context,
      lists,
      id,
      reading,
      'IpPermissionsEgress',
      rules.get(id)?.IpPermissionsEgress,
    );
  }
  lists.tell();
}

function permissions(
  context: Import,
  lists: PeerLists,
  id: string,
  reading: Reading<typeof GROUP>,
  field: 'IpPermissions' | 'IpPermissionsEgress',
  listed: readonly unknown[] | undefined,
): GroupRuleDraft[] {
  const { value, place, malformed } = reading;
  const own = value[field];
  const isCut = context.described.isCut('SecurityGroupRules');
  const raw = own && listed && !isCut ? unitedPermissions(own, listed) : (own ?? listed);
  if (own && raw !== own)
    context.warnings.add(
      say`The ${field} of ${id} and the list of its rules differ: what one of them alone tells may be there or not.`,
      place,
    );
  if (raw === undefined) {
    if (!malformed.has(field))
      context.warnings.add(say`The data have no ${field} of ${id}: what it lets through there is unknown.`, place);
    return [anything(context)];
  }
  const rules: GroupRuleDraft[] = [];
  // Of a list that was cut short nobody knows what it would have told besides, nor of what is no permission what it would have let through.
  let isOpen = own === undefined && isCut;
  let isWhole = !isOpen;
  raw.forEach((permission, i) => {
    const at = { ...place, path: `${place.path}.${field}[${i}]` };
    const entry = readFields(permission, PERMISSION, at, context.warnings);
    // Permissions that were put together from a list of rules have the one list of peers that they need.
    const untold = entry && raw === own ? lists.untold(entry.value, place.file, value.VpcId) : [];
    const rule = entry && permissionOf(context, id, entry, untold);
    if (rule) rules.push(...rule.rules);
    if (!entry) isOpen = true;
    if (!rule?.certain) isWhole = false;
  });
  if (!isWhole)
    context.warnings.add(
      say`Security group ${id} has rules that cannot be read: it may let through more than is known.`,
      place,
    );
  if (isOpen) rules.push(anything(context));
  return rules.filter(({ peers }) => peers.length > 0);
}

/** A rule that may allow anything of some traffic. */
const anything = (context: Import, traffic: TrafficDraft = { kind: 'all' }): GroupRuleDraft => ({
  traffics: [traffic],
  peers: [{ ref: unknownPrefixList(context.network) }],
});

/** What a permission is for: of one whose protocol or ports cannot be read, everything that it may be for. */
function trafficIn({ value, malformed }: Reading<typeof PERMISSION>): {
  readonly traffic: TrafficDraft;
  readonly isExact: boolean;
} {
  const { IpProtocol: protocol, FromPort: from, ToPort: to } = value;
  if (protocol === undefined) return { traffic: { kind: 'all' }, isExact: false };
  const needsPorts = ['tcp', 'udp', 'icmp', '6', '17', '1'].includes(protocol);
  const tellsPorts =
    !malformed.has('FromPort') && !malformed.has('ToPort') && !(needsPorts && (from === undefined || to === undefined));
  const exact = tellsPorts ? trafficOf(protocol, from, to) : undefined;
  return { traffic: exact ?? trafficOf(protocol) ?? { kind: 'all' }, isExact: exact !== undefined };
}

function permissionOf(
  context: Import,
  id: string,
  entry: Reading<typeof PERMISSION>,
  untold: readonly PeerDraft[],
): { rules: GroupRuleDraft[]; certain: boolean } {
  const { value, place, malformed } = entry;
  const { traffic, isExact } = trafficIn(entry);
  const peers: { readonly peer: PeerDraft | undefined; readonly maybe: boolean }[] = [];
  const add = (peer: PeerDraft | undefined, { maybe }: { readonly maybe: boolean }): void => {
    peers.push({ peer, maybe: maybe || entry.maybe || !isExact });
  };
  let stale = 0;
  const { warnings } = context;
  for (const range of readList(value.IpRanges, RANGE, place, 'IpRanges', warnings))
    add(blockPeer(context, range.value.CidrIp, range.place), range);
  for (const range of readList(value.Ipv6Ranges, IPV6_RANGE, place, 'Ipv6Ranges', warnings))
    add(blockPeer(context, range.value.CidrIpv6, range.place), range);
  for (const list of readList(value.PrefixListIds, PREFIX_LIST, place, 'PrefixListIds', warnings)) {
    const ref = list.value.PrefixListId || undefined;
    if (ref) context.usedPrefixLists.add(ref);
    add(ref === undefined ? undefined : { ref }, list);
  }
  for (const pair of readList(value.UserIdGroupPairs, PAIR, place, 'UserIdGroupPairs', warnings)) {
    const peer = groupPeer(context, id, pair);
    if (peer === 'stale') stale++;
    else add(peer, pair);
  }
  const known = peers.flatMap(({ peer, maybe }) => (peer === undefined ? [] : [{ peer, maybe }]));
  const ruleOf = (isOpen: boolean): GroupRuleDraft => ({
    traffics: [traffic],
    peers: known.filter(({ maybe }) => maybe === isOpen).map(({ peer }) => peer),
    ...(isOpen ? { maybe: true } : {}),
  });
  const lists = [value.IpRanges, value.Ipv6Ranges, value.PrefixListIds, value.UserIdGroupPairs];
  const whole = lists.every(
    (items) => items === undefined || items.every((item) => typeof item === 'object' && item !== null),
  );
  // AWS has no rule without a peer.
  const tellsPeers =
    known.length === peers.length &&
    known.length + stale + untold.length > 0 &&
    whole &&
    [...malformed].every((field) => field === 'IpProtocol' || field === 'FromPort' || field === 'ToPort');
  return {
    rules: [
      ruleOf(false),
      ruleOf(true),
      { traffics: [traffic], peers: [...untold], maybe: true },
      ...(tellsPeers ? [] : [anything(context, traffic)]),
    ],
    certain: tellsPeers && isExact,
  };
}

function blockPeer(
  context: Import,
  block: string | undefined,
  place: Reading<typeof RANGE>['place'],
): PeerDraft | undefined {
  const cidr = readBlock(block, place, context.warnings);
  return cidr === undefined ? undefined : { cidr };
}

/** A reference into a peered VPC is stale, and matches nothing, once the peering or the group is deleted. https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html */
function groupPeer(
  context: Import,
  owner: string,
  { value, place }: Reading<typeof PAIR>,
): PeerDraft | 'stale' | undefined {
  const { GroupId, PeeringStatus, VpcId, VpcPeeringConnectionId } = value;
  const stale =
    (PeeringStatus !== undefined && PeeringStatus !== 'active') ||
    (VpcPeeringConnectionId !== undefined && context.gone.has(VpcPeeringConnectionId));
  if (stale) {
    context.warnings.add(
      say`
        A rule of ${owner} refers to ${GroupId ?? say`a group`} through a peering that is no more: it matches
        nothing and is left out.
      `,
      place,
    );
    return 'stale';
  }
  if (GroupId === undefined) return undefined;
  if (!context.network.has(GroupId) && VpcId !== undefined && isUnknownVpc(context.network, VpcId))
    foreignGroup(context.network, GroupId, VpcId);
  return { ref: GroupId };
}
