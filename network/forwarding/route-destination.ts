import { type Cidr, cidrFamily, EVERY_IPV4, EVERY_IPV6, type Family } from '../address/index.js';
import {
  type CidrLiteral,
  type Route,
  type RouteDestination,
  type Vpc,
  validCidrs,
  vpcHasIpv6,
} from '../topology/index.js';

/** The blocks of a route's destination. `known` is false where the file does not tell all of them. */
export interface DestinationBlocks {
  readonly cidrs: readonly Cidr[];
  readonly known: boolean;
}

/** `vpc` is the one whose table holds the route; undefined in a transit gateway's table, which carries both families. */
export function destinationBlocks(destination: RouteDestination, vpc: Vpc | undefined): DestinationBlocks {
  switch (destination.kind) {
    case 'any':
      return { cidrs: vpc && !vpcHasIpv6(vpc) ? [EVERY_IPV4] : [EVERY_IPV4, EVERY_IPV6], known: true };
    case 'cidr':
      return blocksOf([destination.literal]);
    case 'ref': {
      const target = destination.ref.target;
      if (!target) return { cidrs: [], known: false };
      if ('unknown' in target && target.unknown) return { cidrs: [], known: false };
      return blocksOf(target.cidrs);
    }
  }
}

function blocksOf(literals: readonly CidrLiteral[]): DestinationBlocks {
  const cidrs = validCidrs(literals);
  return { cidrs, known: cidrs.length === literals.length };
}

export function isDefault(cidr: Cidr): boolean {
  return cidr.prefixLength === 0;
}

/** The route that takes what no other one does, if the table has one. */
export function defaultRoute(routes: readonly Route[], vpc: Vpc, family: Family): Route | undefined {
  return routes.find((route) =>
    destinationBlocks(route.destination, vpc).cidrs.some((cidr) => isDefault(cidr) && cidrFamily(cidr) === family),
  );
}

/** As the file writes it: a block, `any`, or a name. */
export function destinationText(destination: RouteDestination): string {
  if (destination.kind === 'any') return 'any';
  return destination.kind === 'cidr' ? destination.literal.text : destination.ref.text;
}

/** Routes to a prefix list follow rules of their own: later in the order of choice, and never in an edge table. */
export function isPrefixList(destination: RouteDestination): boolean {
  return destination.kind === 'ref' && destination.ref.target?.kind === 'prefix-list';
}
