import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareMatrices } from '../../interchange/report/diff/compare.js';
import { diffJson } from '../../interchange/report/diff/json.js';
import { diffMarkdown } from '../../interchange/report/diff/markdown.js';
import { diffText } from '../../interchange/report/diff/text.js';
import { boxesOf, cubeOf, intersectCubes, subtractCubes } from '../../interchange/report/diff/traffic-cube.js';
import { PLAIN } from '../../interchange/report/paint.js';
import type { MatrixFlow, TrafficBox } from '../../network/answers/answer.js';
import { endpoint, flow, matrixOf } from './samples.js';

const web = endpoint('shop.web', '10.0.0.10');
const db = endpoint('shop.db', '10.0.2.1');
const both = [web, db];
const tcp = (ports: string, from = '10.0.0.10', to = '10.0.2.1'): TrafficBox => ({ protocol: 'tcp', ports, from, to });
const pair = (outcome: 'reachable' | 'partly' | 'oneWay' | 'unknown', ...boxes: TrafficBox[]): MatrixFlow => ({
  ...flow(web, db),
  verdict: outcome === 'oneWay' ? 'one-way' : outcome,
  reachable: [],
  [outcome]: boxes,
});

const compare = (before: MatrixFlow[], after: MatrixFlow[]) =>
  compareMatrices(matrixOf(both, before), matrixOf(both, after)).changes;

describe('what changes between two networks', () => {
  it('is nothing where the same traffic is told in other boxes', () => {
    expect(compare([pair('reachable', tcp('22'), tcp('80,443'))], [pair('reachable', tcp('22,80,443'))])).toEqual([]);
    expect(
      compare(
        [pair('reachable', tcp('22', '10.0.0.0/31'))],
        [pair('reachable', tcp('22', '10.0.0.0'), tcp('22', '10.0.0.1'))],
      ),
    ).toEqual([]);
  });

  it('is what opens and what closes, no more', () => {
    expect(compare([pair('reachable', tcp('20-30'))], [pair('reachable', tcp('25-40'))])).toEqual([
      { from: 'shop.web', to: 'shop.db', before: 'blocked', after: 'reachable', traffic: [tcp('31-40')] },
      { from: 'shop.web', to: 'shop.db', before: 'reachable', after: 'blocked', traffic: [tcp('20-24')] },
    ]);
  });

  it('is an outcome that becomes another', () => {
    expect(compare([pair('reachable', tcp('443'))], [pair('oneWay', tcp('443'))])).toEqual([
      { from: 'shop.web', to: 'shop.db', before: 'reachable', after: 'one-way', traffic: [tcp('443')] },
    ]);
  });

  it('is a source that widens, though the pair and the port stay', () => {
    const [change] = compare(
      [pair('reachable', tcp('22', '203.0.113.0/24'))],
      [pair('reachable', tcp('22', '203.0.113.0/23,public'))],
    );
    expect(change?.traffic).toEqual([tcp('22', '203.0.112.0/24,public')]);
  });

  it('names endpoints that come and go', () => {
    const { added, removed } = compareMatrices(matrixOf([web], []), matrixOf([db], []));
    expect({ added, removed }).toEqual({ added: ['shop.db'], removed: ['shop.web'] });
  });
});

describe('boxes as sets', () => {
  const box = fc.record({
    protocol: fc.constantFrom('all', 'tcp', 'udp', 'icmp', '0,2-5', '50'),
    span: fc.tuple(fc.nat(20), fc.nat(20)),
    from: fc.constantFrom('10.0.0.0/30', '10.0.0.2-10.0.0.9', '10.0.0.3', 'public', '10.0.0.3,public'),
    to: fc.constantFrom('10.0.1.0/31', '10.0.1.1', '10.0.1.0,10.0.1.2'),
  });
  const boxes = fc.array(
    box.map(({ protocol, span: [a, b], from, to }): TrafficBox => {
      const range = `${Math.min(a, b)}-${Math.max(a, b)}`;
      if (protocol === 'tcp' || protocol === 'udp') return { protocol, ports: range, from, to };
      return protocol.startsWith('icmp')
        ? { protocol, types: `${Math.min(a, b)}/0-15,${a + 30}`, from, to }
        : { protocol, from, to };
    }),
    { maxLength: 3 },
  );

  it('are read and printed without loss', () => {
    fc.assert(
      fc.property(boxes, (list) => {
        const cubes = list.map(cubeOf);
        const again = cubes.flatMap(boxesOf).map(cubeOf);
        expect(subtractCubes(cubes, again)).toEqual([]);
        expect(subtractCubes(again, cubes)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('obey the laws of sets: a is (a and b) and (a less b), and these are apart', () => {
    fc.assert(
      fc.property(boxes, boxes, (left, right) => {
        const [a, b] = [left.map(cubeOf), right.map(cubeOf)];
        const [common, rest] = [intersectCubes(a, b), subtractCubes(a, b)];
        expect(intersectCubes(rest, b)).toEqual([]);
        expect(subtractCubes(a, [...common, ...rest])).toEqual([]);
        expect(subtractCubes([...common, ...rest], a)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a difference, told', () => {
  const report = compareMatrices(
    matrixOf(both, [pair('reachable', tcp('20-30'))]),
    matrixOf([...both, endpoint('shop.new', '10.0.9.9')], [pair('reachable', tcp('25-40'))]),
  );

  it('as JSON', () => {
    expect(JSON.parse(diffJson(report))).toEqual({
      schema: 1,
      endpoints: { added: ['shop.new'], removed: [] },
      changes: report.changes,
    });
  });

  it('as text: what opens, what closes', () => {
    const text = diffText(report, PLAIN);
    expect(text).toMatch(
      /^Becomes reachable \(1 change\)\n {2}\+ shop\.web → shop\.db {2}blocked → reachable {2}tcp 31-40/m,
    );
    expect(text).toMatch(
      /^No longer reachable \(1 change\)\n {2}- shop\.web → shop\.db {2}reachable → blocked {2}tcp 20-24/m,
    );
    expect(text).toContain('New endpoints: shop.new');
  });

  it('as Markdown: tables with as many cells as columns', () => {
    const rows = diffMarkdown(report)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(row.split('|')).toHaveLength(7);
  });

  it('says so where there is none', () => {
    const none = compareMatrices(matrixOf(both, []), matrixOf(both, []));
    expect(diffText(none, PLAIN)).toBe('No difference: everybody reaches what they reached before.\n');
    expect(diffMarkdown(none)).toContain('No difference');
  });
});
