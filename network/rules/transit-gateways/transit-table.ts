import { type AddressSet, addressSetOfCidrs } from '../../address/address-set.js';
import type { Cidr } from '../../address/cidr.js';
import { validCidrs } from '../../topology/effective.js';
import type { Attached, Topology, TransitGateway, TransitGatewayRouteTable, Vpc } from '../../topology/model.js';
import type { Origin } from '../../topology/origin.js';
import { destinationBlocks } from '../route-tables/destination.js';
import { announced, learnedBy } from '../vpn/announced.js';
import { attachedTo } from './attached.js';

/** What the table that an attachment is associated with leads to. */
export interface TransitTable {
  /** For a message: `its route table x`. */
  readonly name: string;
  readonly origin: Origin;
  /** Every address it has a route for, `blackhole` included: that is a route on purpose. */
  readonly destinations: AddressSet;
  readonly known: boolean;
}

/** The table of each attached VPC. */
export function transitTables(gateway: TransitGateway, topology: Topology): Map<Vpc, TransitTable> {
  const tables = new Map<Vpc, TransitTable>();
  if (gateway.routeTables.length === 0) {
    const table = defaultTable(gateway, topology);
    for (const { vpc } of gateway.attachments) if (vpc.target) tables.set(vpc.target, table);
    return tables;
  }
  for (const table of gateway.routeTables) {
    const made = tableOf(table);
    for (const { target } of table.associations) if (target?.kind === 'vpc') tables.set(target, made);
  }
  return tables;
}

/** Without tables of its own it has one, into which everything attached propagates. A peering of transit gateways never does. */
function defaultTable(gateway: TransitGateway, topology: Topology): TransitTable {
  const { attached, known } = attachedTo(gateway, topology);
  const learned = learnedBy(gateway, topology);
  const vpcs = [...attached].flatMap((what) => (what.kind === 'vpc' ? validCidrs(what.cidrs) : []));
  const announcements = learned.announcements.flatMap(({ cidrs }) => cidrs);
  return {
    name: 'the default route table',
    origin: gateway.nameOrigin,
    destinations: addressSetOfCidrs([...vpcs, ...announcements]),
    // With nothing else attached the file tells nothing of where it leads: it may well belong to another account.
    known: known && learned.known && attached.size > 1,
  };
}

function tableOf(table: TransitGatewayRouteTable): TransitTable {
  const cidrs: Cidr[] = [];
  let known = true;
  for (const route of table.routes) {
    const blocks = destinationBlocks(route.destination, undefined);
    cidrs.push(...blocks.cidrs);
    known &&= blocks.known;
  }
  for (const { target } of table.propagations) {
    const blocks = target ? propagated(target) : { cidrs: [], known: false };
    cidrs.push(...blocks.cidrs);
    known &&= blocks.known;
  }
  return {
    name: `the route table \`${table.name}\``,
    origin: table.nameOrigin,
    destinations: addressSetOfCidrs(cidrs),
    known,
  };
}

function propagated(what: Attached): { cidrs: readonly Cidr[]; known: boolean } {
  if (what.kind === 'vpc') return { cidrs: validCidrs(what.cidrs), known: true };
  return what.kind === 'peering' ? { cidrs: [], known: true } : announced(what);
}
