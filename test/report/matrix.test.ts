import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matrixCsv } from '../../interchange/report/matrix/csv.js';
import { flowWords } from '../../interchange/report/matrix/dispositions.js';
import { memberReport } from '../../interchange/report/matrix/flows-in-order.js';
import { classReport } from '../../interchange/report/matrix/group.js';
import { matrixHtml } from '../../interchange/report/matrix/html.js';
import { matrixJson } from '../../interchange/report/matrix/json.js';
import { spreadsheetText } from '../../interchange/report/matrix/spreadsheet-text.js';
import { matrixText } from '../../interchange/report/matrix/text.js';
import { PLAIN } from '../../interchange/report/paint.js';
import { loadNetwork } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Matrix, MatrixFlow } from '../../network/answers/answer.js';
import type { ClassMatrix } from '../../network/answers/class-matrix.js';
import { ROOT } from '../architecture/source-tree.js';
import { endpoint, flow, matrixOf } from './samples.js';
import { elements, parseXml } from './xml.js';

const EXAMPLES = join(ROOT, 'examples');
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
    expect(listed).toContain(',tcp,"\'22,443",,');
  });

  it.each([
    ...['443', '0-65535', '1024-65535', '8000-8010', '22,443,8000-8010', '10.0.0.10', '10.0.0.0/16', '::/0'],
    ...['internet', 'shop.may-1', 'office', 'public', 'one-way', 'all', '50', 'mayor', 'decoy-1x'],
  ])('leaves %s as it is', (cell) => {
    expect(spreadsheetText(cell)).toBe(cell);
  });

  it.each([
    ...['1-2', '22-25', '8-2030', '1/5', '8/0', '22,443', '22,443,8080', '10.101.102.103', '1-2/3', '3/1-15'],
    ...['mar-1', 'MARCH1', 'sep-2024', '1e5', '007', 'true', 'FALSE'],
    ...['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'1-2"],
  ])('marks %s, which a spreadsheet would not take for text', (cell) => {
    expect(spreadsheetText(cell)).toBe(`'${cell}`);
  });

  it('leaves no cell to be misread, and none that cannot be read back', () => {
    const icmp = { protocol: 'icmp', types: '3/4', from: '10.0.0.10', to: '10.0.2.1' };
    const text = whole(
      matrixCsv(matrixOf([web, db], [flow(web, db, '1-2'), flow(db, web, '443', { reachable: [icmp] })])),
    );
    expect(text.split('\r\n').slice(1, 3)).toEqual([
      "shop.web,shop.db,reachable,reachable,tcp,'1-2,,10.0.0.10,10.0.2.1,1024-65535,",
      "shop.db,shop.web,reachable,reachable,icmp,,'3/4,10.0.0.10,10.0.2.1,,",
    ]);
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
    expect(text).toContain('2,000 endpoints; pairs: 16,000 reachable');
  });

  it('has a word for a network without endpoints', () => {
    expect(matrixText(matrixOf([], []), options)).toContain('No endpoints');
  });
});

describe('classes of endpoints', () => {
  const network = (subnets: string): ClassMatrix =>
    analyse(
      loadNetwork([{ uri: 'file:///a.vpc', text: `vpc v 10.0.0.0/16 {\n${subnets}\n}` }], () => undefined).topology,
    ).classes;
  const TIERS = `
    security-group web { inbound { allow https from any } }
    security-group app { inbound { allow tcp 8080 from web allow ping from app } }
    subnet a 10.0.0.0/24 {
      instance w1 10.0.0.10 { security-groups web }
      instance w2 10.0.0.11 { security-groups web }
      instance s1 10.0.0.20 { security-groups app }
      instance s2 10.0.0.21 { security-groups app }
      instance s3 10.0.0.22 { security-groups app }
    }`;
  const told = (matrix: ClassMatrix): string[] =>
    classReport(matrix).endpoints.map(({ members }) => (members ?? []).join(' '));

  it('put those together that share everything', () => {
    expect(told(network(TIERS))).toEqual(['internet', 'v.w1 v.w2', 'v.s1 v.s2 v.s3']);
  });

  it('keep a resource apart that one rule tells apart', () => {
    expect(told(network(TIERS.replace('allow ping from app', 'allow ping from 10.0.0.22')))).toEqual([
      'internet',
      'v.w1 v.w2',
      'v.s1 v.s2',
      'v.s3',
    ]);
  });

  it('have the addresses of all their members at the ends of a flow', () => {
    const flows = [...classReport(network(TIERS)).flows];
    const down = flows.find(({ from, to }) => from === 'v.w1' && to === 'v.s1');
    expect(down?.reachable).toMatchObject([
      { protocol: 'tcp', ports: '8080', from: '10.0.0.10/31', to: '10.0.0.20-10.0.0.22' },
    ]);
    const among = flows.find(({ from, to }) => from === 'v.s1' && to === 'v.s1');
    expect(among?.reachable).toMatchObject([
      { protocol: 'icmp', types: '8/0', from: '10.0.0.20-10.0.0.22', to: '10.0.0.20-10.0.0.22' },
    ]);
  });

  it.each(readdirSync(EXAMPLES))('say the same as the matrix of %s, pair by pair', (name) => {
    const files = readdirSync(join(EXAMPLES, name)).map((file) => ({
      uri: `file:///${file}`,
      text: readFileSync(join(EXAMPLES, name, file), 'utf8'),
    }));
    const analysis = analyse(loadNetwork(files, () => undefined).topology);
    const services = (flow: MatrixFlow): string => `${flow.verdict} ${flowWords(flow)}`;
    const { endpoints, flows } = classReport(analysis.classes);
    const members = new Map(endpoints.map((one) => [one.name, one.members ?? []]));
    const expanded = [...flows].flatMap((flow) =>
      (members.get(flow.from) ?? []).flatMap((from) =>
        (members.get(flow.to) ?? []).filter((to) => to !== from).map((to) => `${from} > ${to}: ${services(flow)}`),
      ),
    );
    const all = analysis.matrix().flows.map((flow) => `${flow.from} > ${flow.to}: ${services(flow)}`);
    expect(all.length).toBeGreaterThan(0);
    expect(expanded.sort()).toEqual([...all].sort());
    expect([...memberReport(analysis.classes).flows]).toEqual(analysis.matrix().flows);
  });
});
