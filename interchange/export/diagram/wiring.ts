import { destinationText, targetOf } from '../../../network/forwarding/index.js';
import {
  allResources,
  type DirectConnect,
  type Element,
  type Listener,
  type Reference,
  type Route,
  routeTableOf,
  type Subnet,
  type Topology,
  type TrafficTerm,
  type Vpc,
  type Vpn,
} from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { groupBy } from '../../report/group-by.js';
import type { Boxes } from './boxes.js';
import type { DiagramBox, DiagramLine } from './diagram.js';

/** How the network is put together: routes, gateways, attachments, connections, targets. A line whose end no file declares is left out. */
export function wiringOf(topology: Topology, { of, internet }: Boxes): DiagramLine[] {
  const lines: DiagramLine[] = [];
  const boxOf = (element: Element | undefined): DiagramBox | undefined => element && of.get(element);
  const end = (ref: Reference<Element>): DiagramBox | undefined => boxOf(ref.target);
  const add = (from: DiagramBox | undefined, to: DiagramBox | undefined, label = '', both?: true): void => {
    if (from && to) lines.push({ from, to, kind: 'way', label, both });
  };
  for (const vpn of topology.vpns) add(end(vpn.network), end(vpn.gateway), nameOf('VPN', vpn), true);
  for (const line of topology.directConnects)
    for (const gateway of line.gateways) add(end(line.network), end(gateway), nameOf('Direct Connect', line), true);
  for (const peering of topology.peerings) for (const one of peering.ends) add(end(one), boxOf(peering), '', true);
  for (const gateway of topology.transitGateways)
    for (const { vpc, maybe } of gateway.attachments)
      add(end(vpc), boxOf(gateway), maybe ? say`may be attached` : say`attached`, true);
  for (const vpc of topology.vpcs) {
    for (const gateway of vpc.internetGateways) add(boxOf(gateway), internet, '', true);
    for (const gateway of [...vpc.egressOnlyGateways, ...vpc.regionalNatGateways]) add(boxOf(gateway), internet);
    for (const subnet of vpc.subnets) addRoutes(subnet, vpc, boxOf, add);
    for (const balancer of vpc.loadBalancers)
      for (const [target, label] of targetsOf(balancer.listeners)) add(boxOf(balancer), boxOf(target), label);
    for (const service of vpc.endpointServices)
      for (const balancer of service.loadBalancers) add(boxOf(service), end(balancer));
  }
  for (const resource of allResources(topology)) {
    if (resource.service) add(boxOf(resource), end(resource.service), 'PrivateLink');
    if (resource.subnets.length > 1)
      for (const subnet of resource.subnets) add(boxOf(resource), boxOf(subnet), say`in`);
  }
  return lines;
}

function nameOf(noun: string, { name, maybe }: Vpn | DirectConnect): string {
  return maybe ? say`${noun} ${name} (may not be there)` : `${noun} ${name}`;
}

/** One line a target, whatever the number of its routes. */
function addRoutes(
  subnet: Subnet,
  vpc: Vpc,
  boxOf: (element: Element | undefined) => DiagramBox | undefined,
  add: (from: DiagramBox | undefined, to: DiagramBox | undefined, label?: string) => void,
): void {
  const table = routeTableOf(subnet);
  if (!table) return;
  for (const [target, routes] of groupBy(table.routes, targetOf))
    if (target) add(boxOf(subnet), boxOf(target), shortList(routes.map(routeText)));
  for (const { target } of table.propagations) add(boxOf(subnet), boxOf(target), say`what it learns`);
  for (const endpoint of vpc.gatewayEndpoints)
    if (endpoint.routeTables.some((ref) => ref.target === table))
      add(boxOf(subnet), boxOf(endpoint), endpoint.service.text);
}

function routeText(route: Route): string {
  const text = destinationText(route.destination);
  return route.maybe ? say`maybe ${text}` : text;
}

/** Who a load balancer hands requests to, and on which of its ports. */
function targetsOf(listeners: readonly Listener[]): Map<Element, string> {
  const ports = new Map<Element, string[]>();
  for (const { targets, traffic } of listeners)
    for (const { target } of targets) {
      if (!target) continue;
      const known = ports.get(target) ?? [];
      const text = termText(traffic);
      if (!known.includes(text)) ports.set(target, [...known, text]);
    }
  return new Map([...ports].map(([target, texts]) => [target, shortList(texts)]));
}

function termText(term: TrafficTerm): string {
  switch (term.kind) {
    case 'all':
      return 'all';
    case 'ports':
      return [term.protocol, term.ports.map(({ low, high }) => (low === high ? low : `${low}-${high}`)).join(', ')]
        .filter(Boolean)
        .join(' ');
    case 'icmp':
      return term.protocol;
    case 'protocol':
      return `protocol ${term.protocol}`;
    case 'service':
      return term.ref.text;
  }
}

const MOST = 3;

function shortList(texts: readonly string[]): string {
  const shown = texts.slice(0, MOST).join(', ');
  return texts.length > MOST ? `${shown} and ${texts.length - MOST} more` : shown;
}
