import { familyOf } from '../../address/address.js';
import { type Cidr, cidrOf, formatCidr } from '../../address/cidr.js';
import { validCidrs } from '../../topology/effective.js';
import type { Route, RouteTable, RouteTargetElement, Topology, VpnGateway } from '../../topology/model.js';
import { learnedBy } from '../vpn/announced.js';
import { destinationBlocks, isPrefixList } from './destination.js';
import { targetKey } from './target.js';

/** One block that a table can choose, and where from it has it. */
export interface TableEntry {
  readonly cidr: Cidr;
  readonly source: 'local' | 'static' | 'prefix-list' | 'propagated';
  readonly target: RouteTargetElement | 'local' | 'blackhole' | undefined;
  readonly route?: Route;
}

/** All blocks of a table, by block. `known` is false where a prefix list or what a gateway announces is not told. */
export interface TableEntries {
  readonly byBlock: ReadonlyMap<string, readonly TableEntry[]>;
  readonly prefixLengths: { readonly 4: readonly number[]; readonly 6: readonly number[] };
  readonly known: boolean;
}

export function tableEntries(table: RouteTable, topology: Topology): TableEntries {
  const byBlock = new Map<string, TableEntry[]>();
  const lengths = { 4: new Set<number>(), 6: new Set<number>() };
  let known = true;
  const add = (entry: TableEntry): void => {
    const key = formatCidr(entry.cidr);
    const entries = byBlock.get(key);
    if (entries) entries.push(entry);
    else byBlock.set(key, [entry]);
    lengths[familyOf(entry.cidr.base)].add(entry.cidr.prefixLength);
  };
  for (const cidr of validCidrs(table.vpc.cidrs)) add({ cidr, source: 'local', target: 'local' });
  for (const route of table.routes) {
    const source = isPrefixList(route.destination) ? 'prefix-list' : 'static';
    const blocks = destinationBlocks(route.destination, table.vpc);
    known &&= blocks.known;
    for (const cidr of blocks.cidrs) add({ cidr, source, target: targetKey(route.target), route });
  }
  for (const { target } of table.propagations) {
    if (!target) known = false;
    else known = addLearned(target, topology, add) && known;
  }
  const sorted = (set: Set<number>): number[] => [...set].sort((a, b) => b - a);
  return { byBlock, prefixLengths: { 4: sorted(lengths[4]), 6: sorted(lengths[6]) }, known };
}

function addLearned(gateway: VpnGateway, topology: Topology, add: (entry: TableEntry) => void): boolean {
  const learned = learnedBy(gateway, topology);
  for (const { cidrs } of learned.announcements) {
    for (const cidr of cidrs) add({ cidr, source: 'propagated', target: gateway });
  }
  return learned.known;
}

/** What would take a block's traffic if the table had nothing for the block itself: the entries of the next wider one. */
export function nextWider(cidr: Cidr, { byBlock, prefixLengths }: TableEntries): readonly TableEntry[] {
  for (const length of prefixLengths[familyOf(cidr.base)]) {
    if (length >= cidr.prefixLength) continue;
    const entries = byBlock.get(formatCidr(cidrOf(cidr.base, length)));
    if (entries) return entries;
  }
  return [];
}
