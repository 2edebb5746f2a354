import { type Address, cidrContains, cidrsOverlap } from '../address/index.js';
import { type Resource, type Route, routeTableOf, type Subnet, type Vpc, validCidrs } from '../topology/index.js';

/** Whether the subnet's hosts may send to the address by a way other than an internet gateway, which carries nothing of hosts without a public address. */
export function mayLeaveFor(subnet: Subnet, address: Address): boolean {
  if (subnet.routeTable && !subnet.routeTable.target) return true;
  const table = routeTableOf(subnet);
  if (!table) return false;
  return (
    table.propagations.length > 0 || table.routes.some((route) => mayMatch(route, address) && !toInternetGateway(route))
  );
}

function mayMatch({ destination }: Route, address: Address): boolean {
  if (destination.kind === 'any') return true;
  if (destination.kind === 'cidr') return !destination.literal.cidr || cidrContains(destination.literal.cidr, address);
  const { target } = destination.ref;
  if (!target || target.kind === 'prefix-list') return true;
  return validCidrs(target.cidrs).some((cidr) => cidrContains(cidr, address));
}

function toInternetGateway({ target }: Route): boolean {
  return target.kind !== 'ref' || target.ref.target?.kind === 'internet-gateway';
}

/** Whether some table sends packets for the VPC's own addresses through the gateway: then hosts of the VPC do see it. */
export function routesItsOwnAddressesThrough(vpc: Vpc, gateway: Resource): boolean {
  const own = validCidrs(vpc.cidrs);
  return vpc.routeTables.some((table) =>
    table.routes.some(({ destination, target }) => {
      if (target.kind !== 'ref' || target.ref.target !== gateway) return false;
      if (destination.kind === 'any') return false;
      if (destination.kind === 'ref') return true;
      const { cidr } = destination.literal;
      return !cidr || own.some((block) => cidrsOverlap(block, cidr) && cidr.prefixLength >= block.prefixLength);
    }),
  );
}
