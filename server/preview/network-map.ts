import type { Finding } from '../../network/findings/index.js';
import { subnetAccess } from '../../network/forwarding/index.js';
import { doorsOf, type OnPremisesNetwork, type Subnet, type Topology, type Vpc } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type { MapNetwork, MapSubnet, MapVpc, MapZone, NetworkMap } from '../protocol.js';
import { mapConnections } from './map-connections.js';
import { MapElements } from './map-element.js';
import { guardsOf, subnetGuards } from './map-guards.js';

export function networkMap(topology: Topology, findings: readonly Finding[]): NetworkMap {
  const elements = new MapElements(topology, findings);
  elements.uniqueId('internet');
  const vpcs = topology.vpcs.map((vpc) => mapVpc(vpc, elements));
  const networks = topology.networks.map((network) => mapNetwork(network, elements));
  const transitGateways = topology.transitGateways.map((gateway) => elements.make(gateway));
  const internet = topology.vpcs.some(
    (vpc) => vpc.internetGateways.length + vpc.egressOnlyGateways.length + vpc.regionalNatGateways.length > 0,
  );
  const connections = mapConnections(topology, elements);
  const guards = topology.vpcs.flatMap((vpc) => guardsOf(vpc, elements));
  return { vpcs, networks, transitGateways, connections, internet, guards };
}

function mapVpc(vpc: Vpc, elements: MapElements): MapVpc {
  return {
    ...elements.make(vpc),
    kind: 'vpc',
    ...(vpc.region ? { region: vpc.region.value } : {}),
    cidrs: vpc.cidrs.map(({ text }) => text),
    zones: mapZones(vpc, elements),
    gateways: doorsOf(vpc).map((gateway) => elements.make(gateway)),
    loadBalancers: vpc.loadBalancers.map((balancer) => elements.make(balancer)),
    spanningResources: vpc.spanningResources.map((resource) => elements.make(resource)),
  };
}

/** Zones in alphabetical order, so that the picture does not turn round when a subnet moves in the text; those without a zone last. */
function mapZones(vpc: Vpc, elements: MapElements): MapZone[] {
  const zones = new Map<string, MapSubnet[]>();
  for (const subnet of vpc.subnets) {
    const name = subnet.zone?.value ?? '';
    zones.set(name, [...(zones.get(name) ?? []), mapSubnet(subnet, elements)]);
  }
  return [...zones]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .map(([name, subnets]) => ({ name, subnets }));
}

function mapSubnet(subnet: Subnet, elements: MapElements): MapSubnet {
  const { access, reason } = subnetAccess(subnet);
  const accessReason = plain(reason);
  const guards = subnetGuards(subnet);
  const cidrs = subnet.cidrs.map(({ text }) => text);
  return {
    ...elements.make(
      subnet,
      say`
        ${access} subnet ${subnet.name}, ${cidrs.join(', ')}, network ACL: ${guards.acl}, route table:
        ${guards.table}. ${accessReason}
      `,
    ),
    kind: 'subnet',
    cidrs,
    access,
    accessReason,
    guards,
    resources: subnet.resources.map((resource) => elements.make(resource)),
  };
}

function mapNetwork(network: OnPremisesNetwork, elements: MapElements): MapNetwork {
  return { ...elements.make(network), kind: 'network', hosts: network.hosts.map((host) => elements.make(host)) };
}

/** Without the marks of Markdown. */
function plain(text: string): string {
  return text.replaceAll('`', '');
}
