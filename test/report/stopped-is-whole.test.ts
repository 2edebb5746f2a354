/** Packet by packet: what is told to be stopped is in no box of the answer, and what a box is told by the lack of is told somewhere. */
import { expect, it } from 'vitest';
import { othersIn, stoppedBoxes } from '../../interchange/report/reach/stopped.js';
import { addressSetOf, parseAddress } from '../../network/address/index.js';
import type { Answer, TrafficBox } from '../../network/answers/answer.js';
import { Random } from '../oracle/random.js';
import { ANSWER } from './samples.js';

/** An internet of 1024 addresses, small enough to be asked one by one at its edges. */
const INTERNET = ['8.0.0.0', '8.0.3.255'] as const;
const WHOLE = INTERNET.join('-');
const SOME = ['8.0.0.4', '8.0.1.0-8.0.1.3', '8.0.3.254-8.0.3.255'];
/** Nearly all of it, by what lacks. */
const MOST = [
  WHOLE,
  '8.0.0.0-8.0.0.3,8.0.0.5-8.0.3.255',
  '8.0.0.0-8.0.0.255,8.0.1.4-8.0.3.255',
  '8.0.0.0-8.0.3.253',
  '8.0.0.0-8.0.0.3,8.0.0.5-8.0.3.253',
];
const ADDRESSES = ['8.0.0.3', '8.0.0.4', '8.0.0.5', '8.0.1.0', '8.0.1.3', '8.0.1.4', '8.0.3.253', '8.0.3.255'];
const PORTS = ['0-65535', '0-21,23-65535', '0-21,23-442,444-65535', '22', '443', '22,443', '80-442'];
const TYPES = ['0-255', '8/0', '3/1-2,8', '0-7,9-255'];
const LISTS = ['0,2-5,7-16,18-57,59-255', '0-5,7-255', '0,2-255', '47'];

interface Packet {
  readonly protocol: number;
  /** A port; of ICMP its type and code, as they are told. */
  readonly detail: number;
  readonly from: string;
  readonly to: string;
}

const DETAILS = new Map([
  [1, ['8/0', '8/1', '3/0', '3/1', '3/3', '2/255', '9/0'].map(detailOf)],
  [6, [0, 21, 22, 23, 79, 80, 442, 443, 444, 65_535]],
  [17, [22, 53, 443]],
  [47, [0]],
]);

const PACKETS: readonly Packet[] = [...DETAILS].flatMap(([protocol, details]) =>
  details.flatMap((detail) =>
    ADDRESSES.flatMap((from) => ADDRESSES.map((to): Packet => ({ protocol, detail, from, to }))),
  ),
);

function detailOf(text: string): number {
  const [type = 0, code = 0] = text.split('/').map(Number);
  return type * 256 + code;
}

const numberOf = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

const inList = (list: string, number: number): boolean =>
  list.split(',').some((item) => {
    const [low = 0, high = low] = item.split('-').map(Number);
    return low <= number && number <= high;
  });

/** Blocks too: `8.0.1.0/30`. */
const inAddresses = (list: string, address: string): boolean =>
  list.split(',').some((item) => {
    const [start = '', length] = item.split('/');
    const [low = '', high = low] = start.split('-');
    const last = length === undefined ? numberOf(high) : numberOf(low) + 2 ** (32 - Number(length)) - 1;
    return numberOf(low) <= numberOf(address) && numberOf(address) <= last;
  });

const inTypes = (list: string, detail: number): boolean =>
  list.split(',').some((item) => {
    const [types = '', codes = '0-255'] = item.split('/');
    return inList(types, detail >> 8) && inList(codes, detail & 255);
  });

const NAMES: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17 };

const isProtocol = (name: string, number: number): boolean =>
  name === 'all' || (name in NAMES ? NAMES[name] === number : inList(name, number));

const isService = ({ protocol, ports, types }: TrafficBox, packet: Packet): boolean =>
  isProtocol(protocol, packet.protocol) &&
  (ports === undefined || inList(ports, packet.detail)) &&
  (types === undefined || packet.protocol !== 1 || inTypes(types, packet.detail));

const isIn = (box: TrafficBox, packet: Packet): boolean =>
  isService(box, packet) && inAddresses(box.from, packet.from) && inAddresses(box.to, packet.to);

/** Whether a reader of the box is told of the packet by a word such as *every other*, or *the rest of the internet*. */
function isMeant(box: TrafficBox, packet: Packet, answer: Answer): boolean {
  const others = othersIn(box, answer);
  const isOther = (others.ports && isProtocol(box.protocol, packet.protocol)) || others.protocols;
  const isAt = (end: 'from' | 'to'): boolean =>
    inAddresses(box[end], packet[end]) || (answer[end] === 'internet' && MOST.includes(box[end]));
  return (isOther || isService(box, packet)) && isAt('from') && isAt('to');
}

function randomBox(random: Random): TrafficBox {
  const end = (): string => random.pick(random.chance(60) ? MOST : SOME);
  const ends = { from: end(), to: random.chance(50) ? '8.0.0.4' : end() };
  const kind = random.between(0, 9);
  if (kind < 5) return { protocol: random.pick(['tcp', 'tcp', 'udp']), ports: random.pick(PORTS), ...ends };
  if (kind < 7) return { protocol: 'icmp', types: random.pick(TYPES), ...ends };
  return { protocol: kind === 7 ? 'all' : random.pick(LISTS), ...ends };
}

function randomAnswer(random: Random): Answer {
  const boxes = (most: number): TrafficBox[] =>
    Array.from({ length: random.between(0, most) }, () => randomBox(random));
  return {
    ...ANSWER,
    from: random.pick(['internet', '8.0.0.0/22']),
    to: random.pick(['internet', '8.0.0.4']),
    traffic: random.pick(['all', 'all', 'tcp', 'tcp, udp', 'tcp 22']),
    reachable: boxes(3),
    partly: boxes(1),
    oneWay: boxes(2),
    unknown: boxes(1),
  };
}

const [LOW, HIGH] = INTERNET.map(parseAddress);

it('in random answers', () => {
  if (LOW === undefined || HIGH === undefined) throw new Error('no internet');
  const internet = addressSetOf([{ low: LOW, high: HIGH }]);
  let stopped = 0;
  for (let seed = 1; seed <= 80; seed++) {
    const answer = randomAnswer(new Random(seed));
    const told = [...answer.reachable, ...answer.partly, ...answer.oneWay, ...answer.unknown];
    const boxes = stoppedBoxes(answer, internet);
    const wrong = PACKETS.filter((packet) => {
      const isTold = told.some((box) => isIn(box, packet));
      const isStopped = boxes.some((box) => isIn(box, packet));
      if (isStopped) stopped++;
      return isTold ? isStopped : !isStopped && told.some((box) => isMeant(box, packet, answer));
    });
    expect([seed, wrong[0]]).toEqual([seed, undefined]);
  }
  expect(stopped).toBeGreaterThan(4000);
});
