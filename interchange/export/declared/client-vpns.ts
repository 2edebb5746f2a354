import { formatCidr } from '../../../network/address/index.js';
import {
  type Authorization,
  type ClientVpn,
  type Resource,
  type Route,
  type RouteDestination,
  type Subnet,
  UNTOLD_GROUP,
  validCidrs,
} from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { type Declared, type Fields, Ref, type Value, Variable } from './declared.js';
import type { Draft } from './draft.js';
import { groupsOf } from './resources.js';
import { tellZones } from './zones.js';

/** The endpoint, and with it what it is associated with, its routes and its authorization rules. https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-endpoint-create.html */
export function declareClientVpn(resource: Resource, vpn: ClientVpn, draft: Draft): void {
  const { name, subnets, vpc } = resource;
  tellWhatIsLeftOut(resource, vpn, draft);
  tellZones(resource, subnets, draft);
  const groups = groupsOf(resource, draft);
  const endpoint = draft.declare(resource, 'ec2_client_vpn_endpoint', {
    description: name,
    vpc_id: draft.ref(vpc),
    client_cidr_block: vpn.clients?.cidr
      ? formatCidr(vpn.clients.cidr)
      : new Variable(`${name}-clients`, `Block that the clients of ${name} get their addresses from`),
    server_certificate_arn: new Variable('client-vpn-certificate', 'ARN of the certificate of Client VPN endpoints'),
    authentication_options: [authentication(vpn)],
    connection_log_options: [{ enabled: false }],
    ...(groups ? { security_group_ids: groups } : {}),
  });
  const associations = new Map<Subnet, Declared>();
  for (const subnet of subnets)
    associations.set(
      subnet,
      draft.add('ec2_client_vpn_network_association', [endpoint, subnet.name], {
        client_vpn_endpoint_id: new Ref(endpoint),
        subnet_id: draft.ref(subnet),
      }),
    );
  addRoutes(resource, vpn, endpoint, associations, draft);
  addAuthorizations(vpn, name, endpoint, draft);
}

function tellWhatIsLeftOut(resource: Resource, vpn: ClientVpn, draft: Draft): void {
  const { name, addresses, ipAddressType } = resource;
  if (addresses.length > 0)
    draft.note(
      resource,
      say`AWS picks the addresses of endpoint ${name}, not ${addresses.map(({ text }) => text).join(', ')}, unless they are asked for.`,
    );
  if (ipAddressType && ipAddressType.value !== 'ipv4')
    draft.note(resource, say`That the clients of ${name} have IPv6 addresses is left out: here they have IPv4 alone.`);
  if (!vpn.hasLocalRoute)
    draft.note(
      resource,
      say`AWS gives ${name} routes to the blocks of its VPC, which nobody can leave out: delete them afterwards.`,
    );
  if (vpn.routesUntold) draft.note(resource, say`${name} may have more routes than are written, which are left out.`);
  if (vpn.authorizationsUntold)
    draft.note(resource, say`${name} may have more authorization rules than are written, which are left out.`);
}

/** Groups are those of an identity provider; without any, a certificate is enough. https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/client-authentication.html */
function authentication({ authorizations }: ClientVpn): Fields {
  if (authorizations.some(({ groups }) => groups))
    return {
      type: 'federated-authentication',
      saml_provider_arn: new Variable('client-vpn-provider', 'ARN of the identity provider of Client VPN clients'),
    };
  return {
    type: 'certificate-authentication',
    root_certificate_chain_arn: new Variable(
      'client-vpn-root-certificate',
      'ARN of the certificate that those of Client VPN clients are signed with',
    ),
  };
}

function addRoutes(
  { name, vpc }: Resource,
  { routes, hasLocalRoute }: ClientVpn,
  endpoint: Declared,
  associations: ReadonlyMap<Subnet, Declared>,
  draft: Draft,
): void {
  const known = new Set(
    hasLocalRoute
      ? validCidrs(vpc.cidrs).flatMap((cidr) => [...associations.keys()].map((to) => keyOf(formatCidr(cidr), to)))
      : [],
  );
  for (const route of routes) {
    const way = wayOf(route, associations);
    if (route.maybe || !way) {
      draft.note(
        route,
        route.maybe
          ? say`The file leaves open whether this route of ${name} is there: it is left out.`
          : say`A route of ${name} is left out: it leads to no subnet that ${name} is associated with.`,
      );
      continue;
    }
    for (const block of blocksOf(route.destination, route, draft)) {
      if (known.has(keyOf(block, way.subnet))) continue;
      known.add(keyOf(block, way.subnet));
      draft.add('ec2_client_vpn_route', [endpoint, block, way.subnet?.name ?? 'local'], {
        client_vpn_endpoint_id: new Ref(endpoint),
        destination_cidr_block: block,
        target_vpc_subnet_id: way.to,
      });
    }
  }
}

/** A block with a subnet of the VPC, as one text. */
const keyOf = (block: string, subnet: Subnet | undefined): string =>
  `${block} ${subnet ? `in ${subnet.name}` : 'local'}`;

/** Through an association, so that it is there first. */
function wayOf(
  { target }: Route,
  associations: ReadonlyMap<Subnet, Declared>,
): { readonly to: Value; readonly subnet: Subnet | undefined } | undefined {
  if (target.kind === 'local') return { to: 'local', subnet: undefined };
  const end: unknown = target.kind === 'ref' ? target.ref.target : undefined;
  const [subnet, association] = [...associations].find(([one]) => one === end) ?? [];
  return association && { to: new Ref(association, 'subnet_id'), subnet };
}

function addAuthorizations({ authorizations }: ClientVpn, name: string, endpoint: Declared, draft: Draft): void {
  const known = new Set<string>();
  for (const authorization of authorizations) {
    if (authorization.maybe) {
      draft.note(
        authorization,
        say`The file leaves open whether this authorization rule of ${name} is there: it is left out.`,
      );
      continue;
    }
    const groups = groupsIn(authorization);
    if (groups.includes(UNTOLD_GROUP))
      draft.note(
        authorization,
        say`An authorization rule of ${name} is for a group that is not told: what that group may reach by it is left out.`,
      );
    for (const block of blocksOf(authorization.destination, authorization, draft))
      for (const group of groups) {
        if (group === UNTOLD_GROUP) continue;
        if (known.has(`${block} ${group}`)) continue;
        known.add(`${block} ${group}`);
        draft.add('ec2_client_vpn_authorization_rule', [endpoint, block, ...(group === undefined ? [] : [group])], {
          client_vpn_endpoint_id: new Ref(endpoint),
          target_network_cidr: block,
          ...(group === undefined ? { authorize_all_groups: true } : { access_group_id: group }),
        });
      }
  }
}

const groupsIn = ({ groups }: Authorization): (string | undefined)[] =>
  groups?.map(({ value }) => value) ?? [undefined];

function blocksOf(destination: RouteDestination, at: Pick<Route, 'origin'>, draft: Draft): string[] {
  if (destination.kind === 'any') return ['0.0.0.0/0'];
  if (destination.kind === 'cidr') return destination.literal.cidr ? [formatCidr(destination.literal.cidr)] : [];
  const { target, text } = destination.ref;
  if (target) return validCidrs(target.cidrs).map(formatCidr);
  draft.note(at, say`${text} is not told: what leads there is left out.`);
  return [];
}
