import type { Topology } from '../../network/topology/index.js';
import { FileScope } from '../link/scopes.js';

const scopes = new WeakMap<Topology, FileScope>();

/** Every name of a topology, as a question from outside any file sees them. */
export function scopeOf(topology: Topology): FileScope {
  let scope = scopes.get(topology);
  if (!scope) {
    scope = new FileScope('');
    fill(scope, topology);
    scopes.set(topology, scope);
  }
  return scope;
}

function fill(scope: FileScope, topology: Topology): void {
  for (const vpc of topology.vpcs) {
    scope.add(vpc);
    for (const subnet of vpc.subnets) {
      scope.add(subnet, vpc);
      for (const resource of subnet.resources) scope.add(resource, vpc);
    }
    const rest = [
      vpc.routeTables,
      vpc.networkAcls,
      vpc.securityGroups,
      vpc.internetGateways,
      vpc.egressOnlyGateways,
      vpc.vpnGateways,
      vpc.loadBalancers,
      vpc.endpointServices,
      vpc.gatewayEndpoints,
      vpc.regionalNatGateways,
      vpc.spanningResources,
    ];
    for (const list of rest) for (const element of list) scope.add(element, vpc);
  }
  for (const network of topology.networks) {
    scope.add(network);
    for (const host of network.hosts) scope.add(host, network);
  }
  for (const gateway of topology.transitGateways) {
    scope.add(gateway);
    for (const table of gateway.routeTables) scope.add(table, gateway);
  }
  for (const list of [
    topology.peerings,
    topology.vpns,
    topology.directConnects,
    topology.prefixLists,
    topology.elasticIps,
    topology.services,
  ]) {
    for (const element of list) scope.add(element);
  }
}
