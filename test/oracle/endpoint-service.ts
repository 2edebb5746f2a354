/** PrivateLink: what becomes of a request that came to an interface endpoint of an endpoint service. */
import { passGroups } from './filters.js';
import type { Leg, Request } from './leg.js';
import { type Node, nodesOf, type TargetLeg, targetLegs } from './load-balancer.js';
import { familyOfHeader, type Inside } from './packet.js';
import { Stopped, Undecided } from './trace.js';
import { keyOf } from './world.js';

/** The ways behind the endpoint; undefined: the connection ends there. Throws `Stopped` where it gets to no load balancer. */
export function legsBehind(leg: Leg, request: Request): TargetLeg[] | undefined {
  const { server, topology, world } = leg;
  if (server.kind !== 'resource' || !server.resource.service) return undefined;
  const node = nodeFor(leg, server);
  const packet = { ...request.journey.packet, destination: node.address };
  const arrived = { ...request.journey, packet };
  // The load balancer knows the client by its private address alone, never by its groups.
  if (node.loadBalancer.enforcesInboundRulesOnPrivateLink?.value !== false)
    passGroups(arrived, node, 'inbound', undefined);
  const inner: Leg = { topology, world, client: leg.client, server: node, packet, translatedPort: leg.translatedPort };
  return targetLegs(inner, { journey: arrived, arrival: request.arrival }, node, { replaces: true });
}

/** The interface of the endpoint belongs to a zone, and its connections come out at the node there. */
function nodeFor({ world }: Leg, endpoint: Extract<Inside, { kind: 'resource' }>): Node {
  const service = endpoint.resource.service?.target;
  if (!service) throw new Undecided('the service of an endpoint');
  const [here, there] = [endpoint.vpc.region?.value, service.vpc.region?.value];
  if (here && there && here !== there) throw new Undecided('a service of another Region');
  const nodes = service.loadBalancers.flatMap(({ target }) => {
    if (!target) throw new Undecided('the load balancer of a service');
    return nodesOf(target, familyOfHeader(endpoint.address));
  });
  const mine = nodes.filter(({ subnet }) => subnet.zone?.value === endpoint.subnet.zone?.value);
  const node = mine[world.choose(`node for ${keyOf(endpoint.resource)} ${keyOf(endpoint.subnet)}`, mine.length)];
  if (!node) throw new Stopped('endpoint-service', service.name, 'no node in this zone');
  return node;
}
