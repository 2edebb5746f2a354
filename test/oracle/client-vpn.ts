/** A client's packet at its Client VPN endpoint: by the endpoint's table, past its authorization rules. */
import { type Address, familyOf } from '../../network/address/address.js';
import { type Cidr, cidrContains } from '../../network/address/cidr.js';
import type {
  Authorization,
  ClientVpn,
  Resource,
  Route,
  RouteDestination,
  Subnet,
} from '../../network/topology/model.js';
import { block, contains } from './known-addresses.js';
import type { HeaderAddress, Inside } from './packet.js';
import { type Journey, Stopped } from './trace.js';
import { keyOf } from './world.js';

interface Row<T> {
  readonly block: Cidr;
  readonly row: T;
}

/** Throws `Stopped` where the client may not send there. */
export function passClientVpn(journey: Journey, client: Inside): void {
  if (client.kind !== 'resource' || !client.resource.clientVpn) return;
  const { resource, subnet } = client;
  const { clientVpn } = client.resource;
  const { destination } = journey.packet;
  if (!isRouted(journey, resource, clientVpn, subnet, destination))
    throw new Stopped('client-vpn-endpoint', resource.name, 'no route by this subnet');
  if (!isAuthorized(journey, resource, clientVpn, destination))
    throw new Stopped('client-vpn-endpoint', resource.name, 'no authorization rule');
}

/** A client is held to the subnet that it came in by: a route to it, though one to another subnet may be in the way, of which AWS says nothing. */
function isRouted(
  { world }: Journey,
  resource: Resource,
  { routes, hasLocalRoute }: ClientVpn,
  subnet: Subnet,
  destination: HeaderAddress,
): boolean {
  const written = routes.flatMap((route) =>
    route.maybe && !world.maybe(`route ${keyOf(route)}`) ? [] : rowsOf<Route | Subnet>(route.destination, route),
  );
  const added = hasLocalRoute
    ? resource.subnets.flatMap((one) =>
        resource.vpc.cidrs.flatMap(({ cidr }) => (cidr ? [{ block: cidr, row: one as Route | Subnet }] : [])),
      )
    : [];
  const matching = [...written, ...added].filter((one) =>
    holds(one.block, destination, journeyKey(resource, one.block), world),
  );
  const leadsTo = (row: Route | Subnet): Subnet | 'clients' | undefined => {
    if (row.kind === 'subnet') return row;
    if (row.target.kind === 'local') return 'clients';
    const target = row.target.kind === 'ref' ? row.target.ref.target : undefined;
    return target?.kind === 'subnet' ? target : undefined;
  };
  const own = matching.filter(({ row }) => leadsTo(row) === subnet);
  const longest = Math.max(...own.map((one) => one.block.prefixLength));
  const longer = matching.filter((one) => one.block.prefixLength > longest);
  if (own.length === 0 || longer.some(({ row }) => leadsTo(row) === 'clients')) return false;
  return longer.length === 0 || world.maybe(`longer route of ${keyOf(resource)} ${keyOf(subnet)}`);
}

function isAuthorized(
  { world }: Journey,
  resource: Resource,
  { authorizations }: ClientVpn,
  destination: HeaderAddress,
): boolean {
  const rows = authorizations.flatMap((rule) =>
    rule.maybe && !world.maybe(`rule ${keyOf(rule)}`) ? [] : rowsOf<Authorization>(rule.destination, rule),
  );
  const matching = rows.filter((one) => holds(one.block, destination, journeyKey(resource, one.block), world));
  const longest = Math.max(...matching.map((one) => one.block.prefixLength));
  return matching
    .filter((one) => one.block.prefixLength === longest)
    .some(({ row }) => !row.groups || row.groups.some(({ value }) => world.maybe(`member of ${value}`)));
}

const journeyKey = (resource: Resource, { base, prefixLength }: Cidr): string =>
  `address of ${keyOf(resource)} in ${base}/${prefixLength}`;

/** An address without a value is public, and may be in any block that has public ones. */
function holds(cidr: Cidr, destination: HeaderAddress, key: string, world: Journey['world']): boolean {
  if (typeof destination !== 'object')
    return familyOf(destination) === familyOf(cidr.base) && cidrContains(cidr, destination);
  if (familyOf(cidr.base) === 6) return false;
  if (cidr.prefixLength === 0) return true;
  return (
    !PRIVATE.some((outer) => cidrContains(outer, cidr.base as Address) && cidr.prefixLength >= outer.prefixLength) &&
    world.maybe(key)
  );
}

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(block);

function rowsOf<T>(destination: RouteDestination, row: T): Row<T>[] {
  if (destination.kind === 'any')
    return [
      { block: block('0.0.0.0/0'), row },
      { block: block('::/0'), row },
    ];
  const literals = destination.kind === 'cidr' ? [destination.literal] : (destination.ref.target?.cidrs ?? []);
  return literals.flatMap(({ cidr }) => (cidr ? [{ block: cidr, row }] : []));
}

/** What is link-local is so for the client's own machine. */
export const seesOnlyItsVpc = (client: Inside, address: Address): boolean =>
  client.kind === 'resource' && client.resource.clientVpn !== undefined && !contains(client.vpc.cidrs, address);
