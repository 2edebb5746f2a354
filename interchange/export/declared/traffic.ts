import { BUILTIN_SERVICES, type TrafficTerm } from '../../../network/topology/index.js';

/** What one rule of AWS can say: a protocol, and a range of ports or a type and code of ICMP. */
export interface RuleTraffic {
  /** As groups name it: `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` for everything. */
  readonly protocol: string;
  /** Ports, or ICMP's type and code, -1 being any. Absent where the protocol has none. */
  readonly from?: number;
  readonly to?: number;
}

/** The rules that a term takes, between addresses of one family. Undefined: it names a service that nothing declares. */
export function ruleTraffics(term: TrafficTerm, family: 4 | 6, depth = 0): readonly RuleTraffic[] | undefined {
  switch (term.kind) {
    case 'all':
      return [{ protocol: '-1' }];
    case 'ports':
      return (term.ports.length > 0 ? term.ports : [{ low: 0, high: 65_535 }]).map(({ low, high }) => ({
        protocol: term.protocol,
        from: low,
        to: high,
      }));
    case 'icmp':
      // Each is spoken over its own family.
      return (term.protocol === 'icmp') === (family === 4)
        ? [{ protocol: term.protocol, from: term.type ?? -1, to: term.code ?? -1 }]
        : [];
    case 'protocol':
      return [numbered(term.protocol)];
    case 'service': {
      const { target } = term.ref;
      if (target) {
        const all = depth > 20 ? [undefined] : target.traffics.map((inner) => ruleTraffics(inner, family, depth + 1));
        return all.includes(undefined) ? undefined : all.flatMap((one) => one ?? []);
      }
      if (term.builtin === undefined) return undefined;
      if (term.builtin === 'ping')
        return family === 4 ? [{ protocol: 'icmp', from: 8, to: 0 }] : [{ protocol: 'icmpv6', from: 128, to: 0 }];
      return BUILTIN_SERVICES[term.builtin].map(({ protocol, port }) => ({ protocol, from: port, to: port }));
    }
  }
}

/** Protocols that have ports or types go by their names, with all of them. */
function numbered(protocol: number): RuleTraffic {
  if (protocol === 6) return { protocol: 'tcp', from: 0, to: 65_535 };
  if (protocol === 17) return { protocol: 'udp', from: 0, to: 65_535 };
  if (protocol === 1) return { protocol: 'icmp', from: -1, to: -1 };
  if (protocol === 58) return { protocol: 'icmpv6', from: -1, to: -1 };
  return { protocol: String(protocol) };
}
