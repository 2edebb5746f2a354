import type { LoadBalancerDraft, TrafficDraft } from '../builder/draft.js';

/** A listener whose protocol or port cannot be read. */
export interface UnreadListener {
  readonly balancer: LoadBalancerDraft;
  readonly protocol?: string | undefined;
  readonly port?: number | undefined;
}

type Transport = 'tcp' | 'udp';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Listener.html */
export function transports(protocol: string): readonly Transport[] {
  if (protocol === 'TCP_UDP' || protocol === 'TCP_QUIC') return ['tcp', 'udp'];
  return protocol === 'UDP' || protocol === 'QUIC' ? ['udp'] : ['tcp'];
}

export const isPort = (port: number | undefined): port is number =>
  port !== undefined && Number.isInteger(port) && port >= 0 && port <= 65535;

/** What it may take: of a port one listener alone does, so none that another is known to have. */
export function unreadTraffic({ balancer, protocol, port }: UnreadListener): TrafficDraft[] {
  const possible: readonly Transport[] =
    protocol !== undefined ? transports(protocol) : balancer.type === 'network' ? ['tcp', 'udp'] : ['tcp'];
  return possible.flatMap((transport): TrafficDraft[] => {
    const taken = takenPorts(balancer, transport);
    const ports = isPort(port) ? (taken.has(port) ? [] : [{ low: port, high: port }]) : free(taken);
    return ports.length === 0 ? [] : [{ kind: 'ports', protocol: transport, ports }];
  });
}

function takenPorts({ listeners }: LoadBalancerDraft, transport: Transport): ReadonlySet<number> {
  return new Set(
    listeners.flatMap(({ traffic }) =>
      traffic.kind === 'ports' && traffic.protocol === transport ? traffic.ports.map(({ low }) => low) : [],
    ),
  );
}

function free(taken: ReadonlySet<number>): { low: number; high: number }[] {
  const ranges: { low: number; high: number }[] = [];
  let low = 0;
  for (const port of [...taken, 65536].sort((a, b) => a - b)) {
    if (port > low) ranges.push({ low, high: port - 1 });
    low = port + 1;
  }
  return ranges;
}
