import type { Finding } from '../../../network/findings/finding.js';
import { qualifiedName, type Topology } from '../../../network/topology/model.js';
import type { Origin } from '../../../network/topology/origin.js';
import type { Loss } from './losses.js';

/** The rules that tell of replies lost at an ACL, and those that tell of replies that find no way. */
const OF_ACLS = new Set(['acl-no-reply', 'acl-ephemeral-range', 'acl-icmp-reply', 'acl-empty']);
const OF_ROUTES = new Set([
  'no-way-back',
  'peering-route-missing',
  'transit-gateway-route-missing',
  'transit-gateway-unassociated',
  'transit-gateway-zone',
  'vpn-route-unknown',
  'public-ip-unusable',
  'load-balancer-not-public',
  'route-blackhole',
  'peering-cidr-overlap',
  'route-target-foreign',
]);

const placeOf = ({ file, range: { start } }: Origin): string => `${file} ${start.line}:${start.column}`;

/** Whether some finding stands at an element that a loss passes. */
export function tellers(topology: Topology, findings: readonly Finding[]): (loss: Loss) => boolean {
  const elements = elementsByPlace(topology);
  const told = findings.map(({ rule, origin }) => ({ rule, name: elements.get(placeOf(origin)) ?? '' }));
  return ({ steps, names }) =>
    steps.some(({ detail, object }) =>
      detail.kind === 'acl'
        ? told.some(({ rule, name }) => OF_ACLS.has(rule) && name === object)
        : told.some(({ rule, name }) => OF_ROUTES.has(rule) && names.has(name)),
    );
}

/** Names by where findings about an element stand: at its name, or at a part of it. */
function elementsByPlace({ vpcs, transitGateways, peerings, vpns, directConnects }: Topology): Map<string, string> {
  const names = new Map<string, string>();
  const add = (origin: Origin, name: string): void => void names.set(placeOf(origin), name);
  for (const vpc of vpcs) {
    add(vpc.nameOrigin, `${vpc.name}.main`);
    for (const table of vpc.routeTables) {
      add(table.nameOrigin, qualifiedName(table));
      for (const route of table.routes) {
        add(route.origin, qualifiedName(table));
        add(route.target.origin, qualifiedName(table));
      }
    }
    for (const acl of vpc.networkAcls) add(acl.nameOrigin, qualifiedName(acl));
    for (const gateway of vpc.vpnGateways) add(gateway.nameOrigin, qualifiedName(gateway));
    for (const subnet of vpc.subnets) {
      add(subnet.nameOrigin, qualifiedName(subnet));
      for (const resource of subnet.resources) {
        add(resource.nameOrigin, qualifiedName(resource));
        for (const { origin } of resource.publicIps) add(origin, qualifiedName(resource));
      }
    }
    for (const balancer of vpc.loadBalancers)
      for (const { subnet } of balancer.nodes) add(subnet.origin, qualifiedName(balancer));
  }
  for (const hub of transitGateways) {
    add(hub.nameOrigin, `${hub.name}.default`);
    for (const { vpc } of hub.attachments) add(vpc.origin, hub.name);
    for (const table of hub.routeTables) add(table.nameOrigin, qualifiedName(table));
  }
  for (const peering of peerings) for (const end of peering.ends) add(end.origin, peering.name);
  for (const line of [...vpns, ...directConnects]) {
    add(line.nameOrigin, line.name);
    for (const { origin } of line.kind === 'vpn' ? [line.gateway] : line.gateways) add(origin, line.name);
  }
  return names;
}
