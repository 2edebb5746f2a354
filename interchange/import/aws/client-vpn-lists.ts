/** What is asked of Client VPN endpoints one at a time: associated subnets, routes, authorization rules. Of one that was not asked about nothing is told. */

import * as z from 'zod';
import { UNTOLD_GROUP } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import type { AuthorizationDraft, ClientVpnDraft, RouteDraft } from '../builder/draft.js';
import { readBlock } from './blocks.js';
import { type Import, type ReadItem, readKind } from './context.js';
import type { Item } from './described.js';
import { flag, type Shape, text, texts } from './fields.js';
import { stateOf } from './states.js';

const code = z.looseObject({ Code: z.string().nullish() });
const TARGET = {
  ClientVpnEndpointId: text,
  TargetNetworkId: text,
  Status: code,
  SecurityGroups: texts,
};
const ROUTE = { ClientVpnEndpointId: text, DestinationCidr: text, TargetSubnet: text, Status: code, Origin: text };
const RULE = { ClientVpnEndpointId: text, GroupId: text, AccessAll: flag, DestinationCidr: text, Status: code };

type List = 'ClientVpnTargetNetworks' | 'ClientVpnRoutes' | 'AuthorizationRules';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ClientVpnRouteStatus.html and its neighbours. */
const partOf = ({ Status }: { readonly Status?: { readonly Code?: string | null | undefined } | null | undefined }) =>
  stateOf('part of a Client VPN endpoint', Status?.Code);

export class ClientVpnLists {
  readonly targets: readonly ReadItem<typeof TARGET>[];
  readonly routes: readonly ReadItem<typeof ROUTE>[];
  readonly rules: readonly ReadItem<typeof RULE>[];

  constructor(
    readonly context: Import,
    private readonly endpoints: readonly string[],
  ) {
    this.targets = readKind(context, 'ClientVpnTargetNetworks', TARGET);
    this.routes = readKind(context, 'ClientVpnRoutes', ROUTE);
    this.rules = readKind(context, 'AuthorizationRules', RULE);
  }

  /** What a list tells of an endpoint. */
  of<S extends Shape>(items: readonly ReadItem<S>[], id: string): ReadItem<S>[] {
    return items.filter(({ item, value }) => {
      const own = (value as { ClientVpnEndpointId?: string }).ClientVpnEndpointId;
      return (own ?? this.endpointOf(item)) === id;
    });
  }

  /** Whether AWS was asked for a list of the endpoint, and gave it whole. */
  isTold(list: List, id: string): boolean {
    const { described } = this.context;
    const isOwn = (one: Pick<Item, 'context' | 'place'>): boolean => this.endpointOf(one) === id;
    if (described.isCut(list) || described.refused(list).some(isOwn)) return false;
    const { targets, routes, rules } = this;
    const items = { ClientVpnTargetNetworks: targets, ClientVpnRoutes: routes, AuthorizationRules: rules }[list];
    return this.of(items as readonly ReadItem<Shape>[], id).length > 0 || described.lists(list).some(isOwn);
  }

  /** Answers that do not name their endpoint stand in a wrapper that does, or in a file that is called so. */
  private endpointOf({ context, place }: Pick<Item, 'context' | 'place'>): string | undefined {
    const named = context.ClientVpnEndpointId ?? /cvpn-endpoint-[0-9a-z]+/.exec(place.file)?.[0];
    return named ?? (this.endpoints.length === 1 ? this.endpoints[0] : undefined);
  }
}

/** A client may come in by each. Of an endpoint that was not asked about its routes tell some, and an older field. */
export function associationsOf(
  lists: ClientVpnLists,
  id: string,
  alsoTold: readonly string[],
): { subnets: string[]; groups: readonly string[] | undefined; isOpen: boolean } {
  const targets = lists.of(lists.targets, id).filter(({ value }) => partOf(value) !== 'gone');
  const open = targets.filter((one) => one.maybe || partOf(one.value) === 'open');
  for (const { value, place } of open)
    lists.context.warnings.add(
      say`
        Whether subnet ${value.TargetNetworkId} is associated with Client VPN endpoint ${id} by now is unknown
        (${value.Status?.Code ?? say`its descriptions differ`}).
      `,
      place,
    );
  const groups = targets.flatMap(({ value }) => value.SecurityGroups ?? []);
  const told = targets.flatMap(({ value }) => value.TargetNetworkId ?? []);
  const byRoutes = lists
    .of(lists.routes, id)
    .flatMap(({ value }) => (value.Origin === 'associate' ? (value.TargetSubnet ?? []) : []));
  const subnets = lists.isTold('ClientVpnTargetNetworks', id) ? told : [...told, ...alsoTold, ...byRoutes];
  return {
    subnets: [...new Set(subnets)],
    groups: groups.length > 0 ? [...new Set(groups)] : undefined,
    isOpen: open.length > 0,
  };
}

/** All routes are told, those that AWS added too: where these are whole, they need not be written. */
export function routesOf(
  lists: ClientVpnLists,
  id: string,
  subnets: readonly string[],
  blocks: readonly string[],
): Pick<ClientVpnDraft, 'routes' | 'routesUntold' | 'hasLocalRoute'> {
  const { warnings } = lists.context;
  const rows = lists.of(lists.routes, id).filter(({ value }) => partOf(value) !== 'gone');
  const routes = rows.flatMap(({ value, place, maybe }): RouteDraft[] => {
    const cidr = readBlock(value.DestinationCidr, place, warnings);
    if (cidr === undefined || value.TargetSubnet === undefined) return [];
    const target = value.TargetSubnet === 'local' ? 'local' : { ref: value.TargetSubnet };
    return [
      {
        destination: { cidr },
        target,
        ...(partOf(value) === 'there' && !maybe ? {} : { maybe: true }),
      },
    ];
  });
  // An endpoint that is associated with a subnet has at least the routes that AWS added.
  // Nobody can delete those: https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-routes.html
  const isOriginTold = rows.every(({ value }) => value.Origin !== undefined);
  const lacksOne = subnets.some(
    (subnet) => !rows.some(({ value }) => value.Origin === 'associate' && value.TargetSubnet === subnet),
  );
  if (
    routes.length === 0 ||
    routes.length < rows.length ||
    !lists.isTold('ClientVpnRoutes', id) ||
    (isOriginTold && lacksOne)
  ) {
    warnings.add(
      say`
        The routes of Client VPN endpoint ${id} are not in the data, or not all of them: where its clients get to
        is unknown. Ask AWS: \`aws ec2 describe-client-vpn-routes --client-vpn-endpoint-id ${id}\`.
      `,
    );
    return { routes, routesUntold: true, hasLocalRoute: false };
  }
  const isAdded = ({ destination, target, maybe }: RouteDraft, block: string, subnet: string): boolean =>
    !maybe &&
    'cidr' in destination &&
    destination.cidr === block &&
    typeof target === 'object' &&
    target.ref === subnet;
  const added = subnets.flatMap((subnet) => blocks.map((block) => ({ subnet, block })));
  const isFamilyTold = (block: string): boolean =>
    routes.some(({ destination }) => 'cidr' in destination && destination.cidr.includes(':') === block.includes(':'));
  const wanted = added.filter(({ block }) => isFamilyTold(block));
  const hasLocalRoute = wanted.every(({ subnet, block }) => routes.some((route) => isAdded(route, block, subnet)));
  if (!hasLocalRoute) return { routes, hasLocalRoute };
  return {
    routes: routes.filter((route) => !wanted.some(({ subnet, block }) => isAdded(route, block, subnet))),
    hasLocalRoute,
  };
}

export function authorizationsOf(
  lists: ClientVpnLists,
  id: string,
): Pick<ClientVpnDraft, 'authorizations' | 'authorizationsUntold'> {
  const { warnings } = lists.context;
  const rows = lists.of(lists.rules, id).filter(({ value }) => partOf(value) !== 'gone');
  const authorizations = rows.flatMap(({ value, place, maybe }): AuthorizationDraft[] => {
    const cidr = readBlock(value.DestinationCidr, place, warnings);
    if (cidr === undefined) return [];
    const doubt = partOf(value) === 'there' && !maybe ? {} : { maybe: true };
    if (value.AccessAll) return [{ cidr, ...doubt }];
    // Neither all nor a group: for whom it is meant, nobody tells.
    return [{ cidr, groups: [value.GroupId || UNTOLD_GROUP], ...doubt }];
  });
  if (authorizations.length === rows.length && lists.isTold('AuthorizationRules', id)) return { authorizations };
  warnings.add(
    say`
      The authorization rules of Client VPN endpoint ${id} are not in the data, or not all of them: where its
      clients may go is unknown. Ask AWS: \`aws ec2 describe-client-vpn-authorization-rules
      --client-vpn-endpoint-id ${id}\`.
    `,
  );
  return { authorizations, authorizationsUntold: true };
}
