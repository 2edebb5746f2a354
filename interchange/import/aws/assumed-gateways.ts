import { say } from '../../../network/words/index.js';
import type { Import } from './context.js';

/**
 * AWS gives a public address only in a VPC that has an internet gateway, so a VPC with public addresses, or with a public NAT gateway, has one, though the data tell none.
 * Where no list of them is there at all, so has one whose subnets are to give public addresses. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html
 */
export function assumeInternetGateways(context: Import): void {
  const { network, described, warnings } = context;
  const known = new Set([...network.all('internet-gateway')].map(([, { vpc }]) => vpc));
  const needed = new Set<string>();
  for (const [, owner] of [...network.all('resource'), ...network.all('regional-nat-gateway')])
    if (owner.publicIps.length > 0) needed.add(owner.vpc);
  for (const [, balancer] of network.all('load-balancer')) if (balancer.isPublic) needed.add(balancer.vpc);
  if (!described.has('InternetGateways') || described.untold('InternetGateways').length > 0)
    for (const [id, { vpc }] of network.all('subnet')) if (context.mapsPublicAddresses.has(id)) needed.add(vpc);
  for (const vpc of needed) {
    if (known.has(vpc)) continue;
    warnings.add(
      say`The internet gateway of ${vpc} is not in the data: it has public addresses, so it is taken to have one.`,
    );
    const label = 'assumed-internet-gateway';
    network.define(`${vpc} ${label}`, { kind: 'internet-gateway', vpc, ids: [], label });
  }
}
