import { parseQuestion } from '../../language/index.js';
import type { Answer } from '../../network/answers/index.js';
import { type ExpectationResult, evaluateExpectation } from '../../network/expectations/index.js';
import { partTexts } from '../../network/repairs/index.js';
import type { PairQuestion } from '../protocol.js';
import type { Network } from '../workspace/network.js';

/** An expectation as it is written, and how it fares in the network as it is. */
export interface Expected {
  readonly text: string;
  readonly found: Pick<ExpectationResult, 'holds' | 'message'> | undefined;
  /** The answer says just this: were it not to hold, it would not be what was answered. */
  readonly isAnswered: boolean;
}

/**
 * What an answer says, as an expectation that holds: of what was asked for where that does, else of what is delivered, else of the addresses that the answer is about.
 * A name means all its addresses, also those by which a client would not come, and both families.
 * What an answer does not say is expected as it was asked for: somebody wants it to become so.
 */
export function expectedOf(network: Network, question: PairQuestion, can: boolean): Expected {
  const { from, to, traffic } = question;
  const named: PairQuestion = { from: from.trim(), to: to.trim(), traffic: traffic.trim() };
  const parsed = parseQuestion({ from, to, traffic: traffic || undefined }, network.topology);
  if ('error' in parsed) return { text: textOf(named, can), found: undefined, isAnswered: false };
  const answer = network.analysis.reach({ ...parsed, text: { from, to, traffic: traffic || 'all' } });
  const isAnswered = answer.verdict === (can ? 'reachable' : 'blocked');
  const wanted = named.traffic || !can ? named : { ...named, traffic: deliveredIn(answer) };
  const first = { text: textOf(wanted, can), found: judge(network, wanted, can), isAnswered };
  if (!isAnswered || first.found?.holds === true) return first;
  for (const narrower of can ? whatArrives(answer, named) : whatIsStopped(answer, wanted)) {
    const found = judge(network, narrower, can);
    if (found?.holds === true) return { text: textOf(narrower, can), found, isAnswered };
  }
  return first;
}

function textOf({ from, to, traffic }: PairQuestion, can: boolean): string {
  return `expect ${from} ${can ? 'can' : 'cannot'} reach ${to}${traffic ? ` on ${traffic}` : ''}`;
}

/** Undefined: it cannot be read. */
function judge({ analysis, topology }: Network, wanted: PairQuestion, can: boolean): Expected['found'] {
  const { from, to } = wanted;
  const parsed = parseQuestion({ from, to, traffic: wanted.traffic || undefined }, topology);
  const origin = 'error' in parsed ? undefined : parsed.from[0]?.origin;
  if ('error' in parsed || !origin) return undefined;
  const { traffics, except } = parsed;
  const ends = { from: parsed.from, to: parsed.to, traffics };
  const assertion = can ? { kind: 'can' as const, ...ends, via: [] } : { kind: 'cannot' as const, ...ends, except };
  return evaluateExpectation(analysis, { kind: 'expectation', origin, text: '', assertion });
}

type Boxes = Answer['reachable'];

/** Asked without traffic an answer speaks of what is delivered, and an expectation without of everything: so it names that. Empty: everything, or nothing that has words. */
function deliveredIn({ verdict, reachable, partly, oneWay, unknown }: Answer): string {
  return trafficOf([...reachable, ...partly, ...oneWay, ...(verdict === 'unknown' ? unknown : [])]);
}

function trafficOf(boxes: Boxes): string {
  return boxes.some((box) => partTexts(box) === undefined) ? '' : sayableIn(boxes);
}

/** What of it has words. */
const sayableIn = (boxes: Boxes): string => [...new Set(boxes.flatMap((box) => partTexts(box) ?? []))].join(', ');

/** What of it has words; all of it by its addresses; then what goes to one of them, or between two. */
function whatArrives({ reachable }: Answer, { from, to, traffic: asked }: PairQuestion): PairQuestion[] {
  const listed = (boxes: Boxes, end: 'from' | 'to'): string => [...new Set(boxes.map((box) => box[end]))].join(', ');
  const alike = (key: (box: Boxes[number]) => string): Boxes[] =>
    [...new Set(reachable.map(key))].map((one) => reachable.filter((box) => key(box) === one));
  const parts = [reachable, ...alike((box) => box.to), ...alike((box) => `${box.from} ${box.to}`)];
  const narrower = parts.flatMap((boxes) => {
    const traffic = asked || trafficOf(boxes);
    return [
      { from, to: listed(boxes, 'to'), traffic },
      { from: listed(boxes, 'from'), to, traffic },
      { from: listed(boxes, 'from'), to: listed(boxes, 'to'), traffic },
    ];
  });
  const sayable = sayableIn(reachable);
  return asked || !sayable ? narrower : [{ from, to, traffic: sayable }, ...narrower];
}

/** The addresses that packets of the answer were sent to, and came from. */
function whatIsStopped({ paths }: Answer, { from, traffic }: PairQuestion): PairQuestion[] {
  const packets = paths.flatMap(({ forward }) => forward[0]?.packet ?? []);
  const goals = [...new Set(packets.map(({ destination }) => destination))];
  const sources = [...new Set(packets.map(({ source }) => source))];
  return [
    { from, to: goals.join(', '), traffic },
    { from: sources.join(', '), to: goals.join(', '), traffic },
    ...packets.map(({ source, destination }) => ({ from: source, to: destination, traffic })),
  ];
}
