import { printTraffics } from '../../language/index.js';
import { BUILTIN_SERVICES, type Topology, type TrafficTerm } from '../../network/topology/index.js';

/** More nobody looks through. */
const MOST_WRITTEN = 200;

/** What may be asked for: the files' own services first, each of which takes the place of a built-in one of its name, then the built-in ones, then what rules and services speak of by its number. */
export function askedTraffic({ services, vpcs }: Topology): string[] {
  const named = [...services.map(({ name }) => name), ...Object.keys(BUILTIN_SERVICES), 'ping'];
  const written = new Set<string>();
  const add = (terms: readonly TrafficTerm[]): void => {
    for (const term of terms)
      if (term.kind !== 'service' && term.kind !== 'all' && written.size < MOST_WRITTEN)
        written.add(printTraffics([term]));
  };
  for (const { traffics } of services) add(traffics);
  for (const { securityGroups, networkAcls, loadBalancers } of vpcs) {
    for (const { inbound = [], outbound = [] } of securityGroups)
      for (const { traffics } of [...inbound, ...outbound]) add(traffics);
    for (const { listeners } of loadBalancers) for (const { traffic } of listeners) add([traffic]);
    for (const { inbound, outbound } of networkAcls)
      for (const { traffic } of [...inbound, ...outbound]) add([traffic]);
  }
  return [...new Set([...named, ...written])];
}
