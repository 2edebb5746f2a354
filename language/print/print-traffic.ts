import type { PortRange, TrafficTerm } from '../../network/topology/index.js';
import { declaredName } from './naming.js';

export function printTraffic(term: TrafficTerm): string {
  switch (term.kind) {
    case 'all':
      return 'all';
    case 'ports':
      return term.ports.length === 0 ? term.protocol : `${term.protocol} ${term.ports.map(printPorts).join(', ')}`;
    case 'icmp':
      if (term.type === undefined) return term.protocol;
      return term.code === undefined ? `${term.protocol} ${term.type}` : `${term.protocol} ${term.type}/${term.code}`;
    case 'protocol':
      return `protocol ${term.protocol}`;
    case 'service':
      return (term.ref.target && declaredName(term.ref.target)) ?? term.builtin ?? term.ref.text;
  }
}

export function printTraffics(terms: readonly TrafficTerm[]): string {
  return terms.map(printTraffic).join(', ');
}

export function printPorts({ low, high }: PortRange): string {
  return low === high ? `${low}` : `${low}-${high}`;
}
