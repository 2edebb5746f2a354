import type { AddressTerms } from '../../../network/address/index.js';
import {
  boxesOfPackets,
  type Change,
  type Difference,
  type TrafficBox,
  type Verdict,
} from '../../../network/answers/index.js';
import { trafficWords } from './words.js';

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

export function toldChange({ from, to, before, after, replies, traffic }: ReportedChange): ToldChange {
  return { from, to, before, after, ...(replies ? { replies } : {}), traffic };
}

/** A change with all that any format tells of it. */
export interface ReportedChange extends ToldChange {
  /** The traffic in words, for readers. */
  readonly words: string;
}

/** A difference for every format alike: values alone, so that it can be put together of parts. */
export interface DiffReport {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changes: readonly ReportedChange[];
}

/** `terms`: what addresses are called. */
export function diffReport({ added, removed, changes }: Difference, terms?: AddressTerms): DiffReport {
  return { added, removed, changes: changes.map((change) => reportedChange(change, terms)) };
}

/** Each format asks for one of the two ways to tell the traffic, so that is made when it is asked for. */
export function reportedChange(change: Change, terms?: AddressTerms): ReportedChange {
  const { from, to, before, after, replies } = change;
  return {
    from,
    to,
    before,
    after,
    ...(replies ? { replies } : {}),
    get traffic() {
      return trafficOf(change);
    },
    get words() {
      return trafficWords(change, terms);
    },
  };
}

const trafficOf = ({ packets, translatedPorts }: Change): TrafficBox[] =>
  packets.flatMap((some) => boxesOfPackets(some, translatedPorts));

export function isDifferent({ added, removed, changes }: DiffReport): boolean {
  return added.length + removed.length + changes.length > 0;
}
