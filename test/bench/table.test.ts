import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tellAlone, tellRatios } from './table.mjs';

interface Measured {
  readonly value: number;
  readonly unit: string;
  readonly checksum: string;
  readonly cpu?: number;
  readonly aim?: number;
}

const bench = (...measured: Measured[]) => new Map([['zones', new Map([['all pairs', measured]])]]);
const ms = (cpu: number, checksum = 'a'): Measured => ({ value: cpu * 2, cpu, unit: 'ms', checksum });

describe('what a bench prints', () => {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    vi.spyOn(console, 'log').mockImplementation((line: string) => {
      lines.push(line);
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is the median and the range, and the ratio to the aim', () => {
    expect(tellAlone(bench({ ...ms(10), aim: 40 }, ms(30), ms(20)))).toBe(false);
    expect(lines[1]).toContain('40.00 ms  (20.00-60.00)  processor 20.00  1.00 of the aim (40 ms)  checksum a');
  });

  it('is void where runs of one build differ in their answer', () => {
    expect(tellAlone(bench(ms(10), ms(10, 'b')))).toBe(true);
    expect(tellRatios(bench(ms(10)), bench(ms(10), ms(10, 'b')), 'abc1234', undefined)).toBe(true);
    expect(lines.join()).toContain('VOID: checksums differ: a, b');
  });

  it('beside another build is the ratio of processor time', () => {
    expect(tellRatios(bench(ms(10), ms(20), ms(90)), bench(ms(21), ms(22), ms(23)), 'abc1234', 1.1)).toBe(false);
    expect(lines[1]).toMatch(/^ {2}1\.10 {2}all pairs .* abc1234 20\.00 \(10\.00-90\.00\) {2}now 22\.00/);
  });

  it('fails above the limit, and not for an answer that another build gives', () => {
    expect(tellRatios(bench(ms(20)), bench(ms(23)), 'abc1234', 1.1)).toBe(true);
    expect(lines[1]).toContain('ABOVE 1.1');
    expect(tellRatios(bench(ms(20, 'b')), bench(ms(20)), 'abc1234', 1.1)).toBe(false);
    expect(lines.at(-1)).toContain('answers differ: b before, a now');
  });

  it('is told without a ratio where the other build has no such quantity', () => {
    expect(tellRatios(new Map(), bench(ms(20)), 'abc1234', 1.1)).toBe(false);
    expect(lines[1]).toMatch(/^ {3}new {2}all pairs/);
  });

  it('is of memory and the like where there is no processor time', () => {
    const heap = (value: number): Measured => ({ value, unit: 'MB', checksum: 'a' });
    expect(tellRatios(bench(heap(20)), bench(heap(10)), 'abc1234', 1.1)).toBe(false);
    expect(lines[1]).toContain('0.50  all pairs');
  });
});
