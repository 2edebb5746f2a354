import type { Family } from '../address/index.js';
import {
  BUILTIN_SERVICES,
  type BuiltinServiceName,
  type PortProtocol,
  type ServiceDeclaration,
  type TrafficTerm,
} from '../topology/index.js';
import { ICMP, ICMPV6, TCP, UDP } from './service-line.js';
import {
  icmpServices,
  intersectServices,
  portListServices,
  portServices,
  possibleServices,
  protocolServices,
  type ServiceSet,
  uniteAllServices,
} from './service-set.js';

export const ECHO_REQUEST = 8;
export const ECHO_REPLY = 0;
export const ECHO_REQUEST_V6 = 128;
export const ECHO_REPLY_V6 = 129;

const numberOf = (protocol: PortProtocol): typeof TCP | typeof UDP => (protocol === 'tcp' ? TCP : UDP);

/** The services of a built-in name. `ping` is the echo request of the family asked about. */
function builtinServices(name: BuiltinServiceName, family: Family): ServiceSet {
  if (name === 'ping')
    return family === 4 ? icmpServices(ICMP, ECHO_REQUEST, 0) : icmpServices(ICMPV6, ECHO_REQUEST_V6, 0);
  return uniteAllServices(
    BUILTIN_SERVICES[name].map(({ protocol, port }) => portServices(numberOf(protocol), port, port)),
  );
}

/** What a list of terms means between addresses of one family. Undefined where a term names a service that nothing declares. */
export function servicesOf(terms: readonly TrafficTerm[], family: Family): ServiceSet | undefined {
  return unite(terms, family, new Set());
}

function unite(terms: readonly TrafficTerm[], family: Family, open: Set<ServiceDeclaration>): ServiceSet | undefined {
  const sets: ServiceSet[] = [];
  for (const term of terms) {
    const services = servicesOfTerm(term, family, open);
    if (!services) return undefined;
    sets.push(services);
  }
  return uniteAllServices(sets);
}

const withinFamily = (services: ServiceSet, family: Family): ServiceSet =>
  intersectServices(services, possibleServices(family));

function servicesOfTerm(term: TrafficTerm, family: Family, open: Set<ServiceDeclaration>): ServiceSet | undefined {
  switch (term.kind) {
    case 'all':
      return possibleServices(family);
    case 'ports': {
      const protocol = numberOf(term.protocol);
      if (term.ports.length === 0) return protocolServices(protocol);
      return portListServices(protocol, term.ports);
    }
    case 'icmp':
      return withinFamily(icmpServices(term.protocol === 'icmp' ? ICMP : ICMPV6, term.type, term.code), family);
    case 'protocol':
      return withinFamily(protocolServices(term.protocol), family);
    case 'service': {
      const declared = term.ref.target;
      if (!declared) return term.builtin ? builtinServices(term.builtin, family) : undefined;
      if (open.has(declared)) return undefined;
      open.add(declared);
      const services = unite(declared.traffics, family, open);
      open.delete(declared);
      return services;
    }
  }
}
