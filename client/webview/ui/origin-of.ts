import type { MapElement, NetworkMap, Origin } from '../../../server/protocol.js';

/** Where an element of the map is written. */
export function originOf(map: NetworkMap, id: string): Origin | undefined {
  for (const element of elementsOf(map)) if (element.id === id) return element.origin;
  return undefined;
}

/** Who can be an end of a question. */
export function endsOf(map: NetworkMap): string[] {
  const named = [...elementsOf(map)].filter(({ endpoint }) => endpoint).map(({ id }) => id);
  return map.internet ? ['internet', ...named] : named;
}

/** Everything on the map but its connections. */
export function* elementsOf(map: NetworkMap): Generator<MapElement> {
  for (const network of map.networks) {
    yield network;
    yield* network.hosts;
  }
  yield* map.transitGateways;
  for (const vpc of map.vpcs) {
    yield vpc;
    yield* vpc.gateways;
    yield* vpc.loadBalancers;
    yield* vpc.spanningResources;
    for (const zone of vpc.zones) {
      for (const subnet of zone.subnets) {
        yield subnet;
        yield* subnet.resources;
      }
    }
  }
}
