import {
  EPHEMERAL_PORTS,
  grouped,
  nearlyAll,
  parseRanges,
  portWords,
  type Ranges,
  say,
  subtractRanges,
} from '../../../network/words/index.js';
import type { Answer, TrafficBox } from '../../../server/protocol.js';
import { h, s } from '../ui/dom.js';
import { fillList } from '../ui/folded-list.js';
import { usedPorts } from './hops.js';

const MOST_PORT = 65_535;

/** What of a client's ports gets its reply, of traffic that is delivered. `whose`: a NAT gateway chooses others in place of the client's own. */
interface Told {
  readonly traffic: string;
  readonly kept: Ranges;
  /** Those that are used at all. */
  readonly used: Ranges;
  readonly whose: string;
}

/** One bar for each traffic whose replies come back to some ports alone; of traffic that gets no reply at all, all is lost. */
export function portBars(answer: Answer): HTMLElement | undefined {
  const bars = allBars(answer);
  return bars.length > 0 ? fillList(h('div', { class: 'port-bars' }), bars, portBar, { first: MOST_BARS }) : undefined;
}

function allBars(answer: Answer): Told[] {
  const used = usedPorts(answer);
  const told = [...answer.partly.flatMap((box) => partOf(box, used)), ...answer.oneWay.flatMap(nothingOf)];
  const seen = new Set<string>();
  return told.filter((one) => {
    const key = JSON.stringify(one);
    return !seen.has(key) && seen.add(key);
  });
}

const MOST_BARS = 4;

function partOf(box: TrafficBox, used: Ranges): Told[] {
  const { clientPorts, translatedPorts } = box;
  const traffic = trafficOf(box);
  if (translatedPorts)
    return [
      { traffic, kept: rangesIn(translatedPorts), used: EPHEMERAL_PORTS, whose: say`Ports that the NAT chooses` },
    ];
  if (!clientPorts) return [];
  const kept = rangesIn(clientPorts);
  return subtractRanges(used, kept).length > 0 ? [{ traffic, kept, used, whose: say`Client ports` }] : [];
}

/** A protocol without ports has none that could be lost. */
function nothingOf(box: TrafficBox): Told[] {
  if (box.ports === undefined) return [];
  const used = box.clientPorts ? rangesIn(box.clientPorts) : EPHEMERAL_PORTS;
  return [{ traffic: trafficOf(box), kept: [], used, whose: say`Client ports` }];
}

function trafficOf({ protocol, ports }: TrafficBox): string {
  return ports === undefined || ports === '0-65535' ? protocol : portWords(protocol, ports);
}

/** Where one of the two is nearly all, the other says it. */
function barWords({ traffic, kept, used, whose }: Told): string {
  const lost = subtractRanges(used, kept);
  if (kept.length === 0) return say`${whose} of ${traffic}: the reply is lost for every one of them, ${listOf(lost)}`;
  if (nearlyAll(lost, MOST_PORT)) return say`${whose} of ${traffic}: the reply comes back for ${listOf(kept)} alone`;
  if (nearlyAll(kept, MOST_PORT)) return say`${whose} of ${traffic}: the reply is lost for ${listOf(lost)} alone`;
  return say`${whose} of ${traffic}: the reply is lost for ${listOf(lost)}, and comes back for ${listOf(kept)}`;
}

/** What the bars of an answer say. */
export const portBarsWords = (answer: Answer): string[] => allBars(answer).map(barWords);

function portBar(told: Told): HTMLElement {
  const { kept, used } = told;
  const lost = subtractRanges(used, kept);
  const said = barWords(told);
  const picture = s('svg', {
    class: 'port-bar',
    viewBox: `0 0 ${MOST_PORT + 1} 100`,
    preserveAspectRatio: 'none',
    role: 'img',
    'aria-label': `${said}.`,
  });
  // Lost ones stand higher: colour alone tells not everybody.
  const part =
    (name: string, y: number) =>
    ([low, high]: Ranges[number]) =>
      s('rect', { class: name, x: low, y, width: high - low + 1, height: 100 - y });
  picture.append(...kept.map(part('port-kept', 60)), ...lost.map(part('port-lost', 0)));
  return h(
    'figure',
    { class: 'ports' },
    h('figcaption', {}, `${said}.`),
    picture,
    h('div', { class: 'port-scale', 'aria-hidden': 'true' }, h('span', {}, '0'), h('span', {}, String(MOST_PORT))),
    Math.max(lost.length, kept.length) > MOST_RANGES ? everyRange(lost, kept) : null,
  );
}

const rangesIn = (ports: string): Ranges => parseRanges(ports) ?? [];

/** What the sentence leaves out. */
function everyRange(lost: Ranges, kept: Ranges): HTMLElement {
  return h(
    'details',
    {},
    h('summary', {}, say`Every range`),
    h('p', {}, say`The reply is lost for ${textsOf(lost).join(', ')}.`),
    kept.length > 0 ? h('p', {}, say`It comes back for ${textsOf(kept).join(', ')}.`) : null,
  );
}

const MOST_RANGES = 4;

function textsOf(ranges: Ranges): string[] {
  return ranges.map(([low, high]) => (low === high ? String(low) : `${low}–${high}`));
}

/** Of many ranges how many ports they are, and between which: nobody reads the ranges from a sentence, and the list of them opens below. */
function listOf(ranges: Ranges): string {
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!first || !last || ranges.length <= MOST_RANGES) return textsOf(ranges).join(', ');
  const count = ranges.reduce((sum, [low, high]) => sum + high - low + 1, 0);
  return say`${grouped(count)} ports between ${first[0]} and ${last[1]}`;
}
