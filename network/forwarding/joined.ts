import type { Topology, Vpc } from '../topology/index.js';

const memo = new WeakMap<Topology, { readonly joined: ReadonlySet<Vpc>; readonly open: boolean }>();

/** Whether packets may come to the VPC from other VPCs: over a peering or a transit gateway. True too where an end of one leads nowhere, which may be this VPC. */
export function isJoined(vpc: Vpc, topology: Topology): boolean {
  let known = memo.get(topology);
  if (!known) {
    const ends = [
      ...topology.peerings.flatMap((peering) => peering.ends.map(({ target }) => target)),
      ...topology.transitGateways.flatMap(({ attachments }) => attachments.map((one) => one.vpc.target)),
    ];
    const joined = new Set(ends.filter((end) => end?.kind === 'vpc'));
    known = { joined, open: ends.some((end) => !end) };
    memo.set(topology, known);
  }
  return known.open || known.joined.has(vpc);
}
