import { say } from '../../../network/words/index.js';
import type { Key, LoadBalancerDraft, TrafficDraft } from './draft.js';
import type { NetworkDraft } from './network-draft.js';

/** Whom a load balancer hands these to is not told: that it answers is as open as that it does not, and so is to whom it opens connections. */
export function leaveTargetsOpen(balancer: LoadBalancerDraft, traffics: readonly TrafficDraft[]): void {
  for (const traffic of traffics) {
    const text = JSON.stringify(traffic);
    const isThere = balancer.listeners.some((one) => one.unknown && JSON.stringify(one.traffic) === text);
    if (!isThere) balancer.listeners.push({ traffic, targets: [], unknown: true });
  }
}

/** On any port, of the protocols that it may listen for. */
export function leavePortsOpen(balancer: LoadBalancerDraft): void {
  const protocols = balancer.type === 'network' ? (['tcp', 'udp'] as const) : (['tcp'] as const);
  leaveTargetsOpen(
    balancer,
    protocols.map((protocol) => ({ kind: 'ports', protocol, ports: [] })),
  );
}

/** A target outside of its load balancer's VPC that the node of one zone alone hands connections to, unless balancing crosses zones. Without a zone: nobody tells which. */
export interface PinnedTarget {
  readonly key: Key;
  readonly zone: string | undefined;
}

/** Of targets that one zone's node alone hands connections to. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html */
export const handedOnInOneZone = (balancer: string): string => say`
  ${balancer} has targets outside its VPC to which the node of one zone alone hands connections, as balancing does not
  cross zones, and which zones its nodes are in is not told by the same names: which of its nodes answer is unknown.
`;

/** `eu-west-1a`: its region, and the letter by which a VPC of a known region calls it. */
const ZONE_NAME = /^([a-z]+(?:-[a-z]+)+-\d+)([a-z])$/;

/** How a subnet's zone is called here, and by AWS; undefined where that is not told, or by ids, which name zones otherwise. */
function zoneOf(network: NetworkDraft, subnet: Key): { readonly own: string; readonly full: string } | undefined {
  const draft = network.find(subnet, 'subnet');
  const own = draft?.zone;
  const region = network.find(draft?.vpc, 'vpc')?.region;
  const full = own !== undefined && region !== undefined && /^[a-z]$/.test(own) ? `${region}${own}` : own;
  return own !== undefined && full !== undefined && ZONE_NAME.test(full) ? { own, full } : undefined;
}

/** The zones of pinned targets; undefined where they cannot be compared with those of the load balancer's nodes. */
function zonesOfPinned(
  network: NetworkDraft,
  { nodes }: LoadBalancerDraft,
  targets: readonly Key[],
  pinned: readonly PinnedTarget[],
): ReadonlyMap<Key, string> | undefined {
  const served = new Map<string, string>();
  for (const { subnet } of nodes) {
    const zone = zoneOf(network, subnet);
    if (!zone) return undefined;
    served.set(zone.full, zone.own);
  }
  const keys = [...targets, ...pinned.map(({ key }) => key)];
  if (new Set(keys).size < keys.length) return undefined;
  const zones = new Map<Key, string>();
  for (const { key, zone } of pinned) {
    if (zone === undefined || !ZONE_NAME.test(zone)) return undefined;
    zones.set(key, served.get(zone) ?? zone);
  }
  return zones;
}

/** Two lists of targets, each by its port. */
export function unitedTargets(
  one: ReadonlyMap<number, readonly Key[]>,
  other: ReadonlyMap<number, readonly PinnedTarget[]>,
): Map<number, Key[]> {
  const all = new Map([...one].map(([port, targets]) => [port, [...targets]]));
  for (const [port, targets] of other) all.set(port, [...(all.get(port) ?? []), ...targets.map(({ key }) => key)]);
  return all;
}

/** By port, of a target group whose balancing crosses no zones; undefined where that cannot be told of one of its ports. */
export function zonesByPort(
  network: NetworkDraft,
  balancer: LoadBalancerDraft,
  targets: ReadonlyMap<number, readonly Key[]>,
  pinned: ReadonlyMap<number, readonly PinnedTarget[]>,
): ReadonlyMap<number, ReadonlyMap<Key, string>> | undefined {
  const found = new Map<number, ReadonlyMap<Key, string>>();
  for (const [port, list] of pinned) {
    const zones = zonesOfPinned(network, balancer, targets.get(port) ?? [], list);
    if (!zones) return undefined;
    found.set(port, zones);
  }
  return found;
}
