import { describe, expect, it } from 'vitest';
import {
  boxText,
  decisionWords,
  exampleText,
  packetText,
  pathTitle,
  summary,
} from '../../../client/webview/trace/hops.js';
import type { Answer, Hop } from '../../../server/protocol.js';

const packet: Hop['packet'] = {
  protocol: 'tcp',
  source: '10.0.0.10',
  sourcePorts: '1024-65535',
  destination: '10.0.1.5',
  destinationPorts: '8080',
};

describe('a step of the trace in words', () => {
  it('shows the packet that a checkpoint sees', () => {
    expect(packetText(packet)).toBe('tcp 10.0.0.10:1024-65535 → 10.0.1.5:8080');
    expect(packetText({ ...packet, source: '2001:db8::1', sourcePorts: '99' })).toBe(
      'tcp [2001:db8::1]:99 → 10.0.1.5:8080',
    );
    expect(packetText({ ...packet, source: 'the internet less 198.51.100.9' })).toBe(
      'tcp the internet less 198.51.100.9 (ports 1024-65535) → 10.0.1.5:8080',
    );
    expect(packetText({ protocol: 'icmp', types: '8/0', source: '10.0.0.1', destination: '10.0.0.2' })).toBe(
      'icmp 8/0 10.0.0.1 → 10.0.0.2',
    );
  });

  it('tells why a stateful filter does not look at a reply', () => {
    const hop: Hop = {
      checkpoint: 'security-group-inbound',
      object: 'shop.g',
      decision: 'not-evaluated',
      stateful: true,
      packet,
    };
    expect(decisionWords(hop)).toBe('not checked: it remembers the request');
    expect(decisionWords({ ...hop, decision: 'deny' })).toBe('denied');
  });

  it('describes traffic', () => {
    const ends = { from: '10.0.0.1', to: '10.0.0.2' };
    expect(boxText({ protocol: 'all', ...ends })).toBe('everything from 10.0.0.1 to 10.0.0.2');
    expect(boxText({ protocol: 'udp', ports: '0-65535', ...ends })).toBe('udp on every port from 10.0.0.1 to 10.0.0.2');
    expect(boxText({ protocol: 'tcp', ports: '443', clientPorts: '1024-4999', ...ends })).toBe(
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

  it('names a path by what it passes', () => {
    const path = { verdict: 'reachable' as const, via: ['shop.door'], forward: [], return: [] };
    expect(pathTitle(path, 0, 1)).toBe('Path, via shop.door');
    expect(pathTitle(path, 1, 2)).toBe('Path 2 of 2, via shop.door');
  });
});
