import type { AddressClass, AddressClasses, Family } from '../address/index.js';
import type { AclRule, NetworkAcl } from '../topology/index.js';
import {
  ALL_SERVICES,
  type Allowed,
  type Certainty,
  EVERYTHING,
  exactly,
  intersectServices,
  NO_SERVICES,
  type ServiceSet,
  servicesOf,
  subtractServices,
  uniteServices,
} from '../traffic/index.js';
import { ruleCounters } from './counters.js';
import { compilePeer, matchesClass, type PeerMatcher } from './peer-matcher.js';

export type Direction = 'inbound' | 'outbound';

interface CompiledRule {
  readonly rule: AclRule;
  readonly peer: PeerMatcher;
  /** Undefined: a service that nothing declares. */
  readonly services4: ServiceSet | undefined;
  readonly services6: ServiceSet | undefined;
}

/** By number. AWS has one rule a number; where a file has several, it leaves open which, so that each bound of what passes has an order of its own. */
interface CompiledRules {
  /** There may be more rules than are written, under any number that is free. */
  readonly unknown: boolean;
  readonly deniesFirst: readonly CompiledRule[];
  readonly allowsFirst: readonly CompiledRule[];
}

/** A rule's part in what happened to some traffic. `rule` undefined: the implicit `*`, which denies. */
export interface AclDecision {
  readonly rule: AclRule | undefined;
  readonly action: 'allow' | 'deny' | 'unknown';
  readonly services: ServiceSet;
}

/**
 * Network ACLs: the rules of a direction in ascending order of number, the first that matches decides, and `*` denies the rest.
 * A rule sees the packet's other address and its destination port, never the source port.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */
export class AclEvaluator {
  private readonly compiled = new Map<NetworkAcl, { inbound: CompiledRules; outbound: CompiledRules }>();
  private readonly memo = new Map<
    NetworkAcl,
    { inbound: Map<AddressClass, Allowed>; outbound: Map<AddressClass, Allowed> }
  >();

  /** The ACLs that were asked while somebody wanted to know. */
  private noted: Set<NetworkAcl> | undefined;

  constructor(private readonly classes: AddressClasses) {}

  /** Asked of the same network, in which the rules of some ACLs are others. */
  withOtherRulesOf(changed: ReadonlySet<object>): AclEvaluator {
    const next = new AclEvaluator(this.classes);
    for (const [acl, rules] of this.compiled) if (!changed.has(acl)) next.compiled.set(acl, rules);
    for (const [acl, known] of this.memo) if (!changed.has(acl)) next.memo.set(acl, known);
    return next;
  }

  /** Does something, and tells which ACLs were asked for it. */
  askedBy<T>(work: () => T): { readonly result: T; readonly acls: readonly NetworkAcl[] } {
    const outer = this.noted;
    const noted = new Set<NetworkAcl>();
    this.noted = noted;
    try {
      return { result: work(), acls: [...noted] };
    } finally {
      this.noted = outer;
      if (outer) for (const acl of noted) outer.add(acl);
    }
  }

  /** What passes in that direction when the other end is of the class. No ACL: AWS's default, which allows everything. */
  allowed(acl: NetworkAcl | undefined, direction: Direction, peer: AddressClass, family: Family): Allowed {
    if (!acl) return EVERYTHING;
    this.noted?.add(acl);
    let memo = this.memo.get(acl);
    if (!memo) {
      memo = { inbound: new Map(), outbound: new Map() };
      this.memo.set(acl, memo);
    }
    const known = memo[direction].get(peer);
    if (known) return known;
    const rules = this.rules(acl, direction);
    const must = evaluate(rules, peer, family, 'deny');
    const may = evaluate(rules, peer, family, 'allow');
    const allowed = must === may ? exactly(must) : { must, may };
    memo[direction].set(peer, allowed);
    return allowed;
  }

  /** Which rules decide what about the asked traffic, in the order in which they are met. */
  decisions(
    acl: NetworkAcl,
    direction: Direction,
    peer: AddressClass,
    family: Family,
    asked: ServiceSet,
  ): AclDecision[] {
    const out: AclDecision[] = [];
    this.noted?.add(acl);
    let rest = asked;
    const { deniesFirst, unknown } = this.rules(acl, direction);
    const certain = unknown ? rulesBeforeGap(deniesFirst) : deniesFirst;
    for (const compiled of certain) {
      const certainty = matchesClass(compiled.peer, peer);
      const services = family === 4 ? compiled.services4 : compiled.services6;
      const hit = certainty === 'no' ? NO_SERVICES : intersectServices(rest, services ?? ALL_SERVICES);
      if (hit === NO_SERVICES) continue;
      const open = certainty === 'maybe' || compiled.rule.maybe || !services;
      out.push({ rule: compiled.rule, action: open ? 'unknown' : compiled.rule.action.value, services: hit });
      if (!open) rest = subtractServices(rest, hit);
    }
    if (rest !== NO_SERVICES) out.push({ rule: undefined, action: unknown ? 'unknown' : 'deny', services: rest });
    return out;
  }

  private rules(acl: NetworkAcl, direction: Direction): CompiledRules {
    let compiled = this.compiled.get(acl);
    if (!compiled) {
      compiled = { inbound: this.compile(acl, 'inbound'), outbound: this.compile(acl, 'outbound') };
      this.compiled.set(acl, compiled);
    }
    return compiled[direction];
  }

  private compile(acl: NetworkAcl, direction: Direction): CompiledRules {
    const rules = acl[direction];
    ruleCounters.compiled += rules.length;
    const compiled = rules.map((rule) => ({
      rule,
      peer: compilePeer(rule.peer, rule.acl.vpc, this.classes, false),
      services4: servicesOf([rule.traffic], 4),
      services6: servicesOf([rule.traffic], 6),
    }));
    const ordered = (first: AclAction): CompiledRule[] =>
      [...compiled].sort(
        ({ rule: a }, { rule: b }) => a.number.value - b.number.value || place(a, first) - place(b, first),
      );
    const deniesFirst = ordered('deny');
    const shared = new Set(rules.map(({ number }) => number.value)).size < rules.length;
    return { unknown: acl.unknown === true, deniesFirst, allowsFirst: shared ? ordered('allow') : deniesFirst };
  }
}

type AclAction = AclRule['action']['value'];

const place = ({ action }: AclRule, first: AclAction): number => (action.value === first ? 0 : 1);

/** Of an ACL that may hold more rules, those in front of which no number is free, so that none can come before them. */
function rulesBeforeGap(rules: readonly CompiledRule[]): readonly CompiledRule[] {
  let last = 0;
  for (const [i, { rule }] of rules.entries()) {
    if (rule.number.value > last + 1 || rule.maybe) return rules.slice(0, i);
    last = rule.number.value;
  }
  return rules;
}

/** One bound: a rule that matches perhaps, or may not be there, counts as matching only where its action is `favoured`. */
function evaluate(
  { deniesFirst, allowsFirst, unknown }: CompiledRules,
  peer: AddressClass,
  family: Family,
  favoured: 'allow' | 'deny',
): ServiceSet {
  let allowed = NO_SERVICES;
  let rest = ALL_SERVICES;
  const every = favoured === 'deny' ? deniesFirst : allowsFirst;
  const rules = unknown ? rulesBeforeGap(every) : every;
  for (const { rule, peer: matcher, services4, services6 } of rules) {
    const services = family === 4 ? services4 : services6;
    const matches = matchesClass(matcher, peer);
    const certainty: Certainty = matches === 'yes' && (!services || rule.maybe) ? 'maybe' : matches;
    if (certainty === 'no' || (certainty === 'maybe' && rule.action.value !== favoured)) continue;
    const hit = intersectServices(rest, services ?? ALL_SERVICES);
    if (hit === NO_SERVICES) continue;
    if (rule.action.value === 'allow') allowed = uniteServices(allowed, hit);
    rest = subtractServices(rest, hit);
    if (rest === NO_SERVICES) break;
  }
  return unknown && favoured === 'allow' ? uniteServices(allowed, rest) : allowed;
}
