import { say } from '../../../network/words/index.js';
import type { Answer, TrafficBox } from '../../../server/protocol.js';
import { h, s } from '../ui/dom.js';

const MOST_PORT = 65_535;

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** `1024-4999,8080`. */
export function rangesOf(ports: string): Range[] {
  return ports.split(',').map((part) => {
    const [low = 0, high = low] = part.split('-').map(Number);
    return { low, high };
  });
}

/** What is in some sorted ranges and in none of others. */
export function without(all: readonly Range[], others: readonly Range[]): Range[] {
  return all.flatMap(({ low, high }) => {
    const left: Range[] = [];
    let from = low;
    for (const other of others) {
      if (other.high < from || other.low > high) continue;
      if (other.low > from) left.push({ low: from, high: other.low - 1 });
      from = other.high + 1;
    }
    if (from <= high) left.push({ low: from, high });
    return left;
  });
}

/** What of a client's ports gets its reply, of traffic that is delivered. `whose`: a NAT gateway chooses others in place of the client's own. */
interface Told {
  readonly traffic: string;
  readonly kept: readonly Range[];
  /** Those that are used at all. */
  readonly used: readonly Range[];
  readonly whose: string;
}

/** One bar for each traffic whose replies come back to some ports alone; of traffic that gets no reply at all, all is lost. */
export function portBars(answer: Answer): HTMLElement | undefined {
  const used = usedPorts(answer);
  const told = [...answer.partly.flatMap((box) => partOf(box, used)), ...answer.oneWay.flatMap(nothingOf)];
  const seen = new Set<string>();
  const fresh = told.filter((one) => {
    const key = JSON.stringify(one);
    return !seen.has(key) && seen.add(key);
  });
  return fresh.length > 0 ? h('div', { class: 'port-bars' }, ...fresh.slice(0, MOST_BARS).map(portBar)) : undefined;
}

const MOST_BARS = 4;
/** AWS: clients choose their ports here (https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports). */
const EPHEMERAL: readonly Range[] = [{ low: 1024, high: MOST_PORT }];

/** Where clients choose their ports, as far as the answer tells. */
function usedPorts({ paths, reachable, oneWay }: Answer): readonly Range[] {
  const sent = paths.flatMap(({ forward }) => forward[0]?.packet.sourcePorts ?? []);
  const [told] = [...sent, ...[...reachable, ...oneWay].flatMap(({ clientPorts }) => clientPorts ?? [])];
  return told === undefined ? EPHEMERAL : rangesOf(told);
}

function partOf(box: TrafficBox, used: readonly Range[]): Told[] {
  const { clientPorts, translatedPorts } = box;
  const traffic = trafficOf(box);
  if (translatedPorts)
    return [{ traffic, kept: rangesOf(translatedPorts), used: EPHEMERAL, whose: say`Ports that the NAT chooses` }];
  if (!clientPorts) return [];
  const kept = rangesOf(clientPorts);
  return without(used, kept).length > 0 ? [{ traffic, kept, used, whose: say`Client ports` }] : [];
}

/** A protocol without ports has none that could be lost. */
function nothingOf(box: TrafficBox): Told[] {
  if (box.ports === undefined) return [];
  const used = box.clientPorts ? rangesOf(box.clientPorts) : EPHEMERAL;
  return [{ traffic: trafficOf(box), kept: [], used, whose: say`Client ports` }];
}

function trafficOf({ protocol, ports }: TrafficBox): string {
  return ports === undefined || ports === '0-65535' ? protocol : `${protocol} ${ports}`;
}

function portBar({ traffic, kept, used, whose }: Told): HTMLElement {
  const lost = without(used, kept);
  const said =
    kept.length > 0
      ? say`${whose} of ${traffic}: the reply is lost for ${listOf(lost)}, and comes back for ${listOf(kept)}`
      : say`${whose} of ${traffic}: the reply is lost for every one of them, ${listOf(lost)}`;
  const picture = s('svg', {
    class: 'port-bar',
    viewBox: `0 0 ${MOST_PORT + 1} 100`,
    preserveAspectRatio: 'none',
    role: 'img',
    'aria-label': `${said}.`,
  });
  // Lost ones stand higher: colour alone tells not everybody.
  const part = (name: string, y: number) => (range: Range) =>
    s('rect', { class: name, x: range.low, y, width: range.high - range.low + 1, height: 100 - y });
  picture.append(...kept.map(part('port-kept', 60)), ...lost.map(part('port-lost', 0)));
  return h(
    'figure',
    { class: 'ports' },
    h('figcaption', {}, `${said}.`),
    picture,
    h('div', { class: 'port-scale', 'aria-hidden': 'true' }, h('span', {}, '0'), h('span', {}, String(MOST_PORT))),
  );
}

function listOf(ranges: readonly Range[]): string {
  const told = ranges.slice(0, 4).map(({ low, high }) => (low === high ? String(low) : `${low}–${high}`));
  return ranges.length > told.length
    ? say`${told.join(', ')} and ${ranges.length - told.length} more ranges`
    : told.join(', ');
}
