import { describe, expect, it } from 'vitest';
import {
  EPHEMERAL_PORTS,
  parseRanges,
  portsLeftOut,
  portWords,
  protocolWords,
  rangesText,
  repliesWords,
  subtractRanges,
  typeWords,
} from '../../network/words/index.js';

describe('numbers in ranges', () => {
  it.each([
    ['1024-65535', '1024-4999', '5000-65535'],
    ['1024-65535', '1500-1600,60000-65535', '1024-1499,1601-59999'],
    ['0-65535', '0-65535', ''],
    ['1024-65535', '0-65535', ''],
    ['1024-2000,3000-4000', '1500-3500', '1024-1499,3501-4000'],
  ])('of %s less %s there are %s', (all, some, left) => {
    expect(rangesText(subtractRanges(parseRanges(all) ?? [], parseRanges(some) ?? []))).toBe(left);
  });
});

describe('ports for a reader', () => {
  it.each([
    ['22,443', undefined, 'tcp 22, 443'],
    ['0-21,23-65535', '22', 'tcp on most ports'],
    ['0-21,23-442,1000-65535', '22,443-999', 'tcp on most ports'],
    ['1024-3388,3390-65535', '3389', 'tcp on most ports of 1024-65535'],
    // What stands apart is no part of a span.
    ['3389,5001-65535', undefined, 'tcp 3389, 5001-65535'],
    ['1024-60000,65535', undefined, 'tcp 1024-60000, 65535'],
    // Of a narrow span it is said best what is in it, and so it is where much is left out.
    ['80-90,92-100', undefined, 'tcp 80-90, 92-100'],
    ['1024-32767,61001-65535', undefined, 'tcp 1024-32767, 61001-65535'],
    // What is left out is more than what is told.
    ['0-1023,65000-65535', undefined, 'tcp 0-1023, 65000-65535'],
    ['1024-65535', undefined, 'tcp 1024-65535'],
    ['0-65535', undefined, 'tcp 0-65535'],
  ])('%s leave out %j', (ports, left, words) => {
    expect(portsLeftOut(ports)).toBe(left);
    expect(portWords('tcp', ports)).toBe(words);
  });

  it.each([
    ['tcp', 'tcp'],
    ['47', 'protocol 47'],
    ['47,50', 'protocols 47, 50'],
    ['0,2-5,7-16,18-57,59-255', 'every rarer protocol'],
    ['0,2-5,7-16,18-46,48-57,59-255', 'most rarer protocols'],
    ['0-16,18-255', 'most protocols'],
    ['tcp,udp,0,2-5,7-16,18-57,59-255', 'tcp, udp, every rarer protocol'],
    ['tcp,udp,icmp,0,2-5,7-16,18-57,59-255', 'everything'],
  ])('protocol %s', (protocol, words) => expect(protocolWords(protocol)).toBe(words));

  it.each([
    ['8/0,3/0-15', 'icmp 8/0, 3/0-15', 'icmp 8/0, 3/0-15'],
    ['0-255', 'icmp', 'icmp'],
    ['0-7,8/1-255,9-255', 'icmp of most types', 'icmp of every other type'],
  ])('types %s', (types, words, beside) => {
    expect(typeWords('icmp', types)).toBe(words);
    expect(typeWords('icmp', types, { beside: true })).toBe(beside);
  });

  it('are the others where what is left out is told beside them', () => {
    const told = { beside: true };
    expect(portWords('tcp', '0-21,23-65535', told)).toBe('tcp on every other port');
    expect(portWords('tcp', '1024-3388,3390-65535', told)).toBe('tcp on every other port of 1024-65535');
    expect(portWords('tcp', '22,443', told)).toBe('tcp 22, 443');
    expect(protocolWords('0,2-5,7-16,18-46,48-57,59-255', told)).toBe('every other rarer protocol');
    expect(protocolWords('0-16,18-255', told)).toBe('every other protocol');
  });

  it.each([
    ['1024-65535', undefined],
    ['0-65535', undefined],
    ['1024-4999', 'no reply to client ports 5000-65535'],
    ['1024-4999,5100-65535', 'no reply to client ports 5000-5099'],
    ['2000-2010', 'replies to client ports 2000-2010 alone'],
  ])('of replies to client ports %s: %j', (kept, words) => expect(repliesWords(kept, EPHEMERAL_PORTS)).toBe(words));
});
