import type { LoadBalancerDraft, TrafficDraft } from './draft.js';

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
