import type { CidrLiteral } from './literals.js';
import type { Located, Origin } from './origin.js';
import type { Route, RouteDestination } from './route-tables.js';
import type { MayBeAbsent } from './untold.js';

/** What stands in a rule in place of a group where an import tells that it is for a group, and not which. */
export const UNTOLD_GROUP = 'a group that is not told';

/**
 * What a Client VPN endpoint does with what its clients send. It is a resource with an interface in each associated subnet: a client comes in by one of them, whichever its name led it to,
 * and has the address of that interface from there on. https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/how-it-works.html
 */
export interface ClientVpn {
  /** Where its clients get their IPv4 addresses, which nothing in a VPC ever sees. Undefined: nobody tells, or they have none. */
  readonly clients?: CidrLiteral | undefined;
  /** Its own table: to an associated subnet, or `local` to the other clients. */
  readonly routes: readonly Route[];
  /** There may be more routes than are written. */
  readonly routesUntold?: true | undefined;
  /** False: the routes to the VPC's own blocks, which AWS adds for each subnet that is associated, are there only as far as they are written. */
  readonly hasLocalRoute: boolean;
  readonly authorizations: readonly Authorization[];
  /** There may be more rules than are written. */
  readonly authorizationsUntold?: true | undefined;
}

/** An authorization rule: who may go there. https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html */
export interface Authorization extends MayBeAbsent {
  readonly kind: 'authorization';
  readonly origin: Origin;
  readonly destination: RouteDestination;
  /** Groups of the directory or identity provider, of which one is enough. Undefined: all clients. */
  readonly groups?: readonly Located<string>[] | undefined;
}
