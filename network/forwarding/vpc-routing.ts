import {
  type InternetGateway,
  mainRouteTable,
  type RouteTable,
  type Subnet,
  type Vpc,
  type VpnGateway,
} from '../topology/index.js';

/** Which table is in force where in one VPC. */
export interface VpcRouting {
  readonly main: RouteTable | undefined;
  /** The subnets of each table, those that have it as the main table included. */
  readonly subnetsOf: ReadonlyMap<RouteTable, readonly Subnet[]>;
  /** Edge tables, and the gateway each is associated with. */
  readonly edgeTables: ReadonlyMap<RouteTable, InternetGateway | VpnGateway>;
}

/** A topology is never changed, so what follows from a VPC is worked out once for all rules. */
const known = new WeakMap<Vpc, VpcRouting>();

export function vpcRouting(vpc: Vpc): VpcRouting {
  let routing = known.get(vpc);
  if (!routing) {
    routing = build(vpc);
    known.set(vpc, routing);
  }
  return routing;
}

function build(vpc: Vpc): VpcRouting {
  const main = mainRouteTable(vpc);
  const subnetsOf = new Map<RouteTable, Subnet[]>();
  for (const subnet of vpc.subnets) {
    const table = subnet.routeTable ? subnet.routeTable.target : main;
    if (!table) continue;
    const subnets = subnetsOf.get(table);
    if (subnets) subnets.push(subnet);
    else subnetsOf.set(table, [subnet]);
  }
  const edgeTables = new Map<RouteTable, InternetGateway | VpnGateway>();
  for (const gateway of [...vpc.internetGateways, ...vpc.vpnGateways]) {
    const table = gateway.routeTable?.target;
    if (table && table.vpc === vpc) edgeTables.set(table, gateway);
  }
  return { main, subnetsOf, edgeTables };
}

/** The table in force; `local` where none is declared, so that AWS's own main table with `local` alone is; `unknown` where the reference leads nowhere. */
export function tableInForce(subnet: Subnet): RouteTable | 'local' | 'unknown' {
  if (subnet.routeTable) return subnet.routeTable.target ?? 'unknown';
  return vpcRouting(subnet.vpc).main ?? 'local';
}

/** False where some subnet names a table that leads nowhere, or some table may hold more than is written: its routes may be the ones that are missed. */
export function everyTableKnown(vpc: Vpc): boolean {
  return (
    !vpc.unknown &&
    vpc.routeTables.every(({ unknown }) => !unknown) &&
    vpc.subnets.every(({ routeTable }) => !routeTable || routeTable.target)
  );
}
