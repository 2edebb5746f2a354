import { describe, expect, it } from 'vitest';
import { diffReport } from '../../interchange/report/diff/diff-report.js';
import { diffJson } from '../../interchange/report/diff/json.js';
import { diffMarkdown } from '../../interchange/report/diff/markdown.js';
import { diffText } from '../../interchange/report/diff/text.js';
import { PLAIN } from '../../interchange/report/paint.js';
import { addressSetOf, singleAddress } from '../../network/address/address-set.js';
import { analyse } from '../../network/answers/analyse.js';
import { type Change, differenceOf } from '../../network/answers/diff.js';
import { ANY_PORT, packetsOf } from '../../network/traffic/packet-set.js';
import { TCP } from '../../network/traffic/service-line.js';
import { ALL_ICMP, portServices, serviceRange, uniteServices } from '../../network/traffic/service-set.js';
import { topologyOf } from '../answers/asking.js';

const web = singleAddress(0x0a00000a);
const db = singleAddress(0x0a000201);

function change(before: Change['before'], after: Change['after'], more: Partial<Change> = {}): Change {
  return { from: 'shop.web', to: 'shop.db', before, after, packets: [tcp(443)], asBefore: () => [], ...more };
}

function tcp(port: number, low = 1024, high = 65535, sourcePorts = serviceRange(low, high)): Change['packets'][0] {
  const set = packetsOf([{ source: web, destination: db, services: portServices(TCP, port, port + 9), sourcePorts }]);
  return { from: undefined, to: undefined, set };
}

const OPENED = change('blocked', 'reachable', { packets: [tcp(31)] });
const CLOSED = change('reachable', 'blocked', { packets: [tcp(20)] });
const report = (changes: readonly Change[], added: readonly string[] = []) =>
  diffReport({ added, removed: [], changes });
const DIFFERENCE = report([OPENED, CLOSED], ['shop.new']);
const NONE = report([]);

const words = (some: Change): string => diffText(report([some]), PLAIN);

describe('a difference, told', () => {
  it('as JSON', () => {
    const box = { protocol: 'tcp', from: '10.0.0.10', to: '10.0.2.1', clientPorts: '1024-65535' };
    const ends = { from: 'shop.web', to: 'shop.db' };
    expect(JSON.parse(diffJson(DIFFERENCE))).toEqual({
      schema: 1,
      endpoints: { added: ['shop.new'], removed: [] },
      changes: [
        { ...ends, before: 'blocked', after: 'reachable', traffic: [{ ...box, ports: '31-40' }] },
        { ...ends, before: 'reachable', after: 'blocked', traffic: [{ ...box, ports: '20-29' }] },
      ],
    });
  });

  it('as text: what opens, what closes', () => {
    const text = diffText(DIFFERENCE, PLAIN);
    expect(text).toMatch(
      /^Becomes reachable \(1 change\)\n {2}\+ shop\.web → shop\.db {2}blocked → reachable {2}tcp 31-40/m,
    );
    expect(text).toMatch(
      /^No longer reachable \(1 change\)\n {2}- shop\.web → shop\.db {2}reachable → blocked {2}tcp 20-29/m,
    );
    expect(text).toContain('New endpoints: shop.new');
    expect(text).not.toContain('No difference');
  });

  it('tells replies that are lost, and those that come back', () => {
    const sourcePorts = uniteServices(serviceRange(1024, 64999), serviceRange(65002, 65535));
    const lost = change('reachable', 'one-way', { replies: 'lost', packets: [tcp(443, 0, 0, sourcePorts)] });
    expect(words(lost)).toMatch(/^No longer reachable/);
    expect(words(lost)).toContain(
      'tcp 443-452 (10.0.0.10 → 10.0.2.1): replies to most client ports of 1024-65535 are lost',
    );
    const gained = change('one-way', 'reachable', { replies: 'gained', packets: [tcp(443, 1024, 2000)] });
    expect(words(gained)).toMatch(/^Becomes reachable/);
    expect(words(gained)).toContain('replies to client ports 1024-2000 come back now');
    expect(JSON.parse(diffJson(report([lost]))).changes[0].replies).toBe('lost');
  });

  it('speaks of no ports where the protocol has none', () => {
    const set = packetsOf([{ source: web, destination: db, services: ALL_ICMP, sourcePorts: ANY_PORT }]);
    const ping = change('reachable', 'one-way', {
      replies: 'lost',
      packets: [{ from: undefined, to: undefined, set }],
    });
    expect(words(ping)).toContain('icmp (10.0.0.10 → 10.0.2.1): replies are lost');
  });

  it('tells nearly all as the rest, and by name what fares as before', () => {
    const shop = (rules: string[], declared = ''): ReturnType<typeof analyse> =>
      analyse(
        topologyOf(`
${declared}
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet front 10.0.0.0/24 {
    route-table out
    network-acl guard
    instance web 10.0.0.10 { public-ip 198.51.100.10  security-groups all }
  }
  route-table out { 0.0.0.0/0 -> door }
  network-acl guard { inbound { ${rules.join('\n')} } outbound { 1 allow all to any } }
  security-group all { inbound { allow all from any } outbound { } }
}`),
      );
    const between = (before: string[], after: string[], declared?: string): string => {
      const [old, fresh] = [shop(before, declared), shop(after, declared)];
      const difference = differenceOf(old.classes, fresh.classes);
      return diffText(diffReport(difference, fresh.compiled.addressTerms), PLAIN);
    };
    const office = '1 deny all from 203.0.113.0/24';

    expect(between(['2 allow https from any'], ['2 allow tcp from any'])).toMatch(
      / {2}tcp on every other port \(the internet → 198\.51\.100\.10\); tcp 443 reachable as before$/m,
    );
    expect(between([], ['1 deny ssh from any', '2 allow tcp from any'])).toMatch(/tcp 22 blocked as before$/m);
    expect(between([office], [office, '2 allow https from any'])).toMatch(
      / {2}tcp 443 \(the rest of the internet → 198\.51\.100\.10\); 203\.0\.113\.0\/24 blocked as before$/m,
    );
    expect(between(['1 allow https from 203.0.113.0/24'], ['2 allow https from any'])).toMatch(
      / {2}tcp 443 \(the rest of the internet → 198\.51\.100\.10\); 203\.0\.113\.0\/24 reachable as before$/m,
    );
    // What is declared with just these addresses is told by its name.
    expect(between([office], [office, '2 allow https from any'], 'prefix-list partners { 203.0.113.0/24 }')).toMatch(
      / {2}tcp 443 \(the rest of the internet → 198\.51\.100\.10\); partners blocked as before$/m,
    );
    // What is said beside several ends has to be so for each of them.
    const two = between(
      ['1 allow ssh from 203.0.113.0/24', '2 deny all from 203.0.113.0/24', '3 allow https from any'],
      ['1 deny https from 203.0.113.0/24', '3 allow tcp from any'],
    );
    expect(two).toContain('tcp on most ports');
    expect(two).not.toMatch(/as before/);
    // What is left out fares in two ways: each is told.
    const some = ['1 allow ssh from 203.0.113.0/25', '2 deny ssh from 203.0.113.128/25'];
    expect(between(some, [...some, '3 allow ssh from any'])).toMatch(
      / {2}tcp 22 \(the rest of the internet → 198\.51\.100\.10\); 203\.0\.113\.0\/25 reachable as before; 203\.0\.113\.128\/25 blocked as before$/m,
    );
  });

  it('tells the ports of a NAT gateway', () => {
    const translatedPorts = serviceRange(20000, 30000);
    const of = (before: Change['before'], after: Change['after'], replies: 'lost' | 'gained'): string =>
      words(change(before, after, { replies, translatedPorts }));
    expect(of('reachable', 'partly', 'lost')).toContain("replies come back only to a NAT gateway's ports 20000-30000");
    expect(of('partly', 'one-way', 'lost')).toContain("replies to a NAT gateway's ports 20000-30000 are lost");
    expect(of('one-way', 'partly', 'gained')).toContain("replies come back now to a NAT gateway's ports 20000-30000");
    expect(of('partly', 'reachable', 'gained')).toContain('not to 20000-30000 alone');
  });

  it('tells an end whose address no file has, and cuts long lists short', () => {
    const [some] = OPENED.packets;
    const unnamed = change('blocked', 'reachable', {
      packets: [{ from: 'public', to: undefined, set: (some as Change['packets'][0]).set }],
    });
    expect(words(unnamed)).toContain('(public → 10.0.2.1)');
    const many = addressSetOf([1, 3, 5, 7, 9, 11].map((low) => ({ low, high: low })));
    const set = packetsOf([{ source: many, destination: db, services: ALL_ICMP, sourcePorts: ANY_PORT }]);
    expect(words(change('blocked', 'reachable', { packets: [{ from: undefined, to: undefined, set }] }))).toContain(
      'and 3 more ranges',
    );
  });

  it('as Markdown: tables with as many cells as columns', () => {
    const rows = diffMarkdown(DIFFERENCE)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(row.split('|')).toHaveLength(7);
  });

  it('says so where there is none', () => {
    expect(diffText(NONE, PLAIN)).toBe(
      'No difference: everybody reaches what they reached before, and every reply comes back that did.\n',
    );
    expect(diffMarkdown(NONE)).toContain('No difference');
  });
});
