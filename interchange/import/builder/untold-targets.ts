import { say } from '../../../network/words/index.js';
import type { Key, LoadBalancerDraft, TrafficDraft } from './draft.js';

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

/** Of targets that one zone's node alone hands connections to. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html */
export const handedOnInOneZone = (balancer: string): string => say`
  ${balancer} has targets outside its VPC to which the node of one zone alone hands connections, as balancing does not
  cross zones: which of its nodes answer is unknown.
`;

/** Two lists of targets, each by its port. */
export function unitedTargets(
  one: ReadonlyMap<number, readonly Key[]>,
  other: ReadonlyMap<number, readonly Key[]>,
): Map<number, Key[]> {
  const all = new Map([...one].map(([port, targets]) => [port, [...targets]]));
  for (const [port, targets] of other) all.set(port, [...(all.get(port) ?? []), ...targets]);
  return all;
}
