import type { TrafficDraft } from './draft.js';

/** The names that providers and templates use beside numbers: https://www.iana.org/assignments/protocol-numbers */
const PROTOCOL_NUMBERS: Readonly<Record<string, number>> = {
  icmp: 1,
  igmp: 2,
  tcp: 6,
  udp: 17,
  gre: 47,
  esp: 50,
  ah: 51,
  icmpv6: 58,
  ipv6_icmp: 58,
  'ipv6-icmp': 58,
  ospf: 89,
  sctp: 132,
};

/**
 * What a rule's protocol and its two numbers mean: ports for TCP and UDP, type and code for ICMP, nothing for every other protocol, whose range AWS ignores.
 * Undefined where they mean nothing. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
export function trafficOf(
  protocol: string | number,
  from?: number | null,
  to?: number | null,
): TrafficDraft | undefined {
  const text = String(protocol).trim().toLowerCase();
  if (text === '-1' || text === 'all') return { kind: 'all' };
  const number = PROTOCOL_NUMBERS[text] ?? (/^\d{1,3}$/.test(text) ? Number(text) : Number.NaN);
  if (!(number >= 0 && number <= 255)) return undefined;
  if (number === 6 || number === 17) return portsOf(number === 6 ? 'tcp' : 'udp', from ?? -1, to ?? from ?? -1);
  if (number === 1 || number === 58) return icmpOf(number === 1 ? 'icmp' : 'icmpv6', from ?? -1, to ?? -1);
  return { kind: 'protocol', protocol: number };
}

function portsOf(protocol: 'tcp' | 'udp', from: number, to: number): TrafficDraft | undefined {
  if (from === -1 || (from === 0 && to === 65535)) return { kind: 'ports', protocol, ports: [] };
  const valid = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= 65535;
  return valid ? { kind: 'ports', protocol, ports: [{ low: from, high: to }] } : undefined;
}

function icmpOf(protocol: 'icmp' | 'icmpv6', type: number, code: number): TrafficDraft | undefined {
  if (type === -1) return { kind: 'icmp', protocol };
  const byte = (value: number) => Number.isInteger(value) && value >= 0 && value <= 255;
  if (!byte(type) || !(code === -1 || byte(code))) return undefined;
  return code === -1 ? { kind: 'icmp', protocol, type } : { kind: 'icmp', protocol, type, code };
}

/** As the language writes it: `tcp 22, 80-90`. */
export function formatTraffic(traffic: TrafficDraft): string {
  switch (traffic.kind) {
    case 'all':
      return 'all';
    case 'ports': {
      const ports = traffic.ports.map(({ low, high }) => (low === high ? `${low}` : `${low}-${high}`)).join(', ');
      return ports ? `${traffic.protocol} ${ports}` : traffic.protocol;
    }
    case 'icmp': {
      if (traffic.type === undefined) return traffic.protocol;
      return `${traffic.protocol} ${traffic.type}${traffic.code === undefined ? '' : `/${traffic.code}`}`;
    }
    case 'protocol':
      return `protocol ${traffic.protocol}`;
  }
}

/**
 * `HTTP:8080/health`, `TCP:25` of a classic load balancer; undefined where it is what the listener speaks to its targets anyway.
 * https://docs.aws.amazon.com/elasticloadbalancing/2012-06-01/APIReference/API_HealthCheck.html
 */
export function classicHealthCheck(target: string | null | undefined, spoken: TrafficDraft): TrafficDraft | undefined {
  const port = Number(/^[a-z]+:(\d+)(?:\/|$)/i.exec(target ?? '')?.[1]);
  const isSame = spoken.kind === 'ports' && spoken.ports[0]?.low === port;
  return Number.isNaN(port) || isSame ? undefined : trafficOf('tcp', port, port);
}
