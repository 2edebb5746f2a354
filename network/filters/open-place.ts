import { type AddressClass, type AddressClasses, type BlockSpan, hiddenWithin } from '../address/index.js';
import {
  blocksInside,
  mayBeSubnetOf,
  type OnPremisesNetwork,
  type PeerElement,
  type Subnet,
  type Vpc,
  validCidrs,
} from '../topology/index.js';
import type { Certainty } from '../traffic/index.js';

/** A subnet or VPC whose blocks are unknown, as a rule's peer. */
export interface OpenPlace {
  readonly place: Subnet | Vpc | OnPremisesNetwork;
  /** The rule means something in it, not all of it. */
  readonly isOneOf: boolean;
  /** The VPC that its addresses lie in and the others of which they are not; undefined where the place is a VPC itself. */
  readonly vpc: Vpc | undefined;
  /** Where its addresses lie; undefined: anywhere. */
  readonly inside: readonly BlockSpan[] | undefined;
  /** Blocks of its neighbours. */
  readonly outside: readonly BlockSpan[];
}

/** The places with unknown blocks that a peer means. */
export function openPlaces(element: PeerElement, classes: AddressClasses): OpenPlace[] {
  switch (element.kind) {
    case 'vpc':
      return element.unknown
        ? [{ place: element, isOneOf: false, vpc: undefined, inside: undefined, outside: [] }]
        : [];
    case 'network':
      return element.unknown
        ? [{ place: element, isOneOf: false, vpc: undefined, inside: undefined, outside: [] }]
        : [];
    case 'subnet':
      return element.unknown ? [openSubnet(element, false, classes)] : [];
    case 'resource':
      return element.addresses.length > 0 ? [] : openAmong(element.subnets, classes);
    case 'load-balancer':
      return openAmong(
        element.nodes.flatMap(({ subnet, addresses }) =>
          addresses.length > 0 || !subnet.target ? [] : [subnet.target],
        ),
        classes,
      );
    default:
      return [];
  }
}

const openAmong = (subnets: readonly Subnet[], classes: AddressClasses): OpenPlace[] =>
  subnets.filter(({ unknown }) => unknown).map((subnet) => openSubnet(subnet, true, classes));

function openSubnet(subnet: Subnet, isOneOf: boolean, classes: AddressClasses): OpenPlace {
  const { vpc } = subnet;
  const spans = (blocks: Parameters<AddressClasses['spanOf']>[0][]): BlockSpan[] =>
    blocks.map((block) => classes.spanOf(block));
  return {
    place: subnet,
    isOneOf,
    vpc,
    inside: vpc.unknown ? undefined : spans([...blocksInside(vpc)]),
    outside: subnet.anywhere ? [] : spans(vpc.subnets.flatMap(({ cidrs }) => validCidrs(cidrs))),
  };
}

const contains = (spans: readonly BlockSpan[], cls: AddressClass): boolean =>
  spans.some(({ first, last }) => cls >= first && cls <= last);

/** Whether addresses of the class are in the place. */
export function isInPlace(open: OpenPlace, cls: AddressClass, classes: AddressClasses): Certainty {
  const hidden = classes.hidden(cls);
  if (classes.isAssumedOutside(open.place, cls)) return 'no';
  if (hidden) {
    if (hidden.owners.includes(open.place)) return open.isOneOf ? 'maybe' : 'yes';
    if (open.vpc && hidden.owners.includes(open.vpc))
      return open.place.kind === 'subnet' && mayBeSubnetOf(hidden.owners, open.place) ? 'maybe' : 'no';
    return !open.inside || open.inside.some((span) => hiddenWithin(hidden, span) !== 'no') ? 'maybe' : 'no';
  }
  if (cls < 0) return 'maybe';
  if (contains(open.outside, cls)) return 'no';
  return !open.inside || contains(open.inside, cls) ? 'maybe' : 'no';
}
