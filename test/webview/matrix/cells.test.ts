import { describe, expect, it } from 'vitest';
import { type Cell, cellSentence, openPairs, readCell, shortNumber } from '../../../client/webview/matrix/cells.js';
import type { CompactCell } from '../../../server/protocol.js';

const TRAFFICS = ['tcp 443', 'tcp 443, udp 53'];
const ends = { from: { label: 'a' }, to: { label: 'b' } };

describe('a cell', () => {
  it.each<[CompactCell, Cell['verdict'], string]>([
    [[1, 0, 0, 0, 0, 0, 0], 'reachable', 'a to b: reachable, tcp 443'],
    [[0, 0, 0, 0, 1, 0, -1], 'blocked', 'a to b: blocked'],
    [[0, 0, 2, 0, 0, 0, 1], 'one-way', 'a to b: all 2 pairs one-way, tcp 443, udp 53'],
    [[0, 3, 0, 0, 0, 0, -1], 'partly', 'a to b: all 3 pairs partly'],
    [[12, 0, 0, 1, 2_000, 0, 0], 'mixed', 'a to b: 2,013 pairs, 12 reachable, 2,000 blocked, 1 unknown'],
    [[0, 0, 0, 0, 0, 0, -1], 'self', 'a and itself: not asked'],
  ])('that is told as %j is %s', (told, verdict, sentence) => {
    const cell = readCell(told, TRAFFICS);
    expect(cell.verdict).toBe(verdict);
    expect(cellSentence(ends, cell)).toBe(sentence);
  });

  it('that is not told yet claims nothing', () => {
    expect(cellSentence(ends, undefined)).toBe('a to b is still being worked out');
  });

  it('says in how many pairs something gets through, in numbers that have room', () => {
    expect(openPairs(readCell([12, 0, 0, 0, 212, 0, 0], TRAFFICS))).toBe(12);
    expect([999, 1_000, 1_990, 12_999, 4_000_000].map(shortNumber)).toEqual(['999', '1k', '1.9k', '12k', '4M']);
  });
});
