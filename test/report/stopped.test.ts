import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../interchange/report/paint.js';
import { stoppedBoxes } from '../../interchange/report/reach/stopped.js';
import { reachText } from '../../interchange/report/reach/text.js';
import {
  type AddressSet,
  addressSetOf,
  formatAddressSet,
  INTERNET,
  parseAddress,
  subtractAddresses,
} from '../../network/address/index.js';
import type { Answer, TrafficBox } from '../../network/answers/answer.js';
import { ANSWER, SOURCES } from './samples.js';

const box = (protocol: string, ports?: string, from = '203.0.113.0/24'): TrafficBox => ({
  protocol,
  ...(ports === undefined ? {} : { ports }),
  from,
  to: '10.0.0.10',
});
const answer = (traffic: string, reachable: TrafficBox[], oneWay: TrafficBox[] = []): Answer => ({
  ...ANSWER,
  traffic,
  verdict: 'reachable',
  reachable,
  oneWay,
});

const parseSet = (range: string) => {
  const [low, high] = range.split('-').map(parseAddress);
  if (low === undefined || high === undefined) throw new Error(`No range: ${range}`);
  return addressSetOf([{ low, high }]);
};

describe('what an answer would otherwise tell by what is left', () => {
  it.each<[string, Answer, TrafficBox[]]>([
    ['the port that is stopped', answer('all', [box('tcp', '0-21,23-65535')]), [box('tcp', '22')]],
    ['several', answer('tcp', [box('tcp', '0-21,23-442,444-65535')]), [box('tcp', '22,443')]],
    ['a port of a protocol alone', answer('tcp, udp', [box('udp', '0-52,54-65535')]), [box('udp', '53')]],
    [
      'not one that gets there without a reply',
      answer('all', [box('tcp', '0-21,23-65535')], [box('tcp', '22', '203.0.113.0/24')]),
      [],
    ],
    [
      'of one that does so from some, what is stopped from the others',
      answer('all', [box('tcp', '0-21,23-65535')], [box('tcp', '22', '203.0.113.0/25')]),
      [box('tcp', '22', '203.0.113.128/25')],
    ],
    [
      'what of a protocol is stopped of which a few types get through',
      answer('all', [box('0,2-5,7-16,18-57,59-255'), box('tcp', '0-65535'), { ...box('icmp'), types: '3,8/0-1' }]),
      [box('udp'), { ...box('icmp'), types: '0-2,4-7,8/2-255,9-255' }],
    ],
    [
      'one that others alone get through',
      answer('all', [box('tcp', '0-21,23-65535'), box('tcp', '22', '198.51.100.1')]),
      [box('tcp', '22')],
    ],
    ['not what was not asked for', answer('tcp 0-21, tcp 23-65535', [box('tcp', '0-21,23-65535')]), []],
    [
      'not where an end may be anybody',
      answer('all', [box('tcp', '0-21,23-65535'), box('all', undefined, 'public')]),
      [],
    ],
    ['not a few ports that are open', answer('all', [box('tcp', '22,443')]), []],
    [
      'a protocol, and no ICMP of the other family',
      answer('all', [box('tcp', '0-65535'), box('icmp'), box('0,2-5,7-16,18-46,48-57,59-255')]),
      [box('udp'), box('47')],
    ],
  ])('%s', (_, told, stopped) => {
    expect(stoppedBoxes(told)).toEqual(stopped);
  });

  it('is told of addresses of the internet, the ports that lack there too', () => {
    const internet = parseSet('1.0.0.0-9.255.255.255');
    const rest = '1.0.0.0-3.255.255.255,4.0.0.2-9.255.255.255';
    const told = { ...answer('tcp', [box('tcp', '0-21,23-65535', rest)]), from: 'internet' };
    expect(stoppedBoxes(told, internet)).toEqual([
      box('tcp', '0-21,23-65535', '4.0.0.0/31'),
      box('tcp', '22', rest),
      box('tcp', '22', '4.0.0.0/31'),
    ]);
    // Those who get something else through have a box of their own.
    const some = { ...told, oneWay: [box('tcp', '80', '4.0.0.0')] };
    expect(stoppedBoxes(some, internet)[0]).toEqual(box('tcp', '0-21,23-65535', '4.0.0.1'));
    const most = formatAddressSet(subtractAddresses(INTERNET, parseSet('4.0.0.0-4.0.0.1')));
    const real = { ...answer('tcp', [box('tcp', '0-21,23-65535', most)]), from: 'internet' };
    const text = reachText(real, SOURCES, { paint: PLAIN, width: 100, asked: true, terms: { internet: INTERNET } });
    expect(text).toMatch(/reachable +tcp on every other port +the rest of the internet, the IPv6 internet → /);
    expect(text).toMatch(/blocked +tcp on every other port +4\.0\.0\.0\/31 → /);
    expect(text).toMatch(/blocked +tcp 22 +the rest of the internet/);
    // What is declared with just these addresses is told by its name.
    const names = (some: AddressSet): string | undefined =>
      formatAddressSet(some) === '4.0.0.0/31' ? 'partners' : undefined;
    const named = reachText(real, SOURCES, {
      paint: PLAIN,
      width: 100,
      asked: true,
      terms: { internet: INTERNET, names },
    });
    expect(named).toMatch(/blocked +tcp on every other port +partners → /);
    // Of a block that was asked for nobody knows whether it is the internet.
    expect(stoppedBoxes({ ...told, from: '0.0.0.0/0' }, internet)).toEqual([box('tcp', '22', rest)]);
  });

  it('is told as text by itself', () => {
    const told = answer('all', [box('tcp', '0-21,23-65535'), box('0,2-5,7-16,18-57,59-255')]);
    const lines = reachText(told, SOURCES, { paint: PLAIN, width: 100, asked: false }).split('\n');
    const rows = lines
      .filter((line) => /^ {2}(reachable|blocked) /.test(line))
      .map((line) => line.trim().split(/ {2,}/));
    expect(rows.map(([verdict, what]) => [verdict, what])).toEqual([
      ['reachable', 'tcp on every other port'],
      ['reachable', 'every rarer protocol'],
      ['blocked', 'tcp 22'],
      ['blocked', 'icmp'],
      ['blocked', 'udp'],
    ]);
  });
});
