import { type Address, AddressIntervals, type AddressRange, cidrRange, type IntervalSpan } from '../address/index.js';
import { type AclRule, contentOf, type NetworkAcl } from '../topology/index.js';
import { type Service, ServiceOwners, type ServiceSet, servicesOf } from '../traffic/index.js';
import { isKnownPeer } from './known-peer.js';
import { peerBlocks } from './peer-matcher.js';

/** A part of a rule's traffic that an earlier rule decides: how much of it, and one packet as an example. */
export interface DecidedEarlier {
  readonly cells: number;
  readonly address: Address;
  readonly service: Service;
}

/** What becomes of one rule when the list is read from the lowest number. Traffic is measured in cells: one service in one interval of addresses. */
export interface RuleOutcome {
  readonly rule: AclRule;
  /** All that it names. */
  readonly matches: number;
  /** What is left to it after the rules before. */
  readonly left: number;
  readonly earlier: ReadonlyMap<AclRule, DecidedEarlier>;
}

/** One direction of an ACL, rule by rule. */
export interface FirstMatches {
  /** In ascending order of number; without the rules whose peer or service nothing tells. */
  readonly outcomes: readonly RuleOutcome[];
  readonly byRule: ReadonlyMap<AclRule, RuleOutcome>;
  /** Rules whose peer or service nothing tells: what comes after them may be theirs. */
  readonly unknown: readonly AclRule[];
}

/**
 * How much is looked at in one list. AWS takes 40 rules a direction at most, which need a few thousand steps; this is room for 100,000 ordinary ones.
 * Beyond it the rest of the list stays unexamined, and its rules without a finding.
 */
const MOST_STEPS = 3_000_000;

interface Compiled {
  readonly rule: AclRule;
  readonly ranges: readonly AddressRange[];
  readonly services4: ServiceSet;
  readonly services6: ServiceSet;
}

/** By what the ACL holds. */
const memo = new WeakMap<object, { inbound?: FirstMatches; outbound?: FirstMatches }>();

/** Which rule decides what: exact, for rules that several earlier ones cover together too. */
export function firstMatches(acl: NetworkAcl, direction: 'inbound' | 'outbound'): FirstMatches {
  let known = memo.get(contentOf(acl));
  if (!known) {
    known = {};
    memo.set(contentOf(acl), known);
  }
  known[direction] ??= evaluate(acl[direction]);
  return known[direction];
}

function evaluate(rules: readonly AclRule[]): FirstMatches {
  const unknown: AclRule[] = [];
  const compiled: Compiled[] = [];
  for (const rule of [...rules].sort((a, b) => a.number.value - b.number.value)) {
    const services4 = servicesOf([rule.traffic], 4);
    const services6 = servicesOf([rule.traffic], 6);
    if (!services4 || !services6 || !isKnownPeer(rule.peer)) unknown.push(rule);
    else compiled.push({ rule, ranges: peerBlocks(rule.peer, rule.acl.vpc).map(cidrRange), services4, services6 });
  }
  const intervals = new AddressIntervals(compiled.flatMap(({ ranges }) => ranges));
  const owners = new Map<number, ServiceOwners>();
  const work = { steps: 0 };
  const outcomes: RuleOutcome[] = [];
  for (let index = 0; index < compiled.length && work.steps < MOST_STEPS; index++) {
    outcomes.push(claim(index, compiled, intervals, owners, work));
  }
  return { outcomes, byRule: new Map(outcomes.map((outcome) => [outcome.rule, outcome])), unknown };
}

function claim(
  index: number,
  compiled: readonly Compiled[],
  intervals: AddressIntervals,
  owners: Map<number, ServiceOwners>,
  work: { steps: number },
): RuleOutcome {
  const { rule, ranges, services4, services6 } = compiled[index] as Compiled;
  const earlier = new Map<AclRule, { cells: number; address: Address; service: Service }>();
  let matches = 0;
  let left = 0;
  for (const interval of intervalsOf(ranges.map((range) => intervals.spanOf(range)))) {
    const services = intervals.familyOf(interval) === 4 ? services4 : services6;
    let line = owners.get(interval);
    if (!line) {
      line = new ServiceOwners();
      owners.set(interval, line);
    }
    matches += sizeOf(services);
    left += line.claim(
      services,
      index,
      ({ low, high, owner }) => {
        const decider = (compiled[owner] as Compiled).rule;
        const part = earlier.get(decider);
        if (part) part.cells += high - low + 1;
        else earlier.set(decider, { cells: high - low + 1, address: intervals.startOf(interval), service: low });
      },
      work,
    );
  }
  return { rule, matches, left, earlier };
}

/** Each interval once, though a peer's blocks may overlap. */
function* intervalsOf(spans: readonly IntervalSpan[]): Iterable<number> {
  let next = 0;
  for (const { first, last } of [...spans].sort((a, b) => a.first - b.first)) {
    for (next = Math.max(next, first); next <= last; next++) yield next;
  }
}

function sizeOf({ bounds }: ServiceSet): number {
  let size = 0;
  for (let i = 0; i < bounds.length; i += 2) size += (bounds[i + 1] as number) - (bounds[i] as number) + 1;
  return size;
}
