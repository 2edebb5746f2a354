import { formatCidr } from '../../address/index.js';
import { destinationBlocks, destinationText, targetKey, targetText } from '../../forwarding/index.js';
import type {
  GatewayEndpoint,
  Origin,
  PrefixList,
  Route,
  RouteTable,
  TransitGatewayRouteTable,
  Vpc,
} from '../../topology/index.js';
import { say } from '../../words/index.js';
import type { Rule, RuleContext } from '../rule.js';

/** AWS answers `RouteAlreadyExists`: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export const routeDuplicate: Rule = {
  id: 'route-duplicate',
  severity: 'error',
  summary: 'A route table has two routes for the same destination.',
  needs: 'topology',
  check(context) {
    for (const vpc of context.topology.vpcs) {
      for (const table of vpc.routeTables) checkTable(table, vpc, context);
      checkEndpoints(vpc.gatewayEndpoints, context);
    }
    for (const gateway of context.topology.transitGateways) {
      for (const table of gateway.routeTables) checkTable(table, undefined, context);
    }
  },
};

function checkTable(table: RouteTable | TransitGatewayRouteTable, vpc: Vpc | undefined, context: RuleContext): void {
  const seen = new Map<string | PrefixList, Route>();
  for (const route of table.routes) {
    // Of two that may be there, one is.
    if (route.maybe) continue;
    for (const key of keysOf(route, vpc)) {
      const first = seen.get(key);
      if (!first) {
        seen.set(key, route);
        continue;
      }
      if (first === route) continue;
      const same = targetKey(first.target) !== undefined && targetKey(first.target) === targetKey(route.target);
      context.report({
        origin: route.destination.origin,
        message: say`
          Route table \`${table.name}\` already sends ${destinationText(route.destination)} to
          \`${targetText(first.target)}\`. AWS keeps one route for each destination and refuses a second one
          (RouteAlreadyExists). ${
            same
              ? say`Remove this one: it says the same.`
              : say`Keep the one that is meant, or make one of them more specific.`
          }
        `,
        related: [{ message: say`The first route for this destination`, origin: first.origin }],
        ...(same
          ? { fixes: [{ title: say`Remove the second route`, edits: [{ origin: route.origin, newText: '' }] }] }
          : {}),
      });
      break;
    }
  }
}

/** One block may be written in several ways; a prefix list is one destination, whatever it holds. */
function keysOf(route: Route, vpc: Vpc | undefined): (string | PrefixList)[] {
  const { destination } = route;
  if (destination.kind === 'ref' && destination.ref.target?.kind === 'prefix-list') return [destination.ref.target];
  return destinationBlocks(destination, vpc).cidrs.map(formatCidr);
}

/** A gateway endpoint puts a route for its service into each of its tables. https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
function checkEndpoints(endpoints: readonly GatewayEndpoint[], context: RuleContext): void {
  const seen = new Map<RouteTable, Map<PrefixList, { endpoint: GatewayEndpoint; origin: Origin }>>();
  for (const endpoint of endpoints) {
    const service = endpoint.service.target;
    if (!service) continue;
    for (const { target: table, origin } of endpoint.routeTables) {
      if (!table) continue;
      const services = seen.get(table) ?? new Map<PrefixList, { endpoint: GatewayEndpoint; origin: Origin }>();
      seen.set(table, services);
      const first = services.get(service);
      if (!first) services.set(service, { endpoint, origin });
      else
        context.report({
          origin,
          message: say`
            Route table \`${table.name}\` already leads to \`${service.name}\` by the gateway endpoint
            \`${first.endpoint.name}\`. AWS keeps one endpoint route for each service in a table. Name the table
            in one of the two endpoints.
          `,
          related: [{ message: say`The first endpoint in this table`, origin: first.origin }],
        });
    }
  }
}
