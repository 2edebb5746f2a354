import { describe, expect, it } from 'vitest';
import { addressSetContains } from '../../network/address/address-set.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Asked } from '../../network/answers/ask.js';
import { boxesOfPackets } from '../../network/answers/boxes.js';
import type { ClassMatrix, EndpointClass } from '../../network/answers/class-matrix.js';
import { type Change, differenceOf } from '../../network/answers/diff.js';
import { setsOf } from '../../network/answers/flow.js';
import { boxesOf } from '../../network/traffic/packet-set.js';
import { partsOf, TCP } from '../../network/traffic/service-line.js';
import { type ServiceSet, serviceSetContains } from '../../network/traffic/service-set.js';
import { randomNetwork } from '../oracle/random-network.js';
import { topologyOf } from './asking.js';

const matrixOf = (text: string): ClassMatrix => analyse(topologyOf(text)).classes;
const diff = (before: string, after: string) => differenceOf(matrixOf(before), matrixOf(after));

const shop = (replies: string, web = 'web'): string => `
vpc shop 10.0.0.0/16 {
  subnet front 10.0.0.0/24 { network-acl open  instance ${web} 10.0.0.10 { security-groups all } }
  subnet back 10.0.1.0/24 { network-acl guard  instance db 10.0.1.10 { security-groups server } }
  network-acl open { inbound { 1 allow all from any } outbound { 1 allow all to any } }
  network-acl guard {
    inbound { 1 allow tcp 5432 from 10.0.0.0/24 }
    outbound { 1 allow tcp ${replies} to 10.0.0.0/24 }
  }
  security-group all { inbound { allow all from any } }
  security-group server { inbound { allow all from any } outbound { } }
}`;

const told = ({ from, to, before, after, replies, packets }: Change): string =>
  `${from} -> ${to}: ${before} -> ${after}${replies ? ` (${replies})` : ''} ${packets
    .flatMap((some) => boxesOfPackets(some))
    .map(({ protocol, ports, clientPorts }) => `${protocol} ${ports} from ${clientPorts}`)
    .join('; ')}`;

describe('the difference of two networks', () => {
  it('is nothing between a network and itself, written otherwise', () => {
    const split = shop('32768-65535').replace(
      '1 allow tcp 32768-65535 to 10.0.0.0/24',
      '1 allow tcp 32768-50000 to 10.0.0.0/25\n 2 allow tcp 32768-50000 to 10.0.0.128/25\n 3 allow tcp 50001-65535 to 10.0.0.0/24',
    );
    expect(diff(shop('32768-65535'), split)).toEqual({ added: [], removed: [], changes: [] });
  });

  it('has the client ports that lose their replies, and those that gain them', () => {
    expect(diff(shop('32768-65535'), shop('65000-65001')).changes.map(told)).toEqual([
      'shop.web -> shop.db: reachable -> one-way (lost) tcp 5432 from 32768-64999,65002-65535',
    ]);
    expect(diff(shop('32768-65535'), shop('1024-40000')).changes.map(told)).toEqual([
      'shop.web -> shop.db: reachable -> one-way (lost) tcp 5432 from 40001-65535',
      'shop.web -> shop.db: one-way -> reachable (gained) tcp 5432 from 1024-32767',
    ]);
  });

  it('tells requests from replies', () => {
    const closed = shop('32768-65535').replace('1 allow tcp 5432 from', '1 allow tcp 5433 from');
    expect(diff(shop('32768-65535'), closed).changes.map(told)).toEqual([
      'shop.web -> shop.db: blocked -> reachable tcp 5433 from 32768-65535',
      'shop.web -> shop.db: blocked -> one-way tcp 5433 from 1024-32767',
      'shop.web -> shop.db: reachable -> blocked tcp 5432 from 32768-65535',
      'shop.web -> shop.db: one-way -> blocked tcp 5432 from 1024-32767',
    ]);
  });

  it('names endpoints that come and go', () => {
    const { added, removed } = diff(shop('1024-65535'), shop('1024-65535', 'kiosk'));
    expect({ added, removed }).toEqual({ added: ['shop.kiosk'], removed: ['shop.web'] });
  });

  it('tells the ports that a NAT gateway may pick', () => {
    const natted = (replies: string): string => `
      vpc v 10.0.0.0/16 {
        internet-gateway igw
        public subnet pub 10.0.0.0/24 { network-acl guard  route-table out  nat-gateway nat 10.0.0.5 { public-ip 198.51.100.1 } }
        subnet app 10.0.1.0/24 { network-acl open  route-table in  instance web 10.0.1.10 { security-groups all } }
        route-table out { 0.0.0.0/0 -> igw }
        route-table in { 0.0.0.0/0 -> nat }
        network-acl open { inbound { 1 allow all from any } outbound { 1 allow all to any } }
        network-acl guard {
          inbound { 1 allow all from 10.0.0.0/16  2 allow tcp ${replies} from any }
          outbound { 1 allow all to any }
        }
        security-group all { }
      }`;
    const [change, ...others] = diff(natted('1024-65535'), natted('20000-30000')).changes;
    expect(others).toEqual([]);
    expect(change).toMatchObject({ before: 'reachable', after: 'partly', replies: 'lost' });
    const [again] = diff(natted('20000-30000'), natted('20000-25000')).changes;
    expect(again).toMatchObject({ before: 'partly', after: 'partly', replies: 'lost' });
  });

  it('is exact on random networks: what it does not name has the fate it had', () => {
    let changed = 0;
    for (let seed = 1; seed <= Number(process.env.NETWORKS ?? 25); seed++) {
      const before = randomNetwork(seed, { unknowns: seed % 2 === 0, balancedEndpoints: false });
      const after = altered(before, seed);
      const [old, fresh] = [matrixOf(before), matrixOf(after)];
      const { changes } = differenceOf(old, fresh);
      changed += changes.length;
      expect(differenceOf(old, matrixOf(before)).changes, `seed ${seed}`).toEqual([]);
      expect(mistakes(old, fresh, changes).slice(0, 3), `seed ${seed}`).toEqual([]);
    }
    expect(changed).toBeGreaterThan(20);
  });
});

/** Some rules with other protocols or narrower ports. */
function altered(text: string, seed: number): string {
  const lines = text.split('\n');
  const rules = lines.flatMap((line, i) => (/\b(allow|deny)\b/.test(line) ? [i] : []));
  for (const step of [31, 57, 83]) {
    const at = rules[(seed * step) % Math.max(1, rules.length)];
    if (at === undefined) continue;
    const line = lines[at] as string;
    lines[at] = line.includes('1024-65535')
      ? line.replace('1024-65535', '30000-40000')
      : line.replace(/tcp|all/, 'udp');
  }
  return lines.join('\n');
}

interface Packet {
  readonly from: string;
  readonly to: string;
  readonly source: number | bigint | undefined;
  readonly destination: number | bigint | undefined;
  readonly service: number;
  readonly port: number;
}

const PRECEDENCE = ['reachable', 'unknown', 'partly', 'one-way'];

/** What becomes of one packet, read from the dispositions alone. */
function fateOf(items: readonly Asked[], packet: Packet): string {
  const has = (set: ServiceSet): boolean => serviceSetContains(set, packet.service);
  const { protocol } = partsOf(packet.service);
  const ported = protocol === TCP || protocol === 17;
  const fates = items.flatMap(({ pair, disposition: { reachable, oneWay, unknown, partly, clientPorts } }) => {
    for (const [end, address] of [
      [pair.source, packet.source],
      [pair.destination, packet.destination],
    ] as const)
      if (address === undefined ? end.set !== undefined : !end.set || !addressSetContains(end.set, address)) return [];
    if (ported && !serviceSetContains(clientPorts, packet.port)) return [];
    if (has(reachable)) return ['reachable'];
    if (has(oneWay)) return ['one-way'];
    if (has(unknown)) return ['unknown'];
    const part = partly.find(({ services }) => has(services));
    if (!part) return [];
    if (part.clientPorts && !serviceSetContains(part.clientPorts, packet.port)) return ['one-way'];
    return [part.translatedPorts ? `partly ${part.translatedPorts.id}` : 'reachable'];
  });
  fates.sort((a, b) => PRECEDENCE.indexOf(a.split(' ')[0] as string) - PRECEDENCE.indexOf(b.split(' ')[0] as string));
  return fates[0] ?? 'blocked';
}

/** The flows of a matrix by the names of their ends. */
function flowsOf(matrix: ClassMatrix): Map<string, Asked[]> {
  const out = new Map<string, Asked[]>();
  matrix.forEachFlow((from: EndpointClass, to, found) => {
    for (const source of from.members)
      for (const goal of to.members)
        if (source !== goal)
          out.set(`${source.endpoint.name}>${goal.endpoint.name}`, setsOf(from, source, goal, found));
  });
  return out;
}

/** Packets at the edges of everything that is told apart on either side. */
function* packetsIn(pair: string, items: readonly Asked[]): Iterable<Packet> {
  const [from, to] = pair.split('>') as [string, string];
  for (const { pair: ends, disposition } of items) {
    const services = [
      disposition.reachable,
      disposition.oneWay,
      disposition.unknown,
      ...disposition.partly.map((part) => part.services),
    ].flatMap(({ bounds }) => bounds.slice(0, 8));
    const ports = [disposition.clientPorts, ...disposition.partly.flatMap((part) => part.clientPorts ?? [])].flatMap(
      ({ bounds }) => [...bounds],
    );
    for (const service of services)
      for (const port of ports.slice(0, 6))
        yield {
          from,
          to,
          source: ends.source.set?.[0]?.low,
          destination: ends.destination.set?.[0]?.low,
          service,
          port,
        };
  }
}

function mistakes(old: ClassMatrix, fresh: ClassMatrix, changes: readonly Change[]): string[] {
  const [before, after] = [flowsOf(old), flowsOf(fresh)];
  const out: string[] = [];
  for (const pair of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(pair) ?? [], after.get(pair) ?? []];
    for (const packet of [...packetsIn(pair, was), ...packetsIn(pair, is)]) {
      const [one, other] = [fateOf(was, packet), fateOf(is, packet)];
      const found = changes.filter(
        (change) => change.from === packet.from && change.to === packet.to && holds(change, packet),
      );
      const said = found.map(({ before: a, after: b }) => `${a}>${b}`).join();
      const meant = one === other ? '' : `${one.split(' ')[0]}>${other.split(' ')[0]}`;
      if (said !== meant)
        out.push(
          `${pair} ${JSON.stringify(packet, (_, v) => (typeof v === 'bigint' ? `${v}` : v))}: ${meant}, told ${said}`,
        );
    }
  }
  return out;
}

function holds({ packets }: Change, packet: Packet): boolean {
  return packets.some(({ from, to, set }) => {
    if ((from === undefined) !== (packet.source !== undefined)) return false;
    if ((to === undefined) !== (packet.destination !== undefined)) return false;
    return boxesOf(set).some(
      (box) =>
        (packet.source === undefined || addressSetContains(box.source, packet.source)) &&
        (packet.destination === undefined || addressSetContains(box.destination, packet.destination)) &&
        serviceSetContains(box.services, packet.service) &&
        serviceSetContains(box.sourcePorts, packet.port),
    );
  });
}
