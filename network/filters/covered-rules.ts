import { AddressIntervals, type AddressRange, cidrRange } from '../address/index.js';
import type { GroupRule, Peer, SecurityGroup } from '../topology/index.js';
import { type ServiceSet, servicesCover, servicesOf, servicesOverlap, uniteAllServices } from '../traffic/index.js';
import { peerBlocks } from './peer-matcher.js';

export interface CoveredRule {
  readonly rule: GroupRule;
  /** Those that cover it, as far as they overlap it. */
  readonly by: readonly GroupRule[];
}

export interface CoveredRules {
  readonly found: readonly CoveredRule[];
  /** False where there are too many rules to compare them all. */
  readonly isWhole: boolean;
}

const NONE: CoveredRules = { found: [], isWhole: true };

interface Compiled {
  readonly rule: GroupRule;
  /** Where it matches: numbers of address intervals, and groups. */
  readonly places: readonly (number | SecurityGroup)[];
  readonly services4: ServiceSet;
  readonly services6: ServiceSet;
  readonly order: number;
  active: boolean;
}

/** AWS takes at most 1,000 rules on an interface, and the quota is told elsewhere: of more than these nothing is. */
const MOST_RULES = 2_000;
const MOST_STEPS = 1_000_000;

/**
 * The rules among `own` that add nothing to the others of `own` and to `others`, all of which add up.
 * A rule found to be covered covers no other, so that of two equal ones one remains; the narrowest go first.
 */
export function coveredRules(own: readonly GroupRule[], others: readonly GroupRule[]): CoveredRules {
  if (own.length === 0 || own.length + others.length < 2) return NONE;
  if (own.length + others.length > MOST_RULES) return { found: [], isWhole: false };
  const known = [...own, ...others].filter(({ peers }) => peers.every(isKnown));
  const intervals = new AddressIntervals(known.flatMap((rule) => rangesOf(rule)));
  const all = known.flatMap((rule, order): Compiled[] => {
    const services4 = servicesOf(rule.traffics, 4);
    const services6 = servicesOf(rule.traffics, 6);
    return services4 && services6
      ? [{ rule, places: placesOf(rule, intervals), services4, services6, order, active: true }]
      : [];
  });
  const byPlace = new Map<number | SecurityGroup, Compiled[]>();
  for (const compiled of all) {
    for (const place of compiled.places) {
      const known = byPlace.get(place);
      if (known) known.push(compiled);
      else byPlace.set(place, [compiled]);
    }
  }
  const candidates = new Set(own);
  const found: CoveredRule[] = [];
  let steps = 0;
  for (const compiled of all.filter(({ rule }) => candidates.has(rule)).sort(narrowestFirst)) {
    const by = new Set<GroupRule>();
    const covered = compiled.places.every((place) => {
      const rivals = (byPlace.get(place) ?? []).filter((other) => other.active && other !== compiled);
      steps += rivals.length + 1;
      if (steps > MOST_STEPS) return false;
      return (['services4', 'services6'] as const).every((family) => {
        if (!appliesTo(place, family, intervals)) return true;
        const helping = rivals.filter((other) => servicesOverlap(other[family], compiled[family]));
        for (const { rule } of helping) by.add(rule);
        return servicesCover(uniteAllServices(helping.map((other) => other[family])), compiled[family]);
      });
    });
    // A rule that can match no packet (ICMP from IPv6 addresses) is covered by none.
    if (!covered || by.size === 0) continue;
    compiled.active = false;
    found.push({ rule: compiled.rule, by: [...by] });
  }
  found.sort((a, b) => own.indexOf(a.rule) - own.indexOf(b.rule));
  return { found, isWhole: steps <= MOST_STEPS };
}

function appliesTo(
  place: number | SecurityGroup,
  family: 'services4' | 'services6',
  intervals: AddressIntervals,
): boolean {
  return typeof place !== 'number' || (intervals.familyOf(place) === 4) === (family === 'services4');
}

/** Of two as wide, the later one is the one too many. */
function narrowestFirst(a: Compiled, b: Compiled): number {
  return size(a) - size(b) || b.order - a.order;
}

function size({ services4, places }: Compiled): number {
  let count = 0;
  const { bounds } = services4;
  for (let i = 0; i < bounds.length; i += 2) count += (bounds[i + 1] as number) - (bounds[i] as number) + 1;
  return count * places.length;
}

function placesOf(rule: GroupRule, intervals: AddressIntervals): (number | SecurityGroup)[] {
  const places = new Set<number | SecurityGroup>();
  for (const range of rangesOf(rule)) {
    const { first, last } = intervals.spanOf(range);
    for (let interval = first; interval <= last; interval++) places.add(interval);
  }
  for (const peer of rule.peers) {
    const target = peer.kind === 'ref' ? peer.ref.target : undefined;
    if (target?.kind === 'security-group') places.add(target);
  }
  return [...places];
}

function rangesOf(rule: GroupRule): AddressRange[] {
  return rule.peers.flatMap((peer) => peerBlocks(peer, rule.group.vpc).map(cidrRange));
}

/** A prefix list's contents may change, and what is not known covers nothing. */
function isKnown(peer: Peer): boolean {
  if (peer.kind === 'cidr') return peer.literal.cidr !== undefined;
  if (peer.kind === 'address') return peer.literal.address !== undefined;
  if (peer.kind === 'any') return true;
  const { target } = peer.ref;
  return target !== undefined && target.kind !== 'prefix-list' && !(target.kind === 'network' && target.unknown);
}
