import { say } from '../../../network/words/index.js';
import type { Context } from './context.js';

/**
 * A VPC that is only mentioned, or looked up, may have an internet gateway that the input does not tell. It has one where something in it has a public address: AWS gives none without.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html
 */
export function assumeInternetGateways(context: Context): void {
  const { network, partlyTold, warnings } = context;
  const told = new Set([...network.all('internet-gateway')].map(([, { vpc }]) => network.keyOf(vpc)));
  const needed = new Set<string | undefined>();
  for (const [, owner] of [...network.all('resource'), ...network.all('regional-nat-gateway')])
    if (!owner.maybe && owner.publicIps.some(({ maybe }) => !maybe)) needed.add(network.keyOf(owner.vpc));
  for (const [, balancer] of network.all('load-balancer'))
    if (balancer.isPublic) needed.add(network.keyOf(balancer.vpc));
  for (const vpc of partlyTold) {
    if (!network.has(vpc, 'vpc') || told.has(vpc)) continue;
    const label = 'assumed-internet-gateway';
    const maybe = needed.has(vpc) ? undefined : true;
    network.define(`${vpc} ${label}`, { kind: 'internet-gateway', vpc, ids: [], label, maybe });
    if (!maybe) {
      const name = network.find(vpc, 'vpc')?.label ?? vpc;
      warnings.add(
        say`
          The internet gateway of ${name} is not in the input: it has one, since something in it has a public
          address.
        `,
      );
    }
  }
}

/** Routes that nobody tells may lead to an internet gateway that the input does not hold either, and from it may come what they answer. */
export function doubtInternetGateways({ network, warnings }: Context): void {
  const taken = new Set([...network.all('internet-gateway')].map(([, { vpc }]) => network.keyOf(vpc)));
  const open = new Set<string | undefined>();
  for (const [, { vpc, routeTable, routeTableUnknown }] of network.all('subnet'))
    if (routeTableUnknown || (routeTable !== undefined && !network.has(routeTable))) open.add(network.keyOf(vpc));
  for (const [, { vpc, unknown }] of network.all('route-table')) if (unknown) open.add(network.keyOf(vpc));
  for (const [vpc, { label = vpc }] of [...network.all('vpc')]) {
    if (taken.has(vpc) || !open.has(vpc)) continue;
    warnings.add(
      say`
        The input does not tell whether ${label} has an internet gateway, nor all of its routes: whether the internet
        reaches it is unknown.
      `,
    );
    network.define(`${vpc} untold-internet-gateway`, {
      kind: 'internet-gateway',
      vpc,
      ids: [],
      label: 'untold-internet-gateway',
      maybe: true,
    });
  }
}
