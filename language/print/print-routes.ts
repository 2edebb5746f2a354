import type { Route, RouteDestination, Vpc } from '../../network/topology/index.js';
import { ROLES, type Role } from '../link/roles.js';
import type { Naming } from './naming.js';
import { maybe } from './text.js';

export function printRoute(route: Route, role: Role, vpc: Vpc | undefined, naming: Naming): string {
  const { destination, target } = route;
  return `${maybe(route)}${printDestination(destination, vpc, naming)} -> ${target.kind === 'ref' ? naming.reference(target.ref, role, vpc) : target.kind}`;
}

export function printDestination(destination: RouteDestination, vpc: Vpc | undefined, naming: Naming): string {
  if (destination.kind === 'ref') return naming.reference(destination.ref, ROLES.routeDestination, vpc);
  return destination.kind === 'cidr' ? destination.literal.text : 'any';
}
