import {
  type AddressSet,
  addressCount,
  formatAddressSet,
  intersectAddresses,
  subtractAddresses,
  unionAddresses,
} from '../address/index.js';
import {
  intersectServices,
  NO_SERVICES,
  type ServiceSet,
  serviceRange,
  subtractServices,
  uniteAllServices,
} from './service-set.js';

/**
 * Sets of packets, closed under union, intersection and difference: source and destination addresses, service (protocol with destination port, or ICMP type and code), and source port.
 *
 * A set is a decision diagram over those four dimensions in that order. Invariant: the labels of a node's edges are disjoint, no edge leads to the empty set,
 * and no two edges lead to the same child; nodes are interned. So equal sets are the same object, and the same set always yields the same boxes.
 */
export interface PacketSet {
  readonly id: number;
  readonly edges: readonly Edge[];
}

interface Edge {
  readonly label: Label;
  readonly child: PacketSet;
}

type Label = AddressSet | ServiceSet;

/** One product of sets. */
export interface PacketBox {
  readonly source: AddressSet;
  readonly destination: AddressSet;
  readonly services: ServiceSet;
  /** Source ports, on the TCP part of the service line; for protocols without ports all of them. */
  readonly sourcePorts: ServiceSet;
}

/** Every source port. */
export const ANY_PORT: ServiceSet = serviceRange(0, 65535);

interface LabelAlgebra {
  intersect(a: Label, b: Label): Label;
  subtract(a: Label, b: Label): Label;
  unite(labels: readonly Label[]): Label;
  isEmpty(a: Label): boolean;
  key(a: Label): string;
}

const addresses: LabelAlgebra = {
  intersect: (a, b) => intersectAddresses(a as AddressSet, b as AddressSet),
  subtract: (a, b) => subtractAddresses(a as AddressSet, b as AddressSet),
  unite: (labels) => unionAddresses(...(labels as AddressSet[])),
  isEmpty: (a) => (a as AddressSet).length === 0,
  key: (a) => formatAddressSet(a as AddressSet),
};
const services: LabelAlgebra = {
  intersect: (a, b) => intersectServices(a as ServiceSet, b as ServiceSet),
  subtract: (a, b) => subtractServices(a as ServiceSet, b as ServiceSet),
  unite: (labels) => uniteAllServices(labels as ServiceSet[]),
  isEmpty: (a) => a === NO_SERVICES,
  key: (a) => String((a as ServiceSet).id),
};
const DIMENSIONS: readonly LabelAlgebra[] = [addresses, addresses, services, services];

const interned = new Map<string, PacketSet>();
const intern = (key: string, edges: readonly Edge[]): PacketSet => {
  let set = interned.get(key);
  if (!set) {
    set = { id: interned.size, edges };
    interned.set(key, set);
  }
  return set;
};

export const NO_PACKETS: PacketSet = intern('none', []);
/** Below the last dimension: everything that got here is in. */
const END: PacketSet = intern('end', []);

/** Joins edges with the same child, drops empty ones, orders the rest. */
function node(depth: number, edges: readonly Edge[]): PacketSet {
  const algebra = DIMENSIONS[depth] as LabelAlgebra;
  const byChild = new Map<PacketSet, Label[]>();
  for (const { label, child } of edges) {
    if (child === NO_PACKETS || algebra.isEmpty(label)) continue;
    const known = byChild.get(child);
    if (known) known.push(label);
    else byChild.set(child, [label]);
  }
  if (byChild.size === 0) return NO_PACKETS;
  const keyed = [...byChild]
    .map(([child, labels]) => {
      const label = labels.length === 1 ? (labels[0] as Label) : algebra.unite(labels);
      return { child, label, key: algebra.key(label) };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return intern(`${depth}|${keyed.map(({ key, child }) => `${key}>${child.id}`).join('|')}`, keyed);
}

export function packetBox(box: PacketBox): PacketSet {
  const labels: Label[] = [box.source, box.destination, box.services, box.sourcePorts];
  return labels.reduceRight<PacketSet>((child, label, depth) => node(depth, [{ label, child }]), END);
}

/** The union of boxes. Those with one pair of addresses are united first, and where the address sets are disjoint the rest needs no comparing. */
export function packetsOf(boxes: readonly PacketBox[]): PacketSet {
  const bySource = new Map<
    string,
    {
      readonly source: AddressSet;
      readonly byDestination: Map<string, { readonly destination: AddressSet; inner: PacketSet }>;
    }
  >();
  for (const { source, destination, services: served, sourcePorts } of boxes) {
    const row = bySource.get(addresses.key(source)) ?? { source, byDestination: new Map() };
    bySource.set(addresses.key(source), row);
    const inner = node(2, [{ label: served, child: node(3, [{ label: sourcePorts, child: END }]) }]);
    const known = row.byDestination.get(addresses.key(destination));
    if (known) known.inner = apply('union', known.inner, inner, 2, new Map());
    else row.byDestination.set(addresses.key(destination), { destination, inner });
  }
  const rows = [...bySource.values()].map(({ source, byDestination }) => {
    const cells = [...byDestination.values()];
    const child = disjoint(cells.map(({ destination }) => destination))
      ? node(
          1,
          cells.map(({ destination, inner }) => ({ label: destination, child: inner })),
        )
      : cells.reduce(
          (set, { destination, inner }) =>
            apply('union', set, node(1, [{ label: destination, child: inner }]), 1, new Map()),
          NO_PACKETS,
        );
    return { source, child };
  });
  if (disjoint(rows.map(({ source }) => source)))
    return node(
      0,
      rows.map(({ source, child }) => ({ label: source, child })),
    );
  return rows.reduce((set, { source, child }) => unitePackets(set, node(0, [{ label: source, child }])), NO_PACKETS);
}

function disjoint(sets: readonly AddressSet[]): boolean {
  let total = 0n;
  for (const set of sets) total += addressCount(set);
  return addressCount(unionAddresses(...sets)) === total;
}

type Operation = 'union' | 'intersection' | 'difference';

function apply(
  operation: Operation,
  a: PacketSet,
  b: PacketSet,
  depth: number,
  memo: Map<string, PacketSet>,
): PacketSet {
  if (a === b) return operation === 'difference' ? NO_PACKETS : a;
  if (a === NO_PACKETS) return operation === 'union' ? b : NO_PACKETS;
  if (b === NO_PACKETS) return operation === 'intersection' ? NO_PACKETS : a;
  const key = `${a.id} ${b.id}`;
  const known = memo.get(key);
  if (known) return known;
  const algebra = DIMENSIONS[depth] as LabelAlgebra;
  const edges: Edge[] = [];
  let restOfB = b.edges;
  for (const left of a.edges) {
    let alone: Label = left.label;
    const remaining: Edge[] = [];
    for (const right of restOfB) {
      const common = algebra.intersect(left.label, right.label);
      if (algebra.isEmpty(common)) {
        remaining.push(right);
        continue;
      }
      edges.push({ label: common, child: apply(operation, left.child, right.child, depth + 1, memo) });
      alone = algebra.subtract(alone, right.label);
      const rest = algebra.subtract(right.label, left.label);
      if (!algebra.isEmpty(rest)) remaining.push({ label: rest, child: right.child });
    }
    restOfB = remaining;
    if (operation !== 'intersection') edges.push({ label: alone, child: left.child });
  }
  if (operation === 'union') edges.push(...restOfB);
  const result = node(depth, edges);
  memo.set(key, result);
  return result;
}

export const unitePackets = (a: PacketSet, b: PacketSet): PacketSet => apply('union', a, b, 0, new Map());
export const intersectPackets = (a: PacketSet, b: PacketSet): PacketSet => apply('intersection', a, b, 0, new Map());
export const subtractPackets = (a: PacketSet, b: PacketSet): PacketSet => apply('difference', a, b, 0, new Map());
export const samePackets = (a: PacketSet, b: PacketSet): boolean => a === b;
export const isNoPackets = (a: PacketSet): boolean => a === NO_PACKETS;

/** The set as disjoint boxes, always in the same order. */
export function boxesOf(set: PacketSet): PacketBox[] {
  const out: PacketBox[] = [];
  for (const source of set.edges)
    for (const destination of source.child.edges)
      for (const service of destination.child.edges)
        for (const port of service.child.edges)
          out.push({
            source: source.label as AddressSet,
            destination: destination.label as AddressSet,
            services: service.label as ServiceSet,
            sourcePorts: port.label as ServiceSet,
          });
  return out;
}

/** One box of the set, or undefined if it is empty. */
export function samplePackets(set: PacketSet): PacketBox | undefined {
  return boxesOf(set)[0];
}
