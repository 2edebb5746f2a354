import { type Cidr, cidrOf, familyOf, formatCidr } from '../address/index.js';
import type { RouteTable, Topology } from '../topology/index.js';
import { Connections } from './advertised.js';
import { RouteEntries, type RouteEntry } from './route-entries.js';

/** What a table holds, by block. `isWhole` is false where a prefix list or what a gateway learns is not told. */
export interface EntriesByBlock {
  readonly byBlock: ReadonlyMap<string, readonly RouteEntry[]>;
  readonly prefixLengths: { readonly 4: readonly number[]; readonly 6: readonly number[] };
  readonly isWhole: boolean;
}

const connections = new WeakMap<Topology, Connections>();

function connectionsOf(topology: Topology): Connections {
  let known = connections.get(topology);
  if (!known) {
    known = new Connections(topology);
    connections.set(topology, known);
  }
  return known;
}

export function entriesByBlock(table: RouteTable, topology: Topology): EntriesByBlock {
  const endpoints = table.vpc.gatewayEndpoints.filter(({ routeTables }) =>
    routeTables.some(({ target }) => target === table),
  );
  const { entries, open } = new RouteEntries(table, table.vpc, endpoints, (gateway) =>
    connectionsOf(topology).ofGateway(gateway),
  );
  const byBlock = new Map<string, RouteEntry[]>();
  const lengths = { 4: new Set<number>(), 6: new Set<number>() };
  for (const entry of entries) {
    const key = formatCidr(entry.block);
    const same = byBlock.get(key);
    if (same) same.push(entry);
    else byBlock.set(key, [entry]);
    lengths[familyOf(entry.block.base)].add(entry.block.prefixLength);
  }
  const sorted = (set: Set<number>): number[] => [...set].sort((a, b) => b - a);
  return {
    byBlock,
    prefixLengths: { 4: sorted(lengths[4]), 6: sorted(lengths[6]) },
    isWhole: open.every(({ publicOnly }) => publicOnly),
  };
}

/** What would take a block's traffic if the table had nothing for the block itself: the entries of the next wider one. */
export function nextWider(cidr: Cidr, { byBlock, prefixLengths }: EntriesByBlock): readonly RouteEntry[] {
  for (const length of prefixLengths[familyOf(cidr.base)]) {
    if (length >= cidr.prefixLength) continue;
    const entries = byBlock.get(formatCidr(cidrOf(cidr.base, length)));
    if (entries) return entries;
  }
  return [];
}
