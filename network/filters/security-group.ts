import { type AddressClass, type AddressClasses, type Family, UNKNOWN_ADDRESS } from '../address/index.js';
import type { GroupRule, SecurityGroup, Vpc } from '../topology/index.js';
import {
  ALL_SERVICES,
  type Allowed,
  both,
  type Certainty,
  EVERYTHING,
  either,
  exactly,
  intersectServices,
  NO_SERVICES,
  NOTHING,
  PERHAPS,
  type ServiceSet,
  servicesOf,
  uniteAllServices,
} from '../traffic/index.js';
import { ruleCounters } from './counters.js';
import type { Direction } from './network-acl.js';
import { compilePeer, matchesClass, namesFamily, type PeerMatcher } from './peer-matcher.js';

/** AWS's own default group of a VPC where none is declared: members reach each other, everything may go out. Of a VPC that is unknown nobody tells what its default group holds. */
export interface ImplicitDefaultGroup {
  readonly kind: 'implicit-default-group';
  readonly vpc: Vpc;
}

export type Group = SecurityGroup | ImplicitDefaultGroup;

/** The groups of one interface. Invariant: interned, so that equal sets are the same object. */
export interface GroupSet {
  readonly id: number;
  readonly groups: readonly Group[];
  /** Groups that it may have besides. */
  readonly perhaps: readonly Group[];
  /** Where it has none of these, `everything` may pass; `another`: it has one of them in any case, the default group of its VPC among them. */
  readonly without: 'everything' | 'another' | undefined;
  /** A reference to a group that nothing declares is among them. */
  readonly incomplete: boolean;
}

/** Who the other end is, for rules that name groups. `undefined`: references do not match here, since the packet does not come by a way that keeps them. */
export type PeerGroups = GroupSet | undefined;

export interface CompiledGroupRule {
  readonly rule: GroupRule;
  readonly peers: readonly PeerMatcher[];
  readonly services4: ServiceSet | undefined;
  readonly services6: ServiceSet | undefined;
}

const NONE: readonly Group[] = [];

/** Without outbound rules everything may go out: AWS's default, which a group that may hold others may have lost. */
export const opensOutbound = (group: Group): boolean =>
  group.kind === 'implicit-default-group' ? !group.vpc.unknown : !group.outbound && !group.unknown;

/** Whether an interface with these groups is a member. */
export function carriesGroup(set: GroupSet, group: Group): Certainty {
  if (set.groups.includes(group)) return 'yes';
  return set.incomplete || set.perhaps.includes(group) ? 'maybe' : 'no';
}

/** What is allowed at most by what may not be there. */
export const perhapsOnly = ({ may }: Allowed): Allowed => (may === NO_SERVICES ? NOTHING : { must: NO_SERVICES, may });

/** What is allowed by at least one of these: what all of them allow, and at most what any does. */
function byOneOf(each: readonly Allowed[]): Allowed {
  const { must } = each.reduce(both);
  const { may } = each.reduce(either);
  return must === may ? exactly(must) : { must, may };
}

/**
 * Security groups: allow rules only, the union over all groups of an interface; what no rule matches is denied.
 * Only the packet that opens a flow is asked. https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export class GroupEvaluator {
  private readonly compiled = new Map<SecurityGroup, { inbound: CompiledGroupRule[]; outbound: CompiledGroupRule[] }>();
  /** By group set, then by a number made of everything else that decides. */
  private readonly memo: Map<number, Allowed>[] = [];
  private readonly outboundOpen: boolean[] = [];
  /** By group set. */
  private readonly inboundAtMost: (ServiceSet | undefined)[] = [];
  private readonly sets: Map<string, GroupSet>;
  private readonly groupIds: Map<Group, number>;
  private readonly implicit: Map<Vpc, ImplicitDefaultGroup>;

  /** `before`: of the same network with other rules. */
  constructor(
    private readonly classes: AddressClasses,
    before?: GroupEvaluator,
  ) {
    this.sets = before?.sets ?? new Map();
    this.groupIds = before?.groupIds ?? new Map();
    this.implicit = before?.implicit ?? new Map();
  }

  /** Asked of the same network, in which the rules of some groups are others: what rests on no rule of theirs is known already, and sets of groups are the same objects. */
  withOtherRulesOf(changed: ReadonlySet<object>): GroupEvaluator {
    const next = new GroupEvaluator(this.classes, this);
    for (const [group, rules] of this.compiled) if (!changed.has(group)) next.compiled.set(group, rules);
    for (const set of this.sets.values()) {
      if ([...set.groups, ...set.perhaps].some((group) => changed.has(group))) continue;
      const memo = this.memo[set.id];
      if (memo) next.memo[set.id] = memo;
      const open = this.outboundOpen[set.id];
      if (open !== undefined) next.outboundOpen[set.id] = open;
      const most = this.inboundAtMost[set.id];
      if (most) next.inboundAtMost[set.id] = most;
    }
    return next;
  }

  implicitDefault(vpc: Vpc): ImplicitDefaultGroup {
    let group = this.implicit.get(vpc);
    if (!group) {
      group = { kind: 'implicit-default-group', vpc };
      this.implicit.set(vpc, group);
    }
    return group;
  }

  groupSet(
    groups: readonly Group[],
    incomplete: boolean,
    maybe: readonly Group[] = [],
    without?: GroupSet['without'],
  ): GroupSet {
    const certain = [...new Set(groups)];
    const perhaps = maybe.length === 0 ? NONE : [...new Set(maybe)].filter((group) => !certain.includes(group));
    const key = `${this.idsOf(certain)}${perhaps.length > 0 ? `/${this.idsOf(perhaps)}` : ''}${incomplete ? '?' : ''}${without ?? ''}`;
    let set = this.sets.get(key);
    if (!set) {
      set = { id: this.sets.size, groups: certain, perhaps, without, incomplete };
      this.sets.set(key, set);
    }
    return set;
  }

  private idsOf(groups: readonly Group[]): string {
    return groups
      .map((group) => this.idOf(group))
      .sort((a, b) => a - b)
      .join(',');
  }

  private idOf(group: Group): number {
    let id = this.groupIds.get(group);
    if (id === undefined) {
      id = this.groupIds.size;
      this.groupIds.set(group, id);
    }
    return id;
  }

  /** Whether some group of the set lets everything out, as one without outbound rules does: then nothing else matters. */
  opensOutbound(set: GroupSet): boolean {
    let open = this.outboundOpen[set.id];
    if (open === undefined) {
      open = set.groups.some(opensOutbound);
      this.outboundOpen[set.id] = open;
    }
    return open;
  }

  /** What they let in at most, whoever sends it. */
  mostInbound(set: GroupSet): ServiceSet {
    let most = this.inboundAtMost[set.id];
    if (!most) {
      most =
        set.incomplete || set.without
          ? ALL_SERVICES
          : uniteAllServices([...set.groups, ...set.perhaps].map((group) => this.mostInboundOf(group)));
      this.inboundAtMost[set.id] = most;
    }
    return most;
  }

  private mostInboundOf(group: Group): ServiceSet {
    if (group.kind === 'implicit-default-group' || group.unknown) return ALL_SERVICES;
    return uniteAllServices(
      this.compiledRules(group, 'inbound').flatMap(({ services4, services6 }) => [
        services4 ?? ALL_SERVICES,
        services6 ?? ALL_SERVICES,
      ]),
    );
  }

  /** What the union of the set's groups allows. */
  allowed(set: GroupSet, direction: Direction, peer: AddressClass, family: Family, peerGroups: PeerGroups): Allowed {
    if (direction === 'outbound' && this.opensOutbound(set)) return EVERYTHING;
    const key =
      ((peer + 2) * 0x400_0000 + (peerGroups ? peerGroups.id + 1 : 0)) * 4 +
      (direction === 'inbound' ? 2 : 0) +
      (family === 4 ? 1 : 0);
    let memo = this.memo[set.id];
    if (!memo) {
      memo = new Map();
      this.memo[set.id] = memo;
    }
    let allowed = memo.get(key);
    if (!allowed) {
      allowed = set.groups.reduce<Allowed>(
        (sum, group) => either(sum, this.allowedByGroup(group, direction, peer, family, peerGroups)),
        NOTHING,
      );
      const perhaps = set.perhaps.map((group) => this.allowedByGroup(group, direction, peer, family, peerGroups));
      allowed = set.without
        ? byOneOf(set.without === 'everything' ? [...perhaps, EVERYTHING] : perhaps)
        : perhaps.reduce((sum, one) => either(sum, perhapsOnly(one)), allowed);
      if (set.incomplete) allowed = either(allowed, PERHAPS);
      memo.set(key, allowed);
    }
    return allowed;
  }

  allowedByGroup(
    group: Group,
    direction: Direction,
    peer: AddressClass,
    family: Family,
    peerGroups: PeerGroups,
  ): Allowed {
    if (group.kind === 'implicit-default-group') {
      if (group.vpc.unknown) return PERHAPS;
      if (direction === 'outbound') return EVERYTHING;
      if (!peerGroups) return NOTHING;
      const carries = carriesGroup(peerGroups, group);
      return carries === 'yes' ? EVERYTHING : carries === 'maybe' ? PERHAPS : NOTHING;
    }
    if (direction === 'outbound' && opensOutbound(group)) return EVERYTHING;
    let allowed = group.unknown ? PERHAPS : NOTHING;
    for (const compiled of this.compiledRules(group, direction))
      allowed = either(allowed, allowedByRule(compiled, peer, family, peerGroups));
    return allowed;
  }

  /** The first rules that together let the asked traffic through, for explanations. */
  matchingRules(
    group: Group,
    direction: Direction,
    peer: AddressClass,
    family: Family,
    peerGroups: PeerGroups,
    asked: ServiceSet,
  ): GroupRule[] {
    if (group.kind === 'implicit-default-group') return [];
    return this.compiledRules(group, direction)
      .filter(
        (compiled) => intersectServices(allowedByRule(compiled, peer, family, peerGroups).may, asked) !== NO_SERVICES,
      )
      .map(({ rule }) => rule);
  }

  /** Rules that name a group and would match the asked traffic if the reference counted on this way. */
  lostReferences(
    group: Group,
    direction: Direction,
    family: Family,
    peerGroups: GroupSet,
    asked: ServiceSet,
  ): GroupRule[] {
    if (group.kind === 'implicit-default-group') return [];
    return this.compiledRules(group, direction)
      .filter(({ peers, services4, services6 }) => {
        const services = (family === 4 ? services4 : services6) ?? NO_SERVICES;
        return (
          peers.some((peer) => peer.group && carriesGroup(peerGroups, peer.group) !== 'no') &&
          intersectServices(services, asked) !== NO_SERVICES
        );
      })
      .map(({ rule }) => rule);
  }

  compiledRules(group: SecurityGroup, direction: Direction): CompiledGroupRule[] {
    let compiled = this.compiled.get(group);
    if (!compiled) {
      compiled = {
        inbound: this.compile(group, group.inbound ?? []),
        outbound: this.compile(group, group.outbound ?? []),
      };
      this.compiled.set(group, compiled);
    }
    return compiled[direction];
  }

  /** A `deny` is no rule of a group: AWS has none, and it is reported elsewhere. */
  private compile(group: SecurityGroup, rules: readonly GroupRule[]): CompiledGroupRule[] {
    ruleCounters.compiled += rules.length;
    return rules
      .filter((rule) => rule.action.value === 'allow')
      .map((rule) => ({
        rule,
        peers: rule.peers.map((peer) => compilePeer(peer, group.vpc, this.classes, true)),
        services4: servicesOf(rule.traffics, 4),
        services6: servicesOf(rule.traffics, 6),
      }));
  }
}

/** An address of which nothing is known but its family. */
function matchesPeer(matcher: PeerMatcher, peer: AddressClass, family: Family): Certainty {
  return peer === UNKNOWN_ADDRESS && !namesFamily(matcher, family) ? 'no' : matchesClass(matcher, peer);
}

function allowedByRule(
  compiled: CompiledGroupRule,
  peer: AddressClass,
  family: Family,
  peerGroups: PeerGroups,
): Allowed {
  const services = family === 4 ? compiled.services4 : compiled.services6;
  let certain = false;
  let possible = false;
  for (const matcher of compiled.peers) {
    const match = matcher.group
      ? peerGroups
        ? carriesGroup(peerGroups, matcher.group)
        : 'no'
      : matchesPeer(matcher, peer, family);
    if (match === 'yes') certain = true;
    else if (match === 'maybe') possible = true;
  }
  if (!certain && !possible) return NOTHING;
  if (!services) return PERHAPS;
  return certain && !compiled.rule.maybe ? exactly(services) : { must: NO_SERVICES, may: services };
}
