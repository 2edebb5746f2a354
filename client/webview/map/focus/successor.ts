import type { MapSubnet, MapVpc, NetworkMap } from '../../../../server/protocol.js';

type Shown = MapVpc | MapSubnet;

/** The VPCs and subnets of a map: what it can be narrowed to. */
export function* narrowings(map: NetworkMap): Generator<Shown> {
  for (const vpc of map.vpcs) {
    yield vpc;
    for (const { subnets } of vpc.zones) yield* subnets;
  }
}

/**
 * What an element that is no longer there is called now: of those that were not there before, the one that stands where it stood, has its blocks, or its name in a VPC that has another.
 * Undefined where none does, or two do alike: then it is gone.
 */
export function successorOf(gone: Shown, before: NetworkMap, now: NetworkMap): string | undefined {
  const old = new Set([...narrowings(before)].map(({ id }) => id));
  const fresh = [...narrowings(now)].filter(({ id, kind }) => kind === gone.kind && !old.has(id));
  const rated = fresh
    .map((one) => ({ id: one.id, likeness: likeness(gone, one) }))
    .filter((one) => one.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness);
  const [best, next] = rated;
  return best && best.likeness !== next?.likeness ? best.id : undefined;
}

/** A name alone tells nothing: another VPC may have a subnet that is called so. */
function likeness(a: Shown, b: Shown): number {
  const place = a.origin.file === b.origin.file && a.origin.range.start.line === b.origin.range.start.line;
  const blocks = a.cidrs.join() === b.cidrs.join() && a.cidrs.length > 0;
  if (!place && !blocks) return 0;
  return (place ? 2 : 0) + (blocks ? 2 : 0) + (a.label === b.label ? 1 : 0);
}
