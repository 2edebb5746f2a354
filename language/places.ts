import type {
  AclRule,
  CidrLiteral,
  Element,
  Expectation,
  GroupRule,
  Listener,
  Route,
  Topology,
  TransitGatewayAttachment,
} from '../network/topology/model.js';
import type { Origin, Position } from '../network/topology/origin.js';

/** Something of the topology that has a place in a text. */
export type PlaceInText =
  | { readonly kind: 'element'; readonly origin: Origin; readonly element: Element }
  | { readonly kind: 'acl-rule'; readonly origin: Origin; readonly rule: AclRule }
  | { readonly kind: 'group-rule'; readonly origin: Origin; readonly rule: GroupRule }
  | { readonly kind: 'route'; readonly origin: Origin; readonly route: Route; readonly table: Element }
  | { readonly kind: 'cidr'; readonly origin: Origin; readonly literal: CidrLiteral; readonly of: Element }
  | { readonly kind: 'listener'; readonly origin: Origin; readonly listener: Listener; readonly of: Element }
  | {
      readonly kind: 'attachment';
      readonly origin: Origin;
      readonly attachment: TransitGatewayAttachment;
      readonly of: Element;
    }
  | { readonly kind: 'expectation'; readonly origin: Origin; readonly expectation: Expectation };

/** Finds what is written at a place. Made once a topology, when first asked for. */
export class PlaceIndex {
  private readonly byFile = new Map<string, PlaceInText[]>();

  constructor(topology: Topology) {
    for (const place of placesOf(topology)) {
      const list = this.byFile.get(place.origin.file);
      if (list) list.push(place);
      else this.byFile.set(place.origin.file, [place]);
    }
  }

  /** The innermost first. */
  at(file: string, position: Position): PlaceInText[] {
    const found = (this.byFile.get(file) ?? []).filter(({ origin }) => contains(origin, position));
    return found.sort(
      (a, b) => compare(b.origin.range.start, a.origin.range.start) || compare(a.origin.range.end, b.origin.range.end),
    );
  }
}

const compare = (a: Position, b: Position): number => a.line - b.line || a.column - b.column;

/** A cursor right behind the last character still belongs to it. */
export function contains(origin: Origin, position: Position): boolean {
  return compare(origin.range.start, position) <= 0 && compare(position, origin.range.end) <= 0;
}

function* placesOf(topology: Topology): Iterable<PlaceInText> {
  for (const vpc of topology.vpcs) {
    yield* element(vpc);
    yield* cidrs(vpc.cidrs, vpc);
    for (const subnet of vpc.subnets) {
      yield* element(subnet);
      yield* cidrs(subnet.cidrs, subnet);
      for (const resource of subnet.resources) yield* element(resource);
    }
    for (const table of vpc.routeTables) {
      yield* element(table);
      yield* routes(table.routes, table);
    }
    for (const acl of vpc.networkAcls) {
      yield* element(acl);
      for (const rule of [...acl.inbound, ...acl.outbound]) {
        yield { kind: 'acl-rule', origin: rule.origin, rule };
        yield* peers([rule.peer], acl);
      }
    }
    for (const group of vpc.securityGroups) {
      yield* element(group);
      for (const rule of [...(group.inbound ?? []), ...(group.outbound ?? [])]) {
        yield { kind: 'group-rule', origin: rule.origin, rule };
        yield* peers(rule.peers, group);
      }
    }
    for (const balancer of vpc.loadBalancers) {
      yield* element(balancer);
      for (const listener of balancer.listeners)
        yield { kind: 'listener', origin: listener.origin, listener, of: balancer };
    }
    const rest = [
      vpc.internetGateways,
      vpc.egressOnlyGateways,
      vpc.vpnGateways,
      vpc.gatewayEndpoints,
      vpc.regionalNatGateways,
      vpc.spanningResources,
    ];
    for (const list of rest) for (const each of list) yield* element(each);
  }
  for (const network of topology.networks) {
    yield* element(network);
    yield* cidrs(network.cidrs, network);
    for (const host of network.hosts) yield* element(host);
  }
  for (const gateway of topology.transitGateways) {
    yield* element(gateway);
    for (const attachment of gateway.attachments)
      yield { kind: 'attachment', origin: attachment.origin, attachment, of: gateway };
    for (const table of gateway.routeTables) {
      yield* element(table);
      yield* routes(table.routes, table);
    }
  }
  for (const vpn of topology.vpns) {
    yield* element(vpn);
    yield* cidrs(vpn.routes ?? [], vpn);
  }
  for (const connect of topology.directConnects) {
    yield* element(connect);
    yield* cidrs([...(connect.allow ?? []), ...(connect.routes ?? [])], connect);
  }
  for (const list of topology.prefixLists) {
    yield* element(list);
    yield* cidrs(list.cidrs, list);
  }
  for (const each of [...topology.peerings, ...topology.services]) yield* element(each);
  for (const expectation of topology.expectations)
    yield { kind: 'expectation', origin: expectation.origin, expectation };
}

function* element(value: Element): Iterable<PlaceInText> {
  yield { kind: 'element', origin: value.origin, element: value };
}

function* cidrs(literals: readonly CidrLiteral[], of: Element): Iterable<PlaceInText> {
  for (const literal of literals) yield { kind: 'cidr', origin: literal.origin, literal, of };
}

function* routes(list: readonly Route[], table: Element): Iterable<PlaceInText> {
  for (const route of list) {
    yield { kind: 'route', origin: route.origin, route, table };
    if (route.destination.kind === 'cidr')
      yield { kind: 'cidr', origin: route.destination.origin, literal: route.destination.literal, of: table };
  }
}

function* peers(list: GroupRule['peers'], of: Element): Iterable<PlaceInText> {
  for (const peer of list)
    if (peer.kind === 'cidr') yield { kind: 'cidr', origin: peer.origin, literal: peer.literal, of };
}
