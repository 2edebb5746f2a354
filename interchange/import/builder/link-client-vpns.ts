import {
  type Authorization,
  type ClientVpn,
  maybeIf,
  NOWHERE,
  type Route,
  type Vpc,
} from '../../../network/topology/index.js';
import type { AuthorizationDraft, ClientVpnDraft, RouteDraft } from './draft.js';
import { destinationOf } from './link-routes.js';
import type { Linker } from './linker.js';
import { cidrLiteral, located } from './literals.js';

/** Tables and rules of Client VPN endpoints. Unlike a route table theirs holds one destination as often as there are subnets. */
export function linkClientVpns(linker: Linker): void {
  for (const { draft, element } of linker.pairs('resource'))
    if (draft.clientVpn) element.clientVpn = linked(linker, draft.clientVpn, element.vpc);
}

function linked(linker: Linker, draft: ClientVpnDraft, vpc: Vpc | undefined): ClientVpn {
  const { clients, routes, routesUntold, hasLocalRoute, authorizations, authorizationsUntold } = draft;
  return {
    ...(clients === undefined ? {} : { clients: cidrLiteral(clients) }),
    routes: routes.flatMap((one) => routeOf(linker, one, vpc)),
    ...(routesUntold ? { routesUntold: true } : {}),
    hasLocalRoute,
    authorizations: authorizations.flatMap((one) => authorizationOf(linker, one, vpc)),
    ...(authorizationsUntold ? { authorizationsUntold: true } : {}),
  };
}

function routeOf(linker: Linker, draft: RouteDraft, vpc: Vpc | undefined): Route[] {
  const destination = destinationOf(linker, draft, vpc);
  if (!destination || draft.target === 'blackhole') return [];
  const common = { kind: 'route' as const, origin: NOWHERE, ...maybeIf(draft.maybe), destination };
  if (draft.target === 'local') return [{ ...common, target: { kind: 'local', origin: NOWHERE } }];
  const subnet = linker.element(draft.target.ref, 'subnet');
  return subnet ? [{ ...common, target: { kind: 'ref', origin: NOWHERE, ref: linker.reference(subnet, vpc) } }] : [];
}

function authorizationOf(
  linker: Linker,
  { cidr, groups, maybe }: AuthorizationDraft,
  vpc: Vpc | undefined,
): Authorization[] {
  const destination = destinationOf(linker, { destination: { cidr } }, vpc);
  if (!destination) return [];
  return [
    {
      kind: 'authorization',
      origin: NOWHERE,
      ...maybeIf(maybe),
      destination,
      ...(groups ? { groups: groups.map(located) } : {}),
    },
  ];
}
