import { defaultRoute, destinationText, targetOf } from '../../network/forwarding/index.js';
import {
  allResources,
  type Element,
  type NamedElement,
  type Origin,
  qualifiedName,
  type Reference,
  routeTableOf,
  type Topology,
} from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type { MapConnection, MapKind } from '../protocol.js';
import type { MapElements } from './map-element.js';

/** The lines between the boxes. A line whose end is not declared is left out: the finding about the name tells of it. */
export function mapConnections(topology: Topology, elements: MapElements): MapConnection[] {
  const lines: MapConnection[] = [];
  const add = (
    kind: MapKind,
    label: string,
    from: string | undefined,
    to: string | undefined,
    origin: Origin,
    name: string,
    description: string,
  ): void => {
    if (!from || !to) return;
    const severity = elements.worst(origin);
    lines.push({
      id: elements.uniqueId(name),
      kind,
      label,
      detail: '',
      description,
      origin,
      from,
      to,
      endpoint: false,
      ...(severity ? { severity } : {}),
    });
  };
  const end = (ref: Reference<NamedElement & { readonly kind: string }>): string | undefined =>
    elements.idOf(ref.target as Element | undefined);
  for (const vpn of topology.vpns)
    add(
      'vpn',
      vpn.name,
      end(vpn.network),
      end(vpn.gateway),
      vpn.origin,
      qualifiedName(vpn),
      say`VPN ${vpn.name} from ${vpn.network.text} to ${vpn.gateway.text}`,
    );
  for (const line of topology.directConnects)
    for (const gateway of line.gateways)
      add(
        'direct-connect',
        line.name,
        end(line.network),
        end(gateway),
        line.origin,
        qualifiedName(line),
        say`Direct Connect ${line.name} from ${line.network.text} to ${gateway.text}`,
      );
  for (const peering of topology.peerings) {
    const [a, b] = peering.ends;
    add(
      'peering',
      peering.name,
      end(a),
      end(b),
      peering.origin,
      qualifiedName(peering),
      say`peering ${peering.name} between ${a.text} and ${b.text}`,
    );
  }
  for (const gateway of topology.transitGateways)
    for (const attachment of gateway.attachments)
      add(
        'attachment',
        '',
        end(attachment.vpc),
        elements.idOf(gateway),
        attachment.origin,
        `${gateway.name}/${attachment.vpc.text}`,
        say`VPC ${attachment.vpc.text} attached to the transit gateway ${gateway.name}`,
      );
  for (const vpc of topology.vpcs) {
    for (const gateway of [...vpc.internetGateways, ...vpc.egressOnlyGateways])
      add(
        'route',
        '',
        elements.idOf(gateway),
        'internet',
        gateway.origin,
        `${qualifiedName(gateway)}/internet`,
        say`${gateway.name} leads to the internet`,
      );
    for (const subnet of vpc.subnets) {
      const table = routeTableOf(subnet);
      const route = table && (defaultRoute(table.routes, table.vpc, 4) ?? defaultRoute(table.routes, table.vpc, 6));
      const target = route && targetOf(route);
      if (!route || !target) continue;
      add(
        'route',
        '',
        elements.idOf(subnet),
        elements.idOf(target),
        route.origin,
        `${qualifiedName(subnet)}/route`,
        say`${subnet.name} sends ${destinationText(route.destination)} to ${target.name}`,
      );
    }
    for (const balancer of vpc.loadBalancers)
      for (const listener of balancer.listeners)
        for (const target of listener.targets)
          add(
            'target',
            '',
            elements.idOf(balancer),
            end(target),
            listener.origin,
            `${qualifiedName(balancer)}/${target.text}`,
            say`${balancer.name} hands requests to ${target.text}`,
          );
    for (const service of vpc.endpointServices)
      for (const balancer of service.loadBalancers)
        add(
          'target',
          '',
          elements.idOf(service),
          end(balancer),
          service.origin,
          `${qualifiedName(service)}/${balancer.text}`,
          say`${service.name} hands connections to ${balancer.text}`,
        );
  }
  for (const resource of allResources(topology))
    if (resource.service)
      add(
        'target',
        '',
        elements.idOf(resource),
        end(resource.service),
        resource.service.origin,
        `${qualifiedName(resource)}/${resource.service.text}`,
        say`${resource.name} leads to the endpoint service ${resource.service.text}`,
      );
  for (const resource of allResources(topology))
    if (resource.subnets.length > 1)
      for (const subnet of resource.subnets)
        add(
          'interface',
          '',
          elements.idOf(resource),
          elements.idOf(subnet),
          resource.origin,
          `${qualifiedName(resource)}/${subnet.name}`,
          say`${resource.name} has an address in ${subnet.name}`,
        );
  return lines;
}
