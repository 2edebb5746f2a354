import { type Cidr, cidrCovers, cidrsOverlap } from '../../address/index.js';
import { type ClientVpnEndpoint, destinationBlocks } from '../../forwarding/index.js';
import { type Route, type RouteDestination, type Subnet, type Topology, validCidrs } from '../../topology/index.js';

export function clientVpnsOf({ vpcs }: Topology): ClientVpnEndpoint[] {
  return vpcs.flatMap(({ spanningResources }) =>
    spanningResources.filter((one): one is ClientVpnEndpoint => one.clientVpn !== undefined),
  );
}

/** The blocks of a destination; undefined where the file does not tell all of them. */
export function blocksOf(destination: RouteDestination): readonly Cidr[] | undefined {
  const { cidrs, known } = destinationBlocks(destination, undefined);
  return known ? cidrs : undefined;
}

const sameFamily = (a: Cidr, b: Cidr): boolean => typeof a.base === typeof b.base;
export const overlap = (a: Cidr, b: Cidr): boolean => sameFamily(a, b) && cidrsOverlap(a, b);
export const covers = (outer: Cidr, inner: Cidr): boolean => sameFamily(outer, inner) && cidrCovers(outer, inner);

/** The associated subnet that a route leads to. */
export const subnetOf = ({ target }: Route): Subnet | undefined =>
  target.kind === 'ref' && target.ref.target?.kind === 'subnet' ? target.ref.target : undefined;

/** What AWS routes by each associated subnet by itself. Undefined where it is not told. */
export function addedBlocks({ clientVpn, vpc }: ClientVpnEndpoint): readonly Cidr[] | undefined {
  if (!clientVpn.hasLocalRoute) return [];
  return vpc.unknown ? undefined : validCidrs(vpc.cidrs);
}
