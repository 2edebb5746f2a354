import type { NetworkMap } from '../../../../server/protocol.js';

/** In which VPC, subnet or on-premises network an element is; of these themselves: it is its own. */
export interface Owner {
  readonly vpc?: string;
  readonly subnet?: string;
  readonly network?: string;
}

const known = new WeakMap<NetworkMap, ReadonlyMap<string, Owner>>();

/** Of everything that has a box, by its id. */
export function ownersOf(map: NetworkMap): ReadonlyMap<string, Owner> {
  const before = known.get(map);
  if (before) return before;
  const owners = new Map<string, Owner>();
  if (map.internet) owners.set('internet', {});
  for (const { id } of map.transitGateways) owners.set(id, {});
  for (const network of map.networks)
    for (const { id } of [network, ...network.hosts]) owners.set(id, { network: network.id });
  for (const vpc of map.vpcs) {
    for (const { id } of [vpc, ...vpc.gateways, ...vpc.loadBalancers, ...vpc.spanningResources])
      owners.set(id, { vpc: vpc.id });
    for (const { subnets } of vpc.zones)
      for (const subnet of subnets)
        for (const { id } of [subnet, ...subnet.resources]) owners.set(id, { vpc: vpc.id, subnet: subnet.id });
  }
  known.set(map, owners);
  return owners;
}
