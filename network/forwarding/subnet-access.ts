import {
  isRouteTableUnknown,
  nounOf,
  type Reference,
  type Route,
  type RouteTable,
  type RouteTargetElement,
  routeTableOf,
  type Subnet,
} from '../topology/index.js';
import { say } from '../words/index.js';
import { defaultRoute, destinationText } from './route-destination.js';
import { isInternetGatewayRoute, targetIsUnresolved, targetOf } from './route-target.js';

/**
 * What a subnet is, by its routes: `public` has a route to an internet gateway; `private` has none, but one that leads to the internet by a NAT or egress-only gateway, or nowhere outside;
 * `vpn-only` has no way to the internet, but one to a VPN gateway; `unknown`: the files do not tell its routes.
 * https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html#subnet-types
 */
export type SubnetAccess = 'public' | 'private' | 'vpn-only' | 'unknown';

/** What a subnet is, and the route that decides. */
export interface Access {
  readonly access: SubnetAccess;
  /** Why, one sentence, with code marks for names. */
  readonly reason: string;
  readonly route?: Route;
}

export function subnetAccess(subnet: Subnet): Access {
  if (isRouteTableUnknown(subnet)) return { access: 'unknown', reason: unknownTableReason(subnet) };
  const table = routeTableOf(subnet);
  if (!table)
    return {
      access: 'private',
      reason: say`
        it names no route table and the VPC declares no main one, so it has the \`local\` route alone: its
        resources reach this VPC and nothing else.
      `,
    };
  const named = tableText(subnet, table);
  const street = table.routes.find((route) => isInternetGatewayRoute(route) && !route.maybe);
  if (street) {
    const gateway = targetOf(street) as RouteTargetElement;
    return {
      access: 'public',
      route: street,
      reason: say`${named} sends ${ticked(street)} to the internet gateway \`${gateway.name}\`.`,
    };
  }
  const left = openIn(table);
  if (left) return { access: 'unknown', reason: say`${named} ${left}.` };
  const staff = vpnReason(table, named);
  const out = defaultRoute(table.routes, table.vpc, 4) ?? defaultRoute(table.routes, table.vpc, 6);
  const target = out && targetOf(out);
  if (out && target && target.kind !== 'vpn-gateway')
    return {
      access: 'private',
      route: out,
      reason: say`
        no route of ${lowerFirst(named)} leads to an internet gateway; ${ticked(out)} goes to the
        ${nounOf(target)} \`${target.name}\`.
      `,
    };
  if (staff) return { access: 'vpn-only', ...staff };
  return {
    access: 'private',
    reason: say`
      no route of ${lowerFirst(named)} leads to an internet gateway, and none leads anywhere else outside by
      default.
    `,
  };
}

/** What in the table may be a route to an internet gateway. */
function openIn(table: RouteTable): string | undefined {
  const maybe = table.routes.find(isInternetGatewayRoute);
  if (maybe) return say`may have the route ${ticked(maybe)} to an internet gateway: the file leaves it open`;
  const unresolved = table.routes.find(({ target }) => targetIsUnresolved(target));
  if (unresolved) return say`sends ${ticked(unresolved)} to something that no file declares`;
  return table.unknown ? say`may hold more routes than the file tells` : undefined;
}

function unknownTableReason({ routeTable, vpc }: Subnet): string {
  if (routeTable?.untold) return say`nobody tells which route table it has.`;
  if (!routeTable && vpc.unknown) return say`nobody tells what the main route table of its VPC holds.`;
  if (!routeTable) return say`the VPC has several main route tables, of which AWS takes one.`;
  return say`its route table \`${routeTable.text}\` is not declared, so its routes are not known.`;
}

function tableText(subnet: Subnet, table: RouteTable): string {
  return subnet.routeTable
    ? say`Its route table \`${table.name}\``
    : say`The main route table \`${table.name}\`, in force because the subnet names none,`;
}

function vpnReason(table: RouteTable, named: string): { reason: string; route?: Route } | undefined {
  const route = table.routes.find((candidate) => targetOf(candidate)?.kind === 'vpn-gateway');
  if (route)
    return {
      route,
      reason: say`
        ${named} has no way to the internet, but sends ${ticked(route)} to the VPN gateway
        \`${targetOf(route)?.name}\`.
      `,
    };
  const learned: Reference<{ readonly name: string }> | undefined = table.propagations[0];
  return (
    learned && {
      reason: say`${named} has no way to the internet, but learns the routes of the VPN gateway \`${learned.text}\`.`,
    }
  );
}

const ticked = ({ destination }: Route): string => `\`${destinationText(destination)}\``;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
