import type { MapConnection, MapSubnet, MapVpc, NetworkMap } from '../../../../server/protocol.js';
import { type Owner, ownersOf } from './owners.js';

/** The part of a map that is about one VPC or subnet: it, and what is connected to it directly. */
export interface ScopedMap {
  readonly map: NetworkMap;
  /** The far ends: single boxes, whatever is in them. */
  readonly folded: ReadonlySet<string>;
  /** Shown open, whatever is usual or was folded: it is what somebody wants to see. */
  readonly open: ReadonlySet<string>;
}

/**
 * Undefined: there is no such VPC or subnet. `also`: elements and connections that are shown besides, such as those that a trace passes, as far ends are.
 * Invariant: what is left out of the map that comes back costs nothing any more, for nobody ever places it.
 */
export function scopedMap(map: NetworkMap, id: string, also: ReadonlySet<string> = new Set()): ScopedMap | undefined {
  const owners = ownersOf(map);
  const owner = owners.get(id);
  const vpc = map.vpcs.find((one) => one.id === owner?.vpc);
  if (!vpc || (vpc.id !== id && owner?.subnet !== id)) return undefined;
  const subnet = vpc.id === id ? undefined : id;
  const doors = new Set(vpc.gateways.map((gateway) => gateway.id));
  /** What the map is about. Packets leave a subnet by the doors of its VPC, and by what its VPC is connected to. */
  const isCore = (end: string): boolean => {
    if (subnet === undefined) return owners.get(end)?.vpc === vpc.id;
    return end === vpc.id || doors.has(end) || owners.get(end)?.subnet === subnet;
  };
  /** By what an end is shown if the map is not about it. */
  const unit = (end: string): string => {
    const { vpc: ofVpc, subnet: ofSubnet, network }: Owner = owners.get(end) ?? {};
    if (ofVpc !== undefined && ofVpc !== vpc.id) return ofVpc;
    return ofSubnet ?? network ?? end;
  };
  const passed = map.connections.filter((one) => also.has(one.id)).flatMap(({ from, to }) => [from, to]);
  const besides = new Set([...also, ...passed].filter((end) => owners.has(end) && !isCore(end)).map(unit));
  const near = new Set(besides);
  /** Others of the VPC are as near to its doors as the subnet is, and not to the subnet. */
  const isNext = (core: string, other: string): boolean =>
    isCore(core) &&
    !isCore(other) &&
    (subnet === undefined || owners.get(core)?.subnet === subnet || owners.get(other)?.vpc !== vpc.id);
  for (const { from, to } of map.connections) {
    if (isNext(from, to)) near.add(unit(to));
    if (isNext(to, from)) near.add(unit(from));
  }
  const isShown = (end: string): boolean => isCore(end) || near.has(unit(end));
  const isKept = ({ from, to }: MapConnection): boolean =>
    isShown(from) && isShown(to) && (isCore(from) || isCore(to) || besides.has(unit(from)) || besides.has(unit(to)));
  const part: NetworkMap = {
    vpcs: map.vpcs
      .filter((one) => one === vpc || near.has(one.id))
      .map((one) => (one === vpc && subnet !== undefined ? partOf(vpc, subnet, near) : one)),
    networks: map.networks.filter((network) => near.has(network.id)),
    transitGateways: map.transitGateways.filter((gateway) => near.has(gateway.id)),
    connections: map.connections.filter(isKept),
    internet: map.internet && near.has('internet'),
    guards: map.guards,
  };
  return { map: part, folded: near, open: new Set([vpc.id, id]) };
}

/** The VPC as a frame around one subnet: of the rest its doors, and what is near. */
function partOf(vpc: MapVpc, subnet: string, near: ReadonlySet<string>): MapVpc {
  const isNear = ({ id }: { readonly id: string }): boolean => near.has(id);
  const isShown = (one: MapSubnet): boolean => one.id === subnet || near.has(one.id);
  return {
    ...vpc,
    loadBalancers: vpc.loadBalancers.filter(isNear),
    spanningResources: vpc.spanningResources.filter(isNear),
    zones: vpc.zones
      .map((zone) => ({ ...zone, subnets: zone.subnets.filter(isShown) }))
      .filter(({ subnets }) => subnets.length > 0),
  };
}
