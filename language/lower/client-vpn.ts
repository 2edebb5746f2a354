import {
  type Authorization,
  type ClientVpn,
  maybeIf,
  type Resource,
  type Route,
  type Vpc,
} from '../../network/topology/index.js';
import type * as ast from '../generated/ast.js';
import { ROLES } from '../link/roles.js';
import type { FileBuilder } from './file-builder.js';
import { leafOf, leavesOf } from './leaves.js';
import { placesOf, resourceItems } from './resources.js';
import { route, routeDestination } from './routes.js';

const TYPE = 'client-vpn-endpoint';

export function clientVpnEndpoint(builder: FileBuilder, node: ast.ClientVpnEndpoint, vpc: Vpc): Resource {
  const items = node.items.flatMap((item) =>
    item.$type === 'Ids' || item.$type === 'UseSecurityGroups' || item.$type === 'IpAddressType' ? [item] : [],
  );
  const made: Resource = {
    kind: 'resource',
    type: TYPE,
    privateNat: false,
    ...builder.named(node),
    ...maybeIf(node.maybe),
    vpc,
    ...placesOf(builder, node.places, vpc),
    ...resourceItems(builder, items, TYPE, vpc),
    clientVpn: clientVpn(builder, node, vpc),
  };
  builder.register(made, vpc);
  return made;
}

function clientVpn(builder: FileBuilder, node: ast.ClientVpnEndpoint, vpc: Vpc): ClientVpn {
  const clients = leafOf(node, 'clients');
  const routes: Route[] = [];
  const authorizations: Authorization[] = [];
  let hasLocalRoute = true;
  let [routesUntold, authorizationsUntold] = [false, false];
  for (const item of node.items) {
    if (item.$type === 'Route') routes.push(...route(builder, item, ROLES.associatedSubnet, vpc));
    else if (item.$type === 'LocalRoute') hasLocalRoute = item.state !== 'off';
    else if (item.$type === 'UntoldRoutes') routesUntold = true;
    else if (item.$type === 'Authorize') {
      if (item.unknown) authorizationsUntold = true;
      else authorizations.push(...authorization(builder, item, vpc));
    }
  }
  return {
    ...(clients ? { clients: builder.cidr(clients) } : {}),
    routes,
    ...(routesUntold ? { routesUntold } : {}),
    hasLocalRoute,
    authorizations,
    ...(authorizationsUntold ? { authorizationsUntold } : {}),
  };
}

/** None where error recovery left its destination out. */
function authorization(builder: FileBuilder, node: ast.Authorize, vpc: Vpc): Authorization[] {
  const destination = routeDestination(builder, node, vpc);
  if (!destination) return [];
  const groups = leavesOf(node, 'groups').map((leaf, i) => builder.located(node.groups[i] ?? '', leaf));
  return [
    {
      kind: 'authorization',
      origin: builder.originOf(node),
      ...maybeIf(node.maybe),
      destination,
      ...(groups.length > 0 ? { groups } : {}),
    },
  ];
}
