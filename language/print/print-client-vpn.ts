import type { Authorization, Resource } from '../../network/topology/index.js';
import { ROLES } from '../link/roles.js';
import { quote } from '../parse/value-converter.js';
import type { Naming } from './naming.js';
import { printDestination, printRoute } from './print-routes.js';
import { maybe } from './text.js';

/** What stands in the block of a Client VPN endpoint, beside what every resource has. */
export function clientVpnItems({ clientVpn, vpc }: Resource, naming: Naming): string[] {
  if (!clientVpn) return [];
  const { routes, routesUntold, hasLocalRoute, authorizations, authorizationsUntold } = clientVpn;
  return [
    ...(hasLocalRoute ? [] : ['local-route off']),
    ...(routesUntold ? ['routes unknown'] : []),
    ...routes.map((route) => printRoute(route, ROLES.associatedSubnet, vpc, naming)),
    ...(authorizationsUntold ? ['authorize unknown'] : []),
    ...authorizations.map((rule) => printAuthorization(rule, vpc, naming)),
  ];
}

function printAuthorization(rule: Authorization, vpc: Resource['vpc'], naming: Naming): string {
  const groups = rule.groups?.map(({ value }) => quote(value)).join(', ');
  return `${maybe(rule)}authorize ${printDestination(rule.destination, vpc, naming)}${groups ? ` for ${groups}` : ''}`;
}
