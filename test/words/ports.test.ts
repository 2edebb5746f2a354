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
    ['0-21,23-65535', '22', 'tcp on every port but 22'],
    ['0-21,23-442,1000-65535', '22,443-999', 'tcp on every port but 22, 443-999'],
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
    ['0,2-5,7-16,18-57,59-255', 'every other protocol'],
  ])('protocol %s', (protocol, words) => expect(protocolWords(protocol)).toBe(words));

  it.each([
    ['1024-65535', undefined],
    ['0-65535', undefined],
    ['1024-4999', 'no reply to client ports 5000-65535'],
    ['1024-4999,5100-65535', 'no reply to client ports 5000-5099'],
    ['2000-2010', 'replies to client ports 2000-2010 alone'],
  ])('of replies to client ports %s: %j', (kept, words) => expect(repliesWords(kept, EPHEMERAL_PORTS)).toBe(words));
});
