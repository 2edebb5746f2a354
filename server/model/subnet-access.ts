/** What a subnet is by its routes, and the route that decides. https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html#subnet-types */
import { cidrFamily } from '../../network/address/index.js';
import {
  nounOf,
  type Reference,
  type Route,
  type RouteTable,
  type RouteTargetElement,
  routeTableOf,
  type Subnet,
} from '../../network/topology/index.js';
import type { SubnetAccess } from '../protocol.js';

export interface Access {
  readonly access: SubnetAccess;
  /** Why, one sentence, with code marks for names. */
  readonly reason: string;
  readonly route?: Route;
}

export function subnetAccess(subnet: Subnet): Access {
  const table = routeTableOf(subnet);
  if (!table) return { access: 'private', reason: noTableReason(subnet) };
  const named = tableText(subnet, table);
  const street = table.routes.find((route) => targetOf(route)?.kind === 'internet-gateway');
  if (street) {
    const gateway = targetOf(street) as RouteTargetElement;
    return {
      access: 'public',
      route: street,
      reason: `${named} sends ${destinationText(street)} to the internet gateway \`${gateway.name}\`.`,
    };
  }
  const staff = vpnReason(table, named);
  const out = defaultRoute(table, 4) ?? defaultRoute(table, 6);
  const target = out && targetOf(out);
  if (out && target && target.kind !== 'vpn-gateway')
    return {
      access: 'private',
      route: out,
      reason: `no route of ${lowerFirst(named)} leads to an internet gateway; ${destinationText(out)} goes to the ${nounOf(target)} \`${target.name}\`.`,
    };
  if (staff) return { access: 'vpn-only', ...staff };
  return {
    access: 'private',
    reason: `no route of ${lowerFirst(named)} leads to an internet gateway, and none leads anywhere else outside by default.`,
  };
}

function noTableReason(subnet: Subnet): string {
  if (subnet.routeTable)
    return `its route table \`${subnet.routeTable.text}\` is not declared, so its routes are not known.`;
  return 'it names no route table and the VPC declares no main one, so it has the `local` route alone: its resources reach this VPC and nothing else.';
}

function tableText(subnet: Subnet, table: RouteTable): string {
  return subnet.routeTable
    ? `Its route table \`${table.name}\``
    : `The main route table \`${table.name}\`, in force because the subnet names none,`;
}

function vpnReason(table: RouteTable, named: string): { reason: string; route?: Route } | undefined {
  const route = table.routes.find((candidate) => targetOf(candidate)?.kind === 'vpn-gateway');
  if (route)
    return {
      route,
      reason: `${named} has no way to the internet, but sends ${destinationText(route)} to the VPN gateway \`${targetOf(route)?.name}\`.`,
    };
  const learned: Reference<{ readonly name: string }> | undefined = table.propagations[0];
  return (
    learned && {
      reason: `${named} has no way to the internet, but learns the routes of the VPN gateway \`${learned.text}\`.`,
    }
  );
}

/** The route for everything of a family that no other route takes. */
export function defaultRoute(table: RouteTable, family: 4 | 6): Route | undefined {
  return table.routes.find(({ destination }) => {
    if (destination.kind === 'any') return true;
    const cidr = destination.kind === 'cidr' ? destination.literal.cidr : undefined;
    return cidr !== undefined && cidr.prefixLength === 0 && cidrFamily(cidr) === family;
  });
}

export function targetOf(route: Route): RouteTargetElement | undefined {
  return route.target.kind === 'ref' ? route.target.ref.target : undefined;
}

export function destinationText({ destination }: Route): string {
  if (destination.kind === 'any') return '`any`';
  return `\`${destination.kind === 'cidr' ? destination.literal.text : destination.ref.text}\``;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
