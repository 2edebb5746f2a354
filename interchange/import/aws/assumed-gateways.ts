import type { Import } from './context.js';

/**
 * Where no list of internet gateways is in the data: AWS gives a public address only in a VPC that has one, so a VPC with public addresses,
 * or with a public NAT gateway, has one. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html
 */
export function assumeInternetGateways(context: Import): void {
  const { network, described, warnings } = context;
  if (described.has('InternetGateways')) return;
  const known = new Set([...network.all('internet-gateway')].map(([, { vpc }]) => vpc));
  const needed = new Set<string>();
  for (const [, owner] of [...network.all('resource'), ...network.all('regional-nat-gateway')])
    if (owner.publicIps.length > 0) needed.add(owner.vpc);
  for (const [, balancer] of network.all('load-balancer')) if (balancer.isPublic) needed.add(balancer.vpc);
  for (const [id, { vpc }] of network.all('subnet')) if (context.mapsPublicAddresses.has(id)) needed.add(vpc);
  for (const vpc of needed) {
    if (known.has(vpc)) continue;
    warnings.add(`No internet gateways are in the data: ${vpc}, which has public addresses, is taken to have one.`);
    const label = 'assumed-internet-gateway';
    network.define(`${vpc} ${label}`, { kind: 'internet-gateway', vpc, ids: [], label });
  }
}
