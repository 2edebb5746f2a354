import {
  type AddressClass,
  type AddressClasses,
  type AddressSet,
  addressSetsOverlap,
  type BlockSpan,
  type Cidr,
  cidrFamily,
  cidrOf,
  cidrRange,
  cidrsOfSet,
  EVERY_IPV4,
  EVERY_IPV6,
  type Family,
  familyOf,
  hiddenWithin,
  INTERNET,
  UNKNOWN_ADDRESS,
  UNNAMED_PUBLIC_IPV4,
} from '../address/index.js';
import {
  assignableAddresses,
  blocksInside,
  familiesOf,
  nodeAddresses,
  type Peer,
  type PeerElement,
  type Resource,
  type SecurityGroup,
  type Vpc,
  validCidrs,
  vpcHasIpv6,
} from '../topology/index.js';
import type { Certainty } from '../traffic/index.js';
import { isInPlace, type OpenPlace, openPlaces } from './open-place.js';

/** Which addresses a rule's peer means, compiled to spans of address classes. */
export interface PeerMatcher {
  readonly spans: readonly BlockSpan[];
  /** Covers every IPv4 address: then a public address without a known value is in it too. */
  readonly everyIpv4: boolean;
  /** Some block of it lies among public addresses: then such an address may be in it. */
  readonly somePublicIpv4: boolean;
  /** Its contents are not known. */
  readonly unknown: boolean;
  /** It names this group: its members match, where the reference survives the way. */
  readonly group?: SecurityGroup;
  /** Places whose blocks are unknown that it means. */
  readonly open?: readonly OpenPlace[];
  readonly classes: AddressClasses;
}

/** The blocks that a peer means, in the VPC whose rule it stands in. */
export function peerBlocks(peer: Peer, vpc: Vpc): readonly Cidr[] {
  switch (peer.kind) {
    case 'any':
      return vpcHasIpv6(vpc) ? [EVERY_IPV4, EVERY_IPV6] : [EVERY_IPV4];
    case 'cidr':
      return peer.literal.cidr ? [peer.literal.cidr] : [];
    case 'address':
      return peer.literal.address === undefined ? [] : [singleBlock(peer.literal.address)];
    case 'ref':
      return peer.ref.target ? elementBlocks(peer.ref.target) : [];
  }
}

const singleBlock = (address: number | bigint): Cidr => cidrOf(address, familyOf(address) === 4 ? 32 : 128);

/** A resource as a peer stands for its private IPv4 and its IPv6 addresses, never for its public one. */
export function elementBlocks(element: PeerElement): readonly Cidr[] {
  switch (element.kind) {
    case 'vpc':
      return blocksInside(element);
    case 'subnet':
    case 'network':
    case 'prefix-list':
      return validCidrs(element.cidrs);
    case 'host':
      return element.address.address === undefined ? [] : [singleBlock(element.address.address)];
    case 'resource':
      return resourceBlocks(element);
    case 'load-balancer':
      return element.nodes.flatMap((node) => nodeAddresses(element, node).flatMap(({ set }) => cidrsOfSet(set)));
    case 'security-group':
      return [];
  }
}

function resourceBlocks(resource: Resource): readonly Cidr[] {
  const own = resource.addresses.flatMap(({ address }) => (address === undefined ? [] : [singleBlock(address)]));
  return resource.addresses.length > 0
    ? own
    : resource.subnets
        .flatMap((subnet) => cidrsOfSet(assignableAddresses(subnet)))
        .filter((block) => familiesOf(resource).includes(cidrFamily(block)));
}

export function compilePeer(peer: Peer, vpc: Vpc, classes: AddressClasses, groupsAllowed: boolean): PeerMatcher {
  const target = peer.kind === 'ref' ? peer.ref.target : undefined;
  if (target?.kind === 'security-group')
    return groupsAllowed ? { ...matcherOf([], classes), group: target } : { ...matcherOf([], classes), unknown: true };
  const unreadable =
    (peer.kind === 'cidr' && !peer.literal.cidr) || (peer.kind === 'address' && peer.literal.address === undefined);
  const open = target?.kind === 'prefix-list' && target.unknown;
  const unknown =
    unreadable ||
    open === true ||
    (peer.kind === 'ref' && !target) ||
    (target?.kind === 'prefix-list' && !groupsAllowed);
  const places = target ? openPlaces(target, classes) : [];
  return { ...matcherOf(peerBlocks(peer, vpc), classes), unknown, ...(places.length > 0 ? { open: places } : {}) };
}

function matcherOf(blocks: readonly Cidr[], classes: AddressClasses): PeerMatcher {
  const v4 = blocks.filter((block) => cidrFamily(block) === 4);
  const publicPart = (block: Cidr): boolean => addressSetsOverlap([cidrRange(block)] as AddressSet, INTERNET);
  return {
    spans: blocks.map((block) => classes.spanOf(block)),
    everyIpv4: v4.some((block) => block.prefixLength === 0),
    somePublicIpv4: v4.some(publicPart),
    unknown: false,
    classes,
  };
}

/** Whether any address of the family may be in it, group references aside. */
export function namesFamily({ spans, unknown, open, classes }: PeerMatcher, family: Family): boolean {
  return unknown || open !== undefined || spans.some(({ first }) => classes.familyOfClass(first) === family);
}

/** Whether addresses of the class are in it, group references aside. */
export function matchesClass(matcher: PeerMatcher, cls: AddressClass): Certainty {
  if (cls < UNKNOWN_ADDRESS) return matchesHidden(matcher, cls);
  if (cls === UNNAMED_PUBLIC_IPV4)
    return matcher.everyIpv4
      ? 'yes'
      : matcher.somePublicIpv4 || matcher.unknown || openMatch(matcher, cls) !== 'no'
        ? 'maybe'
        : 'no';
  if (cls === UNKNOWN_ADDRESS)
    return matcher.everyIpv4 ? 'yes' : matcher.spans.length > 0 || matcher.unknown || matcher.open ? 'maybe' : 'no';
  for (const span of matcher.spans) if (cls >= span.first && cls <= span.last) return 'yes';
  return matcher.unknown || openMatch(matcher, cls) !== 'no' ? 'maybe' : 'no';
}

/** Addresses that no file tells are in it where all places are that they may lie in, or where it names what they are in. */
function matchesHidden(matcher: PeerMatcher, cls: AddressClass): Certainty {
  const hidden = matcher.classes.hidden(cls);
  if (!hidden) return 'maybe';
  const within = [openMatch(matcher, cls), ...matcher.spans.map((span) => hiddenWithin(hidden, span))];
  if (within.includes('yes')) return 'yes';
  return matcher.unknown || within.includes('maybe') ? 'maybe' : 'no';
}

function openMatch({ open, classes }: PeerMatcher, cls: AddressClass): Certainty {
  if (!open) return 'no';
  const matches = open.map((place) => isInPlace(place, cls, classes));
  return matches.includes('yes') ? 'yes' : matches.includes('maybe') ? 'maybe' : 'no';
}
