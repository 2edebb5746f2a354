import { say } from '../../../network/words/index.js';
import type { RouteDraft } from '../builder/draft.js';
import { isUnknownVpc } from '../builder/placeholders.js';
import type { Import } from './context.js';

/**
 * Where no list tells any route: `local` alone, and the internet gateway for subnets that give their interfaces public addresses,
 * and for those in which a public NAT gateway sits, since it works nowhere else.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
export function assumeRoutes(context: Import): void {
  const { network, described, warnings } = context;
  if (described.has('RouteTables')) return;
  warnings.add(
    say`
      No route tables are in the data. Every table is taken to hold \`local\` alone, save that subnets which map
      public addresses, or hold a public NAT gateway, send 0.0.0.0/0 to the internet gateway of their VPC.
    `,
  );
  const open = new Set(context.mapsPublicAddresses);
  for (const [, resource] of network.all('resource'))
    if (resource.type === 'nat-gateway' && !resource.privateNat)
      for (const subnet of resource.subnets) open.add(subnet);
  const named = vpcsWithNamedTables(context);
  for (const [gateway, { vpc }] of [...network.all('internet-gateway')]) {
    if (named.has(vpc)) continue;
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

/** Tables that another list names are not missing: they are there, and were not described. */
const vpcsWithNamedTables = (context: Import): ReadonlySet<string> =>
  new Set(namedTables(context).map(({ vpc }) => vpc));

/** A regional NAT gateway has a table of its own, which its owner may have changed: where others are described and it is not, its routes are not told. */
function mentionTablesOfNats({ network, warnings }: Import): void {
  for (const [id, { vpc, routeTable }] of [...network.all('regional-nat-gateway')]) {
    if (routeTable === undefined || network.has(routeTable, 'route-table')) continue;
    warnings.add(
      say`
        The routes of ${routeTable}, the table of regional NAT gateway ${id}, are not in the data: what becomes of
        what it sends is unknown. Ask AWS for all of them: \`aws ec2 describe-route-tables\`.
      `,
    );
    network.define(routeTable, {
      kind: 'route-table',
      vpc,
      ids: [routeTable],
      main: false,
      unknown: true,
      routes: [],
      propagations: [],
    });
  }
}

/** Of which subnets a table that is not described is the table, nobody tells. */
const vpcsWithUntoldTables = (context: Import): ReadonlySet<string> =>
  new Set(namedTables(context).flatMap(({ vpc, table }) => (context.network.has(table, 'route-table') ? [] : [vpc])));

function namedTables({ network }: Import): { vpc: string; table: string }[] {
  const endpoints = [...network.all('gateway-endpoint')].flatMap(([, { vpc, routeTables }]) =>
    routeTables.map((table) => ({ vpc, table })),
  );
  const nats = [...network.all('regional-nat-gateway')].flatMap(([, { vpc, routeTable: table }]) =>
    table === undefined ? [] : [{ vpc, table }],
  );
  return [...endpoints, ...nats];
}

/**
 * Every VPC has a main table. Where it is not among those described, what a subnet without a table of its own does is unknown;
 * so it is where an empty answer, or one that names tables, shows that they were not described.
 */
export function doubtRoutes(context: Import): void {
  const { network, described, warnings, mainTables, uncertainRouting } = context;
  const named = vpcsWithNamedTables(context);
  if (described.has('RouteTables')) for (const vpc of vpcsWithUntoldTables(context)) uncertainRouting.add(vpc);
  if (described.has('RouteTables')) mentionTablesOfNats(context);
  for (const [id, subnet] of network.all('subnet')) {
    const { vpc } = subnet;
    if (subnet.routeTableUnknown) subnet.routeTable = undefined;
    else if (subnet.routeTable !== undefined) continue;
    if (isUnknownVpc(network, vpc) || (subnet.unknown && subnet.routeTableUnknown)) continue;
    const isTold = mainTables.has(vpc) && !uncertainRouting.has(vpc) && !uncertainRouting.has('all');
    if (described.has('RouteTables') ? isTold : !named.has(vpc)) continue;
    warnings.add(
      say`
        The data do not tell which route table subnet ${id} uses: what it does with a packet is unknown. Ask AWS
        for all of them: \`aws ec2 describe-route-tables\`, in the region and account of ${vpc}.
      `,
    );
    subnet.routeTableUnknown = true;
  }
}
