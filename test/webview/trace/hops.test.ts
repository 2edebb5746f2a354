import { describe, expect, it } from 'vitest';
import { boxText, exampleText, packetText, pathTitle, stepLines, summary } from '../../../client/webview/trace/hops.js';
import type { Answer, Blocker, Hop, TrafficBox } from '../../../server/protocol.js';

const packet: Hop['packet'] = {
  protocol: 'tcp',
  source: '10.0.0.10',
  sourcePorts: '1024-65535',
  destination: '10.0.1.5',
  destinationPorts: '8080',
};

describe('a step of the trace in words', () => {
  it('shows the packet that a checkpoint sees', () => {
    expect(packetText(packet, undefined)).toBe('tcp 10.0.0.10:1024-65535 → 10.0.1.5:8080');
    expect(packetText({ ...packet, source: '2001:db8::1', sourcePorts: '99' }, undefined)).toBe(
      'tcp [2001:db8::1]:99 → 10.0.1.5:8080',
    );
    expect(packetText({ ...packet, source: 'most of the internet' }, undefined)).toBe(
      'tcp most of the internet (ports 1024-65535) → 10.0.1.5:8080',
    );
    expect(packetText({ protocol: 'icmp', types: '8/0', source: '10.0.0.1', destination: '10.0.0.2' }, undefined)).toBe(
      'icmp 8/0 10.0.0.1 → 10.0.0.2',
    );
  });

  const hop = (checkpoint: Hop['checkpoint'], object: string, decision: Hop['decision'], rule?: string): Hop => ({
    checkpoint,
    object,
    decision,
    stateful: checkpoint.startsWith('security-group'),
    packet,
    ...(rule ? { rule } : {}),
  });

  it('is a line a step, request and reply', () => {
    const translated: Hop = { ...hop('internet-gateway', 'shop.door', 'translate') };
    const after: Hop = {
      ...hop('delivery', 'the internet', 'pass'),
      packet: { ...packet, source: '198.51.100.10' },
    };
    const { request, reply } = stepLines(
      {
        forward: [
          hop('security-group-outbound', 'shop.cashiers', 'allow', 'allow https to any'),
          hop('network-acl-outbound', 'shop.counter-acl', 'allow', '110'),
          hop('route-table', 'shop.street', 'pass', '0.0.0.0/0'),
          translated,
          after,
        ],
        return: [
          hop('network-acl-inbound', 'shop.counter-acl', 'deny', '*'),
          hop('security-group-inbound', 'shop.cashiers', 'remembered'),
        ],
      },
      'shop',
    );
    expect(request.map(({ text }) => text)).toEqual([
      '↓ Group cashiers out · allow https to any · allow',
      '↓ ACL counter-acl out · rule 110 · allow',
      '↓ Route table street · 0.0.0.0/0 · passes',
      '↓ Internet gateway door · translates source 10.0.0.10 to 198.51.100.10',
      '↓ Delivered to the internet · passes',
    ]);
    expect(reply.map(({ text }) => text)).toEqual([
      '↑ ACL counter-acl in · rule * · deny',
      '↑ Group cashiers in · not reached',
    ]);
  });

  it('shows a group remembering on the reply', () => {
    const { reply } = stepLines(
      { forward: [], return: [hop('security-group-outbound', 'shop.g', 'remembered')] },
      undefined,
    );
    expect(reply.map(({ text }) => text)).toEqual(['↑ Group shop.g out · remembered: the reply passes']);
  });

  it('ends at what stops everything, in the reply too', () => {
    const { request, reply } = stepLines(
      {
        forward: [
          hop('network-acl-inbound', 'shop.a', 'deny', '100'),
          hop('security-group-inbound', 'shop.g', 'allow', 'allow all from any'),
        ],
        return: [hop('network-acl-outbound', 'shop.a', 'allow', '100')],
      },
      'shop',
    );
    expect([...request, ...reply].map(({ decision }) => decision)).toEqual(['deny', 'not-reached', 'not-reached']);
    expect(request[1]?.text).toBe('↓ Group g in · not reached');
  });

  it('leaves what is told by itself to be the others, and lists none of those', () => {
    const ends = { from: '10.0.0.1', to: '10.0.0.2' };
    expect(boxText({ protocol: 'tcp', ports: '0-21,23-65535', ...ends }, 'all')).toBe(
      'tcp on every other port from 10.0.0.1 to 10.0.0.2',
    );
    // Ports that nobody asked for are not told by themselves.
    expect(boxText({ protocol: 'tcp', ports: '0-21,23-65535', ...ends }, 'tcp 0-21, tcp 23-65535')).toBe(
      'tcp on most ports from 10.0.0.1 to 10.0.0.2',
    );
    expect(boxText({ protocol: '0,2-5,7-16,18-57,59-255', ...ends }, 'all')).toBe(
      'every rarer protocol from 10.0.0.1 to 10.0.0.2',
    );
    const partly = { protocol: 'tcp', ports: '443', clientPorts: '5000-65535', ...ends };
    expect(boxText(partly, 'all', [[1024, 65_535]])).toBe(
      'tcp 443 from 10.0.0.1 to 10.0.0.2, no reply to client ports 1024-4999',
    );
    expect(boxText({ ...partly, clientPorts: '2000-2010' }, 'all', [[1024, 65_535]])).toContain(
      ', replies to client ports 2000-2010 alone',
    );
    expect(boxText({ ...partly, clientPorts: '1024-65535' }, 'all', [[1024, 65_535]])).not.toContain('client ports');
  });

  it('shows ports that leave out a few as the answer does: the few are told there', () => {
    const seen = { ...packet, destinationPorts: '0-21,23-65535' };
    const box = { protocol: 'tcp', ports: '0-21,23-65535', from: '10.0.0.10', to: '10.0.1.5' };
    const others = 'tcp 10.0.0.10:1024-65535 → 10.0.1.5 (every other port)';
    const named = 'tcp 10.0.0.10:1024-65535 → 10.0.1.5 (most ports)';
    expect(packetText(seen, told('all', box))).toBe(others);
    expect(packetText(seen, told('udp, tcp', box))).toBe(others);
    // Not where the few were not asked for, and so are told nowhere.
    expect(packetText(seen, told('tcp 0-21, tcp 23-65535', box))).toBe(named);
    expect(packetText(seen, told('all', { ...box, ports: '0-21' }))).toBe(named);
    expect(packetText(seen, undefined)).toBe(named);
  });

  const told = (traffic: string, box: Answer['reachable'][number]): Answer => ({
    from: 'cashier',
    to: 'barista',
    traffic,
    verdict: 'reachable',
    reachable: [box],
    partly: [],
    oneWay: [],
    unknown: [],
    paths: [],
    blockers: [],
  });

  it('describes traffic', () => {
    const ends = { from: '10.0.0.1', to: '10.0.0.2' };
    expect(boxText({ protocol: 'all', ...ends }, 'all')).toBe('everything from 10.0.0.1 to 10.0.0.2');
    expect(boxText({ protocol: 'udp', ports: '0-65535', ...ends }, 'all')).toBe(
      'udp on every port from 10.0.0.1 to 10.0.0.2',
    );
    expect(boxText({ protocol: 'tcp', ports: '443', clientPorts: '1024-4999', ...ends }, 'all')).toBe(
      'tcp 443 from 10.0.0.1 to 10.0.0.2, client ports 1024-4999',
    );
  });

  it('gives an example', () => {
    const example = {
      protocol: 'tcp',
      source: '10.0.0.1',
      sourcePort: 49152,
      destination: '10.0.0.2',
      destinationPort: 22,
    };
    expect(exampleText(example)).toBe('tcp from 10.0.0.1:49152 to 10.0.0.2:22');
    expect(exampleText({ protocol: 'icmp', source: '10.0.0.1', destination: '10.0.0.2', type: 8, code: 0 })).toBe(
      'icmp type 8 code 0 from 10.0.0.1 to 10.0.0.2',
    );
  });

  it('sums up in one sentence', () => {
    const nothing = { reachable: [], partly: [], oneWay: [], unknown: [], paths: [], blockers: [] };
    const answer: Answer = { from: 'internet', to: 'shop.orders', traffic: 'tcp 22', verdict: 'blocked', ...nothing };
    expect(summary(answer)).toBe(
      'From internet to shop.orders on tcp 22: blocked, that is: no request packet is delivered.',
    );
  });

  const box = (more: Partial<TrafficBox> = {}): TrafficBox => ({
    protocol: 'tcp',
    ports: '22',
    from: 'a',
    to: 'b',
    ...more,
  });
  const blocker = (direction: 'forward' | 'return'): Blocker => ({
    direction,
    checkpoint: 'network-acl-outbound',
    object: 'v.acl',
    message: '',
  });
  const SOME_PORTS = { partly: [box({ clientPorts: '1024-4999' })] };
  it.each<[string, Partial<Answer>]>([
    ['the request is delivered, but the reply comes back for some client ports only', SOME_PORTS],
    [
      'the request is delivered, but the reply comes back for some client ports only',
      { ...SOME_PORTS, blockers: [blocker('return')] },
    ],
    ['only a part gets through, or the reply comes back for', { ...SOME_PORTS, blockers: [blocker('forward')] }],
    ['only a part gets through, or the reply comes back for', { ...SOME_PORTS, oneWay: [box()] }],
    ['only a part gets through, or the reply comes back for', { ...SOME_PORTS, unknown: [box()] }],
    ['only a part gets through, or the reply comes back for', { partly: [box({ dependsOn: 'load-balancer' })] }],
    [
      'a part of it is delivered and the reply comes back; what else was asked for is stopped',
      { reachable: [box()], blockers: [blocker('forward')] },
    ],
    [
      'the request is delivered, but the reply comes back for a part of it only',
      { reachable: [box()], oneWay: [box()] },
    ],
    [
      'only a part gets through, or the reply comes back for',
      { reachable: [box()], oneWay: [box()], blockers: [blocker('forward')] },
    ],
  ])('says which part it is that gets through: %s', (said, more) => {
    const nothing = { reachable: [], partly: [], oneWay: [], unknown: [], paths: [], blockers: [] };
    const answer: Answer = { from: 'a', to: 'b', traffic: 'ssh', verdict: 'partly', ...nothing, ...more };
    expect(summary(answer)).toContain(`From a to b on ssh: partly, that is: ${said}`);
  });

  it('names a path by what it passes', () => {
    const path = { verdict: 'reachable' as const, via: ['shop.door'], forward: [], return: [] };
    expect(pathTitle(path, 0, 1)).toBe('Path, via shop.door');
    expect(pathTitle(path, 1, 2)).toBe('Path 2 of 2, via shop.door');
  });
});
