import type { CidrLiteral, Peer, Route, Subject, Topology } from '../../topology/index.js';

/** Every CIDR block that the files write, wherever it stands. */
export function* cidrLiterals(topology: Topology): Iterable<CidrLiteral> {
  for (const vpc of topology.vpcs) {
    yield* vpc.cidrs;
    for (const subnet of vpc.subnets) yield* subnet.cidrs;
    for (const table of vpc.routeTables) yield* ofRoutes(table.routes);
    for (const acl of vpc.networkAcls) {
      for (const rule of acl.inbound) yield* ofPeer(rule.peer);
      for (const rule of acl.outbound) yield* ofPeer(rule.peer);
    }
    for (const group of vpc.securityGroups) {
      for (const rules of [group.inbound, group.outbound]) {
        for (const rule of rules ?? []) for (const peer of rule.peers) yield* ofPeer(peer);
      }
    }
  }
  for (const network of topology.networks) yield* network.cidrs;
  for (const list of topology.prefixLists) yield* list.cidrs;
  for (const { routes, localCidrs, remoteCidrs } of topology.vpns)
    for (const list of [routes, localCidrs?.cidrs, remoteCidrs?.cidrs]) yield* list ?? [];
  for (const connection of topology.directConnects) yield* [...(connection.allow ?? []), ...(connection.routes ?? [])];
  for (const gateway of topology.transitGateways) {
    for (const table of gateway.routeTables) yield* ofRoutes(table.routes);
  }
  for (const { assertion } of topology.expectations) {
    yield* ofSubjects(assertion.from);
    yield* ofSubjects(assertion.to);
  }
}

function* ofRoutes(routes: readonly Route[]): Iterable<CidrLiteral> {
  for (const { destination } of routes) if (destination.kind === 'cidr') yield destination.literal;
}

function* ofPeer(peer: Peer): Iterable<CidrLiteral> {
  if (peer.kind === 'cidr') yield peer.literal;
}

function* ofSubjects(subjects: readonly Subject[]): Iterable<CidrLiteral> {
  for (const subject of subjects) if (subject.kind === 'cidr-subject') yield subject.literal;
}
