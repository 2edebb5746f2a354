import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixCsv } from '../../interchange/report/matrix/csv.js';
import { groupMatrix } from '../../interchange/report/matrix/group.js';
import { matrixHtml } from '../../interchange/report/matrix/html.js';
import { matrixJson } from '../../interchange/report/matrix/json.js';
import { matrixText } from '../../interchange/report/matrix/text.js';
import { PLAIN } from '../../interchange/report/paint.js';
import type { Matrix } from '../../network/reachability/answer.js';
import { endpoint, flow, matrixOf } from './samples.js';
import { elements, parseXml } from './xml.js';

const internet = endpoint('internet', '0.0.0.0/0', { kind: 'internet' });
const web = endpoint('shop.web', '10.0.0.10', { publicAddresses: ['198.51.100.10'] });
const app1 = endpoint('shop.app1', '10.0.1.1');
const app2 = endpoint('shop.app2', '10.0.1.2');
const db = endpoint('shop.db', '10.0.2.1', { kind: 'database' });
const SMALL: Matrix = matrixOf(
  [internet, web, app1, app2, db],
  [
    flow(internet, web),
    flow(web, app1, '8080'),
    flow(web, app2, '8080'),
    flow(app1, db, '5432'),
    flow(app2, db, '5432'),
    flow(db, internet, '443', {
      verdict: 'one-way',
      reachable: [],
      oneWay: [{ protocol: 'udp', ports: '53', from: '10.0.2.1', to: '8.8.8.8' }],
    }),
  ],
);

const whole = (pieces: Iterable<string>): string => [...pieces].join('');

describe('matrix as JSON', () => {
  it('is the matrix with schema 1', () => {
    expect(JSON.parse(whole(matrixJson(SMALL)))).toEqual({ schema: 1, ...SMALL });
    expect(JSON.parse(whole(matrixJson(matrixOf([], []))))).toEqual({ schema: 1, endpoints: [], flows: [] });
  });
});

describe('matrix as CSV', () => {
  it('has a row a box, quoted as RFC 4180 has it', () => {
    const lines = whole(matrixCsv(SMALL)).split('\r\n');
    expect(lines[0]?.split(',')).toHaveLength(11);
    expect(lines[1]).toBe('internet,shop.web,reachable,reachable,tcp,443,,0.0.0.0/0,10.0.0.10,1024-65535,');
    expect(lines.at(-2)).toBe('shop.db,internet,one-way,one-way,udp,53,,10.0.2.1,8.8.8.8,,');
    const listed = whole(matrixCsv(matrixOf([web, db], [flow(web, db, '22,443')])));
    expect(listed).toContain(',tcp,"22,443",,');
  });
});

describe('matrix as HTML', () => {
  const page = whole(matrixHtml(SMALL, 'a <b> & "c"'));

  it('is well-formed, without script, and escapes what it is given', () => {
    const root = parseXml(page);
    expect(elements(root, 'title')[0]?.text).toBe('a <b> & "c"');
    expect(elements(root, 'script')).toEqual([]);
    expect(page).not.toMatch(/https?:|\bon\w+=|javascript:/);
  });

  it('has a cell a pair, told in words too', () => {
    const root = parseXml(page);
    const grid = elements(root, 'table').find(({ attributes }) => attributes.class === 'grid');
    const rows = grid ? elements(grid, 'tr').slice(1) : [];
    expect(rows.map((row) => elements(row, 'td').length)).toEqual(Array(5).fill(5));
    expect(elements(rows[1] as never, 'td')[2]?.attributes).toEqual({
      class: 'reachable',
      title: 'shop.web to shop.app1: reachable: tcp 8080',
    });
    expect(elements(rows[0] as never, 'td')[4]?.attributes.title).toBe('internet to shop.db: blocked');
  });
});

describe('matrix as text', () => {
  const options = { paint: PLAIN, width: 100 };

  it('draws a grid: a row a client, a column a server', () => {
    const lines = matrixText(SMALL, options).split('\n');
    const row = lines.find((line) => line.startsWith('2 shop.web'));
    expect(row?.replace('2 shop.web', '').trim().split(/\s+/)).toEqual(['·', '●', '●', '·']);
    expect(lines[0]?.trim().split(/\s+/).slice(-5)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('says what gets through, those alike in one line', () => {
    const text = matrixText(SMALL, options);
    expect(text).toMatch(/^ {2}● → shop\.app1, shop\.app2 tcp 8080$/m);
    expect(text).toMatch(/^ {2}→ → internet udp 53 \(one-way\)$/m);
    expect(text).toContain('5 endpoints; pairs: 5 reachable, 1 one-way, the others blocked');
  });

  it('is short with thousands of endpoints, and says what it leaves out', () => {
    const many = Array.from({ length: 2000 }, (_, i) => endpoint(`v.i${i}`, `10.0.${i >> 8}.${i & 255}`));
    const flows = many.flatMap((from, i) =>
      [1, 2, 3, 4, 5, 6, 7, 8].map((step) => flow(from, many[(i + step) % 2000] as typeof from)),
    );
    const text = matrixText(matrixOf(many, flows), options);
    expect(text.split('\n').length).toBeLessThan(250);
    expect(text).toMatch(/and 6 more|and 2 more/);
    expect(text).toMatch(/… and \d+ more pairs/);
    expect(text).toContain('2000 endpoints; pairs: 16000 reachable');
  });

  it('has a word for a network without endpoints', () => {
    expect(matrixText(matrixOf([], []), options)).toContain('No endpoints');
  });
});

describe('classes of endpoints', () => {
  const grouped = groupMatrix(SMALL);

  it('puts those together that share everything', () => {
    expect(grouped.endpoints.map(({ members }) => members)).toEqual([
      ['internet'],
      ['shop.web'],
      ['shop.app1', 'shop.app2'],
      ['shop.db'],
    ]);
    expect(grouped.flows.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      'internet > shop.web',
      'shop.web > shop.app1',
      'shop.app1 > shop.db',
      'shop.db > internet',
    ]);
    expect(grouped.flows[1]?.reachable[0]).toMatchObject({ from: '10.0.0.10', to: '10.0.1.1,10.0.1.2', ports: '8080' });
  });

  it('puts those together that reach each other', () => {
    const all = [app1, app2, endpoint('shop.app3', '10.0.1.3')];
    const mutual = all.flatMap((from) => all.filter((to) => to !== from).map((to) => flow(from, to)));
    const one = groupMatrix(matrixOf(all, mutual));
    expect(one.endpoints).toHaveLength(1);
    expect(one.flows.map(({ from, to }) => [from, to])).toEqual([['shop.app1', 'shop.app1']]);
  });

  it('keeps those apart that are paired one by one', () => {
    const [c1, c2, s1, s2] = ['c1', 'c2', 's1', 's2'].map((name, i) => endpoint(name, `10.0.3.${i}`)) as [
      never,
      never,
      never,
      never,
    ];
    expect(groupMatrix(matrixOf([c1, c2, s1, s2], [flow(c1, s1), flow(c2, s2)])).endpoints).toHaveLength(4);
  });

  it('keeps a public resource apart from a private one', () => {
    const open = endpoint('shop.open', '10.0.1.9', { publicAddresses: ['198.51.100.1'] });
    expect(groupMatrix(matrixOf([app1, open], [])).endpoints).toHaveLength(2);
  });

  it('says the same as the matrix, pair by pair', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const ends = names.map((name, i) => endpoint(name, `10.0.0.${i}`));
    const pair = fc.tuple(fc.nat(5), fc.nat(5), fc.constantFrom('22', '80'));
    fc.assert(
      fc.property(fc.uniqueArray(pair, { selector: ([from, to]) => from * 6 + to, maxLength: 30 }), (pairs) => {
        const flows = pairs
          .filter(([from, to]) => from !== to)
          .map(([from, to, port]) => flow(ends[from] as never, ends[to] as never, port));
        const report = groupMatrix(matrixOf(ends, flows));
        const expanded = new Set<string>();
        const members = new Map(report.endpoints.map(({ name, members: list }) => [name, list ?? [name]]));
        for (const { from, to, reachable } of report.flows) {
          for (const x of members.get(from) ?? [])
            for (const y of members.get(to) ?? []) if (x !== y) expanded.add(`${x} ${y} ${reachable[0]?.ports}`);
        }
        expect([...expanded].sort()).toEqual(
          flows.map(({ from, to, reachable }) => `${from} ${to} ${reachable[0]?.ports}`).sort(),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
