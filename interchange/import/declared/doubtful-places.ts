import type { Context } from './context.js';

/**
 * What may lie in the only VPC that the input holds, or in one that it does not hold, stands in the first. Neither its way there is told then, nor the filters on it;
 * and where that VPC has no internet gateway, the other one may.
 */
export function doubtPlaces({ network, doubtful, keepTables }: Context): void {
  const told = new Set([...network.all('internet-gateway')].map(([, { vpc }]) => network.keyOf(vpc)));
  for (const key of doubtful) {
    const subnet = network.find(key, 'subnet');
    if (!subnet) continue;
    if (subnet.routeTable === undefined || !keepTables.has(key)) {
      subnet.routeTable = undefined;
      subnet.routeTableUnknown = true;
    }
    subnet.networkAcl = undefined;
    subnet.networkAclUnknown = true;
    const vpc = network.keyOf(subnet.vpc) ?? subnet.vpc;
    if (told.has(vpc)) continue;
    told.add(vpc);
    const label = 'assumed-internet-gateway';
    network.define(`${vpc} ${label}`, { kind: 'internet-gateway', vpc, ids: [], label, maybe: true });
  }
}
