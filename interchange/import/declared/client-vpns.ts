import { UNTOLD_GROUP } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import type { AuthorizationDraft, ClientVpnDraft, Key, RouteDraft } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { groupIds } from './group-ids.js';
import { isUnknown, known } from './value.js';

const ASSOCIATION = 'ec2_client_vpn_network_association';

/** Once subnets and groups are known. */
export function importClientVpns(context: Context): void {
  for (const endpoint of context.all('ec2_client_vpn_endpoint')) importOne(context, endpoint);
}

function importOne(context: Context, endpoint: Declared): void {
  const { fields, key, label } = endpoint;
  // A state has an empty list where there is none.
  const hub = fields.blocks('transit_gateway_configuration')?.items ?? [];
  if (hub.some((block) => block.text('transit_gateway_id') !== undefined)) {
    context.warn(
      say`
        Client VPN endpoint ${label} is attached to a transit gateway, where its clients keep their own addresses.
        This is not modelled, so no answer knows who comes by it.
      `,
      fields.place,
    );
    return;
  }
  const associations = partsOf(context, endpoint, ASSOCIATION);
  const subnets = associations.parts.flatMap((part) => subnetOf(context, part, 'subnet_id') ?? []);
  const isPartlyTold = subnets.length < associations.parts.length || associations.isOpen || endpoint.lookedUp;
  if (isPartlyTold)
    context.warn(
      say`
        Not all subnets that Client VPN endpoint ${label} is associated with are known: its clients may come in by
        others too.
      `,
      fields.place,
    );
  const vpc = subnets.map((id) => context.network.find(id, 'subnet')?.vpc).find((one) => one !== undefined);
  if (vpc === undefined) {
    context.warn(
      say`
        Client VPN endpoint ${label} is left out: the input associates it with no subnet that it describes, so
        that no client is known to come in.
      `,
      fields.place,
    );
    return;
  }
  const isFilledIn =
    endpoint.stated?.has('security_group_ids') === false && isUnknown(fields.raw('security_group_ids'));
  context.network.define(key, {
    kind: 'resource',
    type: 'client-vpn-endpoint',
    ...context.named(endpoint),
    // A client may come in by each. Where not all are known for certain, whether it gets somewhere is not either.
    ...(isPartlyTold || associations.parts.some(({ maybe }) => maybe) ? { maybe: true } : {}),
    vpc,
    subnets: [...new Set(subnets)],
    addresses: [],
    securityGroups: isFilledIn ? undefined : groupIds(context, fields, label, 'security_group_ids'),
    publicIps: [],
    sourceDestCheck: true,
    privateNat: false,
    ipAddressType: FAMILIES.get(known(fields.text('traffic_ip_address_type'))),
    clientVpn: {
      clients: known(fields.cidr('client_cidr_block')),
      hasLocalRoute: true,
      ...routesOf(context, endpoint),
      ...authorizationsOf(context, endpoint),
    },
  });
}

const FAMILIES = new Map<string | undefined, 'ipv6' | 'dualstack'>([
  ['ipv6', 'ipv6'],
  ['dual-stack', 'dualstack'],
]);

function routesOf(context: Context, endpoint: Declared): Pick<ClientVpnDraft, 'routes' | 'routesUntold'> {
  const { parts, isOpen } = partsOf(context, endpoint, 'ec2_client_vpn_route');
  const routes = parts.flatMap((part): RouteDraft[] => {
    const cidr = known(part.fields.cidr('destination_cidr_block'));
    const isLocal = part.fields.text('target_vpc_subnet_id') === 'local';
    const subnet = isLocal ? undefined : subnetOf(context, part, 'target_vpc_subnet_id');
    if (cidr === undefined || (!isLocal && subnet === undefined)) return [];
    const target = subnet === undefined ? ('local' as const) : { ref: subnet };
    return [{ destination: { cidr }, target, ...(part.maybe ? { maybe: true } : {}) }];
  });
  return isWhole(context, endpoint, 'routes', isOpen || routes.length < parts.length)
    ? { routes }
    : { routes, routesUntold: true };
}

function authorizationsOf(
  context: Context,
  endpoint: Declared,
): Pick<ClientVpnDraft, 'authorizations' | 'authorizationsUntold'> {
  const { parts, isOpen } = partsOf(context, endpoint, 'ec2_client_vpn_authorization_rule');
  const authorizations = parts.flatMap(({ fields, maybe }): AuthorizationDraft[] => {
    const cidr = known(fields.cidr('target_network_cidr'));
    if (cidr === undefined) return [];
    const doubt = maybe ? { maybe: true } : {};
    const group = fields.text('access_group_id');
    const forAll = fields.flag('authorize_all_groups');
    if (forAll === true) return [{ cidr, ...doubt }];
    // For whom a rule is meant whose group is not told, nobody knows.
    return [{ cidr, groups: [known(group) ?? UNTOLD_GROUP], ...doubt }];
  });
  return isWhole(context, endpoint, say`authorization rules`, isOpen || authorizations.length < parts.length)
    ? { authorizations }
    : { authorizations, authorizationsUntold: true };
}

/** Of an endpoint that is only looked up the input tells a part. */
function isWhole(context: Context, { lookedUp, label, fields }: Declared, what: string, isOpen: boolean): boolean {
  if (!lookedUp && !isOpen) return true;
  context.warn(
    say`
      Not all ${what} of Client VPN endpoint ${label} are known: where its clients get to is unknown as far as it
      hangs on others.
    `,
    fields.place,
  );
  return false;
}

/** What declarations of their own add to an endpoint. `isOpen`: of some it is not known whether they do. */
function partsOf(
  context: Context,
  endpoint: Declared,
  type: string,
): { readonly parts: readonly Declared[]; readonly isOpen: boolean } {
  const ids = [endpoint.key, ...endpoint.ids];
  let isOpen = false;
  const parts = context.all(type).filter(({ fields }) => {
    const id = fields.text('client_vpn_endpoint_id');
    if (isUnknown(id)) isOpen = true;
    return typeof id === 'string' && ids.includes(endpointOf(context, id));
  });
  return { parts, isOpen };
}

/** A reference to an association stands for what it associates. */
function endpointOf(context: Context, id: string): string {
  const association = context.all(ASSOCIATION).find(({ key }) => key === id);
  return known(association?.fields.text('client_vpn_endpoint_id')) ?? id;
}

function subnetOf(context: Context, { fields }: Declared, field: string): Key | undefined {
  const id = known(fields.text(field));
  const association = context.all(ASSOCIATION).find(({ key }) => key === id);
  const subnet = association ? known(association.fields.text('subnet_id')) : id;
  return subnet === undefined ? undefined : context.key(subnet);
}
