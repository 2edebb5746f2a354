import type { RouteDraft } from '../builder/draft.js';
import { unknownRoute } from '../builder/placeholders.js';
import type { Import } from './context.js';

/**
 * Where no list tells any route: `local` alone, and the internet gateway for subnets that give their interfaces public addresses,
 * and for those in which a public NAT gateway sits, since it works nowhere else.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
export function assumeRoutes(context: Import): void {
  const { network, described, warnings } = context;
  if (described.items('RouteTables').length > 0) return;
  warnings.add(
    'No route tables are in the data. Every table is taken to hold `local` alone, save that subnets which map public addresses, or hold a public NAT gateway, send 0.0.0.0/0 to the internet gateway of their VPC.',
  );
  const open = new Set(context.mapsPublicAddresses);
  for (const [, resource] of network.all('resource'))
    if (resource.type === 'nat-gateway' && !resource.privateNat)
      for (const subnet of resource.subnets) open.add(subnet);
  for (const [gateway, { vpc }] of [...network.all('internet-gateway')]) {
    const subnets = [...network.all('subnet')].filter(([id, subnet]) => subnet.vpc === vpc && open.has(id));
    if (subnets.length === 0) continue;
    const id = `${vpc} assumed routes`;
    const routes: RouteDraft[] = [{ destination: { cidr: '0.0.0.0/0' }, target: { ref: gateway } }];
    network.define(id, {
      kind: 'route-table',
      vpc,
      ids: [],
      label: 'assumed-routes',
      doc: 'Assumed: the data tell no route tables.',
      main: false,
      routes,
      propagations: [],
    });
    for (const [, subnet] of subnets) subnet.routeTable = id;
  }
}

/** Every VPC has a main table. Where it is not among those described, what a subnet without a table of its own does is unknown. */
export function doubtRoutes(context: Import): void {
  const { network, described, warnings, mainTables, uncertainRouting } = context;
  if (described.items('RouteTables').length === 0) return;
  for (const [id, subnet] of [...network.all('subnet')]) {
    const { vpc } = subnet;
    if (subnet.routeTable !== undefined || network.has(`${vpc} routes`, 'route-table')) continue;
    if (mainTables.has(vpc) && !uncertainRouting.has(vpc) && !uncertainRouting.has('all')) continue;
    warnings.add(`The data do not tell which route table subnet ${id} uses: what it does with a packet is unknown.`);
    const key = `${vpc} unknown routes`;
    subnet.routeTable = key;
    network.define(key, {
      kind: 'route-table',
      vpc,
      ids: [],
      label: 'unknown-routes',
      doc: 'The data do not tell these routes.',
      main: false,
      routes: [unknownRoute(network, vpc)],
      propagations: [],
    });
  }
}
