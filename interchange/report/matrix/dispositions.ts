import type { MatrixFlow, TrafficBox, Verdict } from '../../../network/answers/index.js';
import { othersIn, stoppedBoxes } from '../reach/stopped.js';
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

/** What gets through, in a few words: `tcp 443; icmp 8/0 (one-way)`; and where that is nearly all, the few that do not: `tcp on every other port; tcp 22 (blocked)`. */
export function flowWords(flow: MatrixFlow): string {
  const services = (boxes: readonly TrafficBox[]): string => servicesText(boxes, (one) => othersIn(one, EVERYTHING));
  const part = (verdict: Verdict, boxes: readonly TrafficBox[]): string[] => {
    if (boxes.length === 0) return [];
    return [verdict === 'reachable' ? services(boxes) : `${services(boxes)} (${verdict})`];
  };
  return [
    ...part('reachable', flow.reachable),
    ...part('partly', flow.partly),
    ...part('one-way', flow.oneWay),
    ...part('unknown', flow.unknown),
    ...part('blocked', stoppedBoxes(betweenAny(flow))),
  ].join('; ');
}

/** Services alone are told, whichever ends they are between: blocked is what gets through between none. */
function betweenAny({ reachable, partly, oneWay, unknown }: MatrixFlow): Parameters<typeof stoppedBoxes>[0] {
  const any = ({ from, ...box }: TrafficBox): TrafficBox => ({ ...box, from: from.includes('.') ? '' : ':', to: '' });
  return {
    from: '',
    to: '',
    ...EVERYTHING,
    reachable: reachable.map(any),
    partly: partly.map(any),
    oneWay: oneWay.map(any),
    unknown: unknown.map(any),
  };
}

/** What a matrix asks. */
const EVERYTHING = { traffic: 'all' } as const;

export const SIGN: Readonly<Record<Verdict, string>> = {
  reachable: '●',
  partly: '◐',
  'one-way': '→',
  unknown: '?',
  blocked: '·',
};
