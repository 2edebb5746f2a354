import {
  boxesOfPackets,
  type Change,
  type Difference,
  type TrafficBox,
  type Verdict,
} from '../../../network/answers/index.js';

/** Traffic of one pair whose fate changes, as it is printed. */
export interface ToldChange {
  readonly from: string;
  readonly to: string;
  readonly before: Verdict;
  readonly after: Verdict;
  readonly replies?: 'lost' | 'gained';
  /** `clientPorts` are those whose packets change. */
  readonly traffic: readonly TrafficBox[];
}

export function toldChange({ from, to, before, after, replies, packets, translatedPorts }: Change): ToldChange {
  return {
    from,
    to,
    before,
    after,
    ...(replies ? { replies } : {}),
    traffic: packets.flatMap((some) => boxesOfPackets(some, translatedPorts)),
  };
}

export function isDifferent({ added, removed, changes }: Difference): boolean {
  return added.length + removed.length + changes.length > 0;
}
