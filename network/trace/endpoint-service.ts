import {
  addressEnd,
  type CompiledNetwork,
  type Flow,
  type Interface,
  type InterfaceAddress,
} from '../endpoints/index.js';
import {
  type EndpointService,
  type LoadBalancer,
  mayShareZone,
  qualifiedName,
  regionOf,
  regionOfService,
} from '../topology/index.js';
import { type Allowed, EVERYTHING, NOTHING, PERHAPS } from '../traffic/index.js';
import { say } from '../words/index.js';
import { groupStep, groupsOfSender } from './record.js';
import { beginning } from './state.js';
import type { Step, Trace } from './trace.js';

/** A node to which an interface of an endpoint carries its connections. */
export interface ServiceNode {
  readonly service: EndpointService;
  readonly balancer: LoadBalancer;
  readonly node: Interface;
  /** Of the family that the client speaks. */
  readonly address: InterfaceAddress;
}

/**
 * The node in the zone of the endpoint's interface; several where a zone is not told, of which AWS takes one.
 * Undefined: no file tells which it is. Of several load balancers in a zone AWS picks one at random, and keeps to it.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
 */
export function serviceNodes(
  compiled: CompiledNetwork,
  endpoint: Interface,
  { family }: InterfaceAddress,
  service: EndpointService | undefined,
): readonly ServiceNode[] | undefined {
  if (!service || isElsewhere(endpoint, service)) return undefined;
  const nodes: ServiceNode[] = [];
  for (const { target: balancer } of service.loadBalancers) {
    if (balancer?.type !== 'network') return undefined;
    for (const node of compiled.interfacesOf(balancer).filter(({ subnet }) => mayShareZone(endpoint.subnet, subnet)))
      for (const address of node.addresses)
        if (address.family === family) nodes.push({ service, balancer, node, address });
  }
  return nodes.every(({ balancer }) => balancer === nodes[0]?.balancer) ? nodes : undefined;
}

/** In another Region a service is offered only where its owner says so, and any of its zones may serve. https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html */
function isElsewhere({ subnet }: Interface, service: EndpointService): boolean {
  const [here, there] = [regionOf(subnet), regionOfService(service)];
  return here !== undefined && there !== undefined && here !== there;
}

/**
 * A client's way to the endpoint, carried on to a node: past no route and no network ACL between the VPCs. The node's groups see the client's private address,
 * and no group of its. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
 */
export function carriedTo(compiled: CompiledNetwork, flow: Flow, leg: Trace, to: ServiceNode): Trace {
  const { service, balancer, node, address } = to;
  const arriving = { source: leg.arriving.source, destination: addressEnd(compiled, address) };
  const note = say`
    ${qualifiedName(service)} carries the connection to the node of ${qualifiedName(balancer)} in
    ${qualifiedName(node.subnet)}: by PrivateLink, past no route and no network ACL.
  `;
  const carried: Trace = {
    ...leg,
    steps: [...leg.steps, serviceStep(leg, service, EVERYTHING, 'pass', note)],
    via: leg.sums ? leg.via : [...leg.via, qualifiedName(service)],
    arriving,
  };
  // On a way that no file tells another address may have been put on it.
  const isAsked = node.groups && leg.forward !== 'open' && balancer.enforcesInboundRulesOnPrivateLink?.value !== false;
  return isAsked ? { ...carried, steps: [...carried.steps, inboundStep(compiled, flow, carried, node)] } : carried;
}

function inboundStep(
  compiled: CompiledNetwork,
  { start, goal }: Flow,
  { arriving, segments }: Trace,
  node: Interface,
): Step {
  const before = beginning({ compiled, start, light: false }, goal, arriving.source, arriving.destination);
  const groups = node.groups as NonNullable<Interface['groups']>;
  const step = groupStep(before, node, groups, 'inbound', arriving.source, groupsOfSender(before), {
    lost: 'private-link',
    crossing: 'same-vpc',
  });
  return { ...step, segment: segments.length - 1 };
}

/** Nothing of the service is in the endpoint's zone. */
export function notCarried(leg: Trace, endpoint: Interface, service: EndpointService): Trace {
  const zone = endpoint.subnet.zone?.value;
  const family = leg.arriving.destination.family;
  const note = say`
    ${qualifiedName(service)} has no node${zone ? say` in zone ${zone}` : ''} that takes IPv${family}:
    ${endpoint.name} leads nowhere from ${qualifiedName(endpoint.subnet)}.
  `;
  const step = { ...serviceStep(leg, service, NOTHING, 'filter', note), code: 'VPCE_SERVICE_NOT_INSTALLED_IN_AZ' };
  return { ...leg, steps: [...leg.steps, step], forward: 'stopped' };
}

/** What the endpoint leads to is in no file. */
export function leftOpenAt(leg: Trace, name: string, service: EndpointService | undefined): Trace {
  const note = say`Where ${name} carries the connection is not known.`;
  const step = serviceStep(leg, service ?? { name }, PERHAPS, 'filter', note);
  return { ...leg, steps: [...leg.steps, step], forward: leg.forward === 'stopped' ? 'stopped' : 'open' };
}

function serviceStep(
  { arriving, segments }: Trace,
  service: EndpointService | { readonly name: string },
  allowed: Allowed,
  effect: Step['effect'],
  note: string,
): Step {
  const isTold = 'kind' in service;
  return {
    direction: 'forward',
    checkpoint: 'endpoint-service',
    object: isTold ? qualifiedName(service) : service.name,
    allowed,
    source: arriving.source,
    destination: arriving.destination,
    segment: segments.length - 1,
    stateful: true,
    effect,
    note,
    detail: { kind: 'plain', origin: isTold ? service.nameOrigin : undefined },
  };
}
