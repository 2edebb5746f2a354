import type { Subnet } from '../topology/index.js';
import { say } from '../words/index.js';
import { destinationBlocks, isDefault } from './route-destination.js';
import { isApplianceTarget, isInternetGatewayRoute, targetIsUnresolved, targetOf } from './route-target.js';
import { tableInForce } from './vpc-routing.js';

/**
 * How a subnet's routes lead to the internet.
 * - `public`: its table has a route to an internet gateway, which is what makes a subnet public: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 * - `appliance`: a firewall stands between it and the gateway, as with AWS Network Firewall
 * - `blackhole`: the route is there, its target is gone
 * - `none`
 * - `unknown`: a name leads nowhere, so the file does not tell
 */
export type InternetWay = 'public' | 'appliance' | 'blackhole' | 'none' | 'unknown';

const known = new WeakMap<Subnet, InternetWay>();

export function internetWay(subnet: Subnet): InternetWay {
  let way = known.get(subnet);
  if (way === undefined) {
    way = work(subnet);
    known.set(subnet, way);
  }
  return way;
}

function work(subnet: Subnet): InternetWay {
  const table = tableInForce(subnet);
  if (table === 'unknown') return 'unknown';
  if (table === 'local') return 'none';
  if (table.routes.some(isInternetGatewayRoute)) return 'public';
  if (table.routes.some((route) => targetIsUnresolved(route.target))) return 'unknown';
  const defaults = table.routes.filter((route) =>
    destinationBlocks(route.destination, table.vpc).cidrs.some(isDefault),
  );
  if (defaults.some((route) => isApplianceTarget(targetOf(route)))) return 'appliance';
  if (defaults.some((route) => route.target.kind === 'blackhole')) return 'blackhole';
  return 'none';
}

/** The table a subnet uses, for a message: `route table street`, or AWS's own. */
export function tableInWords(subnet: Subnet): string {
  const table = tableInForce(subnet);
  if (table === 'local' || table === 'unknown')
    return say`
    the main route table that AWS makes, which holds \`local\` alone
  `;
  return subnet.routeTable ? say`route table \`${table.name}\`` : say`the main route table \`${table.name}\``;
}
