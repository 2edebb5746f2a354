import type { PortRange } from '../../../network/topology/index.js';
import type { LoadBalancerDraft } from './draft.js';
import { leaveTargetsOpen } from './untold-targets.js';

/**
 * On any port for which no listener is told: a load balancer has one for a port.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html (DuplicateListener)
 */
export function leaveOtherPortsOpen(balancer: LoadBalancerDraft): void {
  leaveTargetsOpen(
    balancer,
    protocolsOf(balancer).map((protocol) => {
      const told = balancer.listeners.flatMap(({ traffic }) =>
        traffic.kind === 'ports' && traffic.protocol === protocol ? traffic.ports : [],
      );
      return { kind: 'ports', protocol, ports: told.length > 0 ? portsBetween(told) : [] };
    }),
  );
}

const protocolsOf = ({ type }: LoadBalancerDraft) =>
  type === 'network' ? (['tcp', 'udp'] as const) : (['tcp'] as const);

function portsBetween(told: readonly PortRange[]): PortRange[] {
  const ends = [...told].sort((one, other) => one.low - other.low);
  const found: PortRange[] = [];
  let low = 1;
  for (const range of [...ends, { low: 65536, high: 65536 }]) {
    if (range.low > low) found.push({ low, high: range.low - 1 });
    low = Math.max(low, range.high + 1);
  }
  return found;
}
