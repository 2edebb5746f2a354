import { type Cidr, cidrOf, KNOWN_BLOCKS } from '../address/index.js';
import { elementBlocks, peerBlocks } from '../filters/index.js';
import {
  blocksInside,
  type CidrLiteral,
  elasticAddressOf,
  type Route,
  type Topology,
  validCidrs,
} from '../topology/index.js';
import { hostTargetsOf } from './listeners.js';

/** Every block that a network ACL, a route or a connection mentions: what two addresses must share to be led the same ways. */
export function* blocksOf(topology: Topology): Iterable<Cidr> {
  const literals = (list: readonly CidrLiteral[] | undefined): Cidr[] => (list ? validCidrs(list) : []);
  yield* KNOWN_BLOCKS;
  for (const vpc of topology.vpcs) {
    yield* blocksInside(vpc);
    for (const subnet of vpc.subnets) yield* literals(subnet.cidrs);
    for (const listener of vpc.loadBalancers.flatMap(({ listeners }) => listeners))
      yield* hostTargetsOf(listener).flatMap(elementBlocks);
    for (const table of vpc.routeTables) yield* blocksOfRoutes(table.routes);
    for (const { clientVpn } of vpc.spanningResources)
      if (clientVpn) {
        yield* literals(clientVpn.clients && [clientVpn.clients]);
        yield* blocksOfRoutes([...clientVpn.routes, ...clientVpn.authorizations]);
      }
    for (const acl of vpc.networkAcls)
      for (const rule of [...acl.inbound, ...acl.outbound]) yield* peerBlocks(rule.peer, vpc);
  }
  for (const network of topology.networks) {
    yield* literals(network.cidrs);
    if (network.unknown) yield* network.hosts.flatMap(elementBlocks);
  }
  for (const list of topology.prefixLists) yield* literals(list.cidrs);
  // Whether somebody is there hangs on each of them alone.
  for (const one of topology.elasticIps)
    if (one.maybe) for (const { low } of elasticAddressOf(one)) yield cidrOf(low, 32);
  for (const { routes, localCidrs, remoteCidrs } of topology.vpns)
    for (const list of [routes, localCidrs?.cidrs, remoteCidrs?.cidrs]) yield* literals(list);
  for (const line of topology.directConnects) yield* [...literals(line.routes), ...literals(line.allow)];
  for (const hub of topology.transitGateways) for (const table of hub.routeTables) yield* blocksOfRoutes(table.routes);
}

/** What they must share besides to fare alike there. */
export function* blocksOfGroups({ vpcs }: Topology): Iterable<Cidr> {
  for (const vpc of vpcs)
    for (const group of vpc.securityGroups)
      for (const rule of [...(group.inbound ?? []), ...(group.outbound ?? [])])
        for (const peer of rule.peers) yield* peerBlocks(peer, vpc);
}

function* blocksOfRoutes(routes: readonly Pick<Route, 'destination'>[]): Iterable<Cidr> {
  for (const { destination } of routes)
    if (destination.kind === 'cidr' && destination.literal.cidr) yield destination.literal.cidr;
}
