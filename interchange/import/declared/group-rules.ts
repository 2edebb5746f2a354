import { say } from '../../../network/words/index.js';
import { commonRules } from '../builder/common.js';
import { coversPeer, coversTraffic, type Holds } from '../builder/covering.js';
import type { GroupRuleDraft, Key, PeerDraft, TrafficDraft } from '../builder/draft.js';
import { unknownPrefixList } from '../builder/placeholders.js';
import { trafficOf } from '../builder/traffic.js';
import type { Context } from './context.js';
import type { Fields, Items } from './fields.js';
import { holdsGroups } from './groups-in-blocks.js';
import { possibleMeanings } from './other-stacks.js';
import { isUnknown, type Reason, type Unknown } from './value.js';

/** Peers that stand in lists. */
const CIDR_LISTS = ['cidr_blocks', 'ipv6_cidr_blocks'];
const CIDRS = ['cidr_ipv4', 'cidr_ipv6', 'cidr_ip'];
const REFERENCE_LISTS = ['prefix_list_ids', 'security_groups'];
const REFERENCES = [
  'prefix_list_id',
  'source_prefix_list_id',
  'destination_prefix_list_id',
  'referenced_security_group_id',
  'source_security_group_id',
  'destination_security_group_id',
  'source_security_group_name',
];

/**
 * One rule, inside a group or of its own, with all peers of every kind. The order of rules means nothing.
 * What of it is not known leaves the rest known: a rule whose ports are not known may let through any of its protocol, from its peers and nobody else.
 */
export function groupRules(context: Context, group: Key, fields: Fields): GroupRuleDraft[] {
  const ways = fields.readings.map((reading) => ruleOf(context, group, reading));
  return ways.length > 0 ? inSomeWay(ways, holdsGroups(context)) : ruleOf(context, group, fields);
}

/** Each rule once: certain where every way in which conditions may turn out has it, or one that allows as much; and so is what some rule of each allows. */
export function inSomeWay(ways: readonly (readonly GroupRuleDraft[])[], holds: Holds): GroupRuleDraft[] {
  const found = new Map(ways.flat().map((rule) => [JSON.stringify(rule), rule]));
  const told = ways.map((way) => ({ way, texts: new Set(way.map((rule) => JSON.stringify(rule))) }));
  const isCertain = (text: string, rule: GroupRuleDraft) =>
    told.every(({ way, texts }) => texts.has(text) || way.some((one) => covers(one, rule, holds)));
  const certain = [...found].flatMap(([text, rule]) => (isCertain(text, rule) ? [rule] : []));
  const rest = ways.map((way) => way.filter((rule) => !rule.maybe && !certain.some((one) => covers(one, rule, holds))));
  const common = distinct(
    rest
      .slice(1)
      .reduce<readonly GroupRuleDraft[]>(
        (all, way) => distinct(all.flatMap((one) => way.flatMap((other) => commonRules(one, other, holds)))),
        rest[0] ?? [],
      ),
  );
  return [
    ...[...found].map(([text, rule]) => (isCertain(text, rule) ? rule : { ...rule, maybe: true as const })),
    ...common.filter(
      (rule, i) =>
        !common.some((other, j) => j !== i && covers(other, rule, holds) && (j < i || !covers(rule, other, holds))),
    ),
  ];
}

const distinct = (rules: readonly GroupRuleDraft[]): readonly GroupRuleDraft[] => [
  ...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values(),
];

/** Whether one allows for certain whatever the other may. */
export function covers(one: GroupRuleDraft, other: GroupRuleDraft, holds: Holds = coversPeer): boolean {
  return (
    !one.maybe &&
    other.traffics.every((traffic) => one.traffics.some((wide) => coversTraffic(wide, traffic))) &&
    other.peers.every((peer) => one.peers.some((wide) => holds(wide, peer)))
  );
}

function ruleOf(context: Context, group: Key, fields: Fields): GroupRuleDraft[] {
  const { traffic, certain } = trafficOfRule(fields);
  const { peers, complete, possible } = peersOf(context, group, fields);
  if (!certain) {
    const why = whyOf(fields, TRAFFIC);
    context.warn(
      why === undefined
        ? say`What this rule lets through is not wholly known.`
        : say`What this rule lets through is not wholly known: ${why}.`,
      fields.place,
    );
  }
  if (!complete || possible.length > 0) {
    const why = whyOf(fields, [...CIDR_LISTS, ...CIDRS, ...REFERENCE_LISTS, ...REFERENCES]);
    context.warn(
      why === undefined
        ? say`Whom this rule lets through is not wholly known.`
        : say`Whom this rule lets through is not wholly known: ${why}.`,
      fields.place,
    );
  }
  if (!complete) {
    peers.push({ ref: unknownPrefixList(context.network) });
  }
  const perhaps = possible.map((ref): GroupRuleDraft => ({ traffics: [traffic], peers: [{ ref }], maybe: true }));
  if (peers.length === 0) return perhaps;
  const rule = { traffics: [traffic], peers, ...(certain ? {} : { maybe: true as const }) };
  // A group that is a parameter may be one that another stack makes.
  const others = peers.flatMap((peer) =>
    typeof peer === 'object' && 'ref' in peer ? possibleMeanings(context, peer.ref, 'security-group') : [],
  );
  const meant = others.length === 0 ? [] : [{ ...rule, peers: others.map((ref) => ({ ref })), maybe: true as const }];
  return [rule, ...meant, ...perhaps];
}

const TRAFFIC = ['protocol', 'ip_protocol', 'from_port', 'to_port'];

/** Why the first of these that is not told is not. */
function whyOf(fields: Fields, names: readonly string[]): Reason | undefined {
  return names
    .flatMap((name) => fields.raw(name) ?? [])
    .flat()
    .find(isUnknown)?.why;
}

/** With every protocol, ports mean nothing: Terraform has 0-0 there. With ICMP they are type and code. Not certain: it may be any of what is given. */
function trafficOfRule(fields: Fields): { traffic: TrafficDraft; certain: boolean } {
  const all: TrafficDraft = { kind: 'all' };
  const protocol = fields.text('protocol') ?? fields.text('ip_protocol');
  if (protocol === undefined || isUnknown(protocol)) return { traffic: all, certain: false };
  const kind = trafficOf(protocol);
  if (kind === undefined) return { traffic: all, certain: false };
  if (kind.kind === 'all' || kind.kind === 'protocol') return { traffic: kind, certain: true };
  const from = fields.number('from_port');
  const to = fields.number('to_port');
  const untold =
    isUnknown(from) || isUnknown(to) || (kind.kind === 'ports' && (from === undefined || to === undefined));
  const traffic = untold ? undefined : trafficOf(protocol, from, to);
  return traffic ? { traffic, certain: true } : { traffic: kind, certain: false };
}

interface Peers {
  readonly peers: PeerDraft[];
  readonly complete: boolean;
  /** Groups of which it is one, and nobody tells which. */
  readonly possible: readonly Key[];
}

function peersOf(context: Context, group: Key, fields: Fields): Peers {
  const peers: PeerDraft[] = [];
  const possible: Key[] = [];
  let complete = true;
  const list = (items: Items<string> | undefined, make: (item: string) => PeerDraft) => {
    peers.push(...(items?.items ?? []).map(make));
    if (items && !items.complete) complete = false;
  };
  const one = (value: string | Unknown | undefined, make: (item: string) => PeerDraft) => {
    if (typeof value === 'string') peers.push(make(value));
    else if (value !== undefined) complete = false;
  };
  const reference = (id: string): PeerDraft => ({ ref: peerKey(context, group, id) });
  for (const field of CIDR_LISTS) list(fields.cidrs(field), (cidr) => ({ cidr }));
  for (const field of CIDRS) one(fields.cidr(field), (cidr) => ({ cidr }));
  for (const field of REFERENCE_LISTS) list(fields.texts(field), reference);
  for (const field of REFERENCES) {
    const value = fields.text(field);
    const among = amongGroups(context, value);
    if (among.length > 0) possible.push(...among);
    else one(value, reference);
  }
  const self = fields.flag('self');
  if (self === true) peers.push({ ref: group });
  else if (isUnknown(self)) complete = false;
  return { peers, complete, possible };
}

/** The groups that a reference may mean, where it means one of those alone. */
function amongGroups({ network }: Context, value: string | Unknown | undefined): readonly Key[] {
  const keys = isUnknown(value) && value.among?.open === false ? value.among.keys : [];
  return keys.every((key) => network.has(key, 'security-group')) ? keys : [];
}

/** Groups of other accounts are `account/sg-…`; a template may have a group's name. */
function peerKey(context: Context, group: Key, id: string): Key {
  if (context.network.has(id)) return context.key(id);
  const own = id.split('/').at(-1) ?? id;
  if (context.network.has(own)) return context.key(own);
  return context.groupNamed(own, group) ?? own;
}
