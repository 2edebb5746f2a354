import type { PortRange } from '../../../network/topology/index.js';
import { coversPeer, coversTraffic, type Holds, portsOf } from './covering.js';
import type { GroupRuleDraft, PeerDraft, TrafficDraft } from './draft.js';

/** What is of both kinds; undefined where nothing is. */
export function commonTraffic(one: TrafficDraft, other: TrafficDraft): TrafficDraft | undefined {
  if (coversTraffic(one, other)) return other;
  if (coversTraffic(other, one)) return one;
  if (one.kind !== 'ports' || other.kind !== 'ports' || one.protocol !== other.protocol) return undefined;
  const ports = portsOf(one).flatMap((mine) => commonPorts(mine, portsOf(other)));
  return ports.length === 0 ? undefined : { ...one, ports };
}

function commonPorts({ low, high }: PortRange, others: readonly PortRange[]): PortRange[] {
  return others
    .map((other) => ({ low: Math.max(low, other.low), high: Math.min(high, other.high) }))
    .filter((both) => both.low <= both.high);
}

/** Of two blocks of one family that share an address, one holds the other. */
export function commonPeer(one: PeerDraft, other: PeerDraft, holds: Holds = coversPeer): PeerDraft | undefined {
  if (holds(one, other)) return other;
  return holds(other, one) ? one : undefined;
}

/** What two rules allow alike. */
export function commonRules(one: GroupRuleDraft, other: GroupRuleDraft, holds: Holds): GroupRuleDraft[] {
  const traffics = one.traffics.flatMap((mine) =>
    other.traffics.flatMap((theirs) => commonTraffic(mine, theirs) ?? []),
  );
  const peers = one.peers.flatMap((mine) => other.peers.flatMap((theirs) => commonPeer(mine, theirs, holds) ?? []));
  return traffics.length === 0 || peers.length === 0 ? [] : [{ traffics, peers }];
}
