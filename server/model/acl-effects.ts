/**
 * What each rule of an ACL is left with after the ones before it. Exact for addresses and traffic: a rule is a rectangle of addresses by services, and what earlier rules
 * matched is cut out of it. https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
 */

import {
  type AddressSet,
  ALL_IPV4,
  ALL_IPV6,
  addressSetOfCidrs,
  type Family,
  intersectAddresses,
  subtractAddresses,
  unionAddresses,
} from '../../network/address/index.js';
import { peerBlocks } from '../../network/filters/index.js';
import type { AclRule } from '../../network/topology/index.js';
import {
  intersectServices,
  NO_SERVICES,
  type ServiceSet,
  servicesCover,
  servicesOf,
  subtractServices,
} from '../../network/traffic/index.js';

/** Traffic of one kind from or to some addresses. */
export interface Box {
  readonly addresses: AddressSet;
  readonly services: ServiceSet;
}

export interface AclRuleEffect {
  readonly rule: AclRule;
  /** What it decides: what it matches less what earlier rules matched. Empty: it never decides anything. Undefined: the files do not say what it or an earlier rule matches. */
  readonly left: readonly Box[] | undefined;
  /** True if no earlier rule takes anything from it. */
  readonly whole: boolean;
}

/** What an earlier rule decides of what a later one matches. */
export interface Taken {
  readonly rule: AclRule;
  readonly boxes: readonly Box[];
}

/** What a rule loses to those before it, in their order. Empty: nothing, or nobody can tell. */
export function takenFrom(effects: readonly AclRuleEffect[], { rule, left }: AclRuleEffect): Taken[] {
  const own = left && boxesOf(rule);
  const boxes = own ? [own[4], own[6]].flatMap((box) => box ?? []) : [];
  const earlier = effects.slice(
    0,
    effects.findIndex((effect) => effect.rule === rule),
  );
  return earlier.flatMap((one) => {
    const taken = (one.left ?? []).flatMap((piece) => boxes.flatMap((box) => meet(piece, box)));
    return taken.length > 0 ? [{ rule: one.rule, boxes: taken }] : [];
  });
}

/** The rules that take from one that never decides anything what it matches, in their order. Empty: it decides something, or nobody can tell. */
export function shadowersOf(effects: readonly AclRuleEffect[], effect: AclRuleEffect): AclRule[] {
  return effect.left?.length === 0 ? takenFrom(effects, effect).map(({ rule }) => rule) : [];
}

/** Rectangles are cut into more and more pieces; past this many the answer would be longer than the list. */
const MOST_PIECES = 400;
/** AWS allows 40 rules in a direction; a list that has more than this was not written to be read. */
const MOST_RULES = 1_000;

/** In the order in which AWS meets them. */
export function aclEffects(rules: readonly AclRule[]): AclRuleEffect[] {
  const sorted = [...rules].sort((a, b) => a.number.value - b.number.value);
  let rest: Record<Family, readonly Box[]> | undefined;
  return sorted.map((rule, index) => {
    const own = boxesOf(rule);
    if (index === 0) rest = universe();
    if (!own || !rest || index >= MOST_RULES) {
      rest = undefined;
      return { rule, left: undefined, whole: false };
    }
    const left: Box[] = [];
    const after: Record<Family, readonly Box[]> = { 4: rest[4], 6: rest[6] };
    for (const family of [4, 6] as const) {
      const box = own[family];
      if (!box) continue;
      left.push(...rest[family].flatMap((piece) => meet(piece, box)));
      after[family] = rest[family].flatMap((piece) => without(piece, box));
    }
    const whole = ([4, 6] as const).every((family) => !own[family] || covers(rest?.[family] ?? [], own[family]));
    rest = after[4].length + after[6].length > MOST_PIECES ? undefined : after;
    return { rule, left, whole };
  });
}

function universe(): Record<Family, readonly Box[]> {
  const all = (family: Family): ServiceSet =>
    servicesOf(
      [{ kind: 'all', origin: { file: '', range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } } }],
      family,
    ) as ServiceSet;
  return { 4: [{ addresses: ALL_IPV4, services: all(4) }], 6: [{ addresses: ALL_IPV6, services: all(6) }] };
}

function boxesOf(rule: AclRule): Partial<Record<Family, Box>> | undefined {
  const target = rule.peer.kind === 'ref' ? rule.peer.ref.target : undefined;
  if (
    rule.peer.kind === 'ref' &&
    (!target ||
      target.kind === 'security-group' ||
      target.kind === 'prefix-list' ||
      (target.kind === 'network' && target.unknown))
  )
    return undefined;
  const addresses = addressSetOfCidrs(peerBlocks(rule.peer, rule.acl.vpc));
  const boxes: Partial<Record<Family, Box>> = {};
  for (const family of [4, 6] as const) {
    const services = servicesOf([rule.traffic], family);
    if (!services) return undefined;
    const own = intersectAddresses(addresses, family === 4 ? ALL_IPV4 : ALL_IPV6);
    if (own.length > 0 && services !== NO_SERVICES) boxes[family] = { addresses: own, services };
  }
  return boxes;
}

function meet(a: Box, b: Box): Box[] {
  const addresses = intersectAddresses(a.addresses, b.addresses);
  const services = intersectServices(a.services, b.services);
  return addresses.length > 0 && services !== NO_SERVICES ? [{ addresses, services }] : [];
}

function without(a: Box, b: Box): Box[] {
  if (meet(a, b).length === 0) return [a];
  const outside = subtractAddresses(a.addresses, b.addresses);
  const inside = intersectAddresses(a.addresses, b.addresses);
  const services = subtractServices(a.services, b.services);
  return [
    ...(outside.length > 0 ? [{ addresses: outside, services: a.services }] : []),
    ...(services === NO_SERVICES ? [] : [{ addresses: inside, services }]),
  ];
}

/** True if the rectangle lies in the union of the pieces, which are disjoint. */
function covers(pieces: readonly Box[], box: Box): boolean {
  if (
    pieces.some(
      (piece) =>
        subtractAddresses(box.addresses, piece.addresses).length === 0 && servicesCover(piece.services, box.services),
    )
  )
    return true;
  let open: readonly Box[] = [box];
  for (const piece of pieces) open = open.flatMap((part) => without(part, piece));
  return open.length === 0;
}

/** Boxes of the same traffic as one, for reading. */
export function mergedByServices(boxes: readonly Box[]): Box[] {
  const merged = new Map<ServiceSet, AddressSet>();
  for (const { addresses, services } of boxes)
    merged.set(services, unionAddresses(merged.get(services) ?? [], addresses));
  return [...merged].map(([services, addresses]) => ({ services, addresses }));
}
