import type { MatrixFlow, TrafficBox, Verdict } from '../../../network/answers/index.js';
import { servicesText } from '../traffic-words.js';

export type Disposition = Exclude<Verdict, 'blocked'>;

/** Every box of a flow, with what becomes of it. */
export function dispositions(flow: MatrixFlow): (readonly [disposition: Disposition, box: TrafficBox])[] {
  return [
    ...flow.reachable.map((box) => ['reachable', box] as const),
    ...flow.partly.map((box) => ['partly', box] as const),
    ...flow.oneWay.map((box) => ['one-way', box] as const),
    ...flow.unknown.map((box) => ['unknown', box] as const),
  ];
}

/** What gets through, in a few words: `tcp 443; icmp 8/0 (one-way)`. */
export function flowWords(flow: MatrixFlow): string {
  const part = (disposition: Disposition, boxes: readonly TrafficBox[]): string[] => {
    if (boxes.length === 0) return [];
    return [disposition === 'reachable' ? servicesText(boxes) : `${servicesText(boxes)} (${disposition})`];
  };
  return [
    ...part('reachable', flow.reachable),
    ...part('partly', flow.partly),
    ...part('one-way', flow.oneWay),
    ...part('unknown', flow.unknown),
  ].join('; ');
}

export const SIGN: Readonly<Record<Verdict, string>> = {
  reachable: '●',
  partly: '◐',
  'one-way': '→',
  unknown: '?',
  blocked: '·',
};
