import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { CancellationTokenSource, ErrorCodes, LSPErrorCodes, type ResponseError } from 'vscode-languageserver-protocol';
import { loadNetwork } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import { ClassMatrix } from '../../network/answers/index.js';
import { rangesOf, VERDICTS } from '../../network/wire/index.js';
import { FlowTable } from '../../server/preview/matrix/flow-table.js';
import { flowText, hasPort } from '../../server/preview/matrix/flow-text.js';
import { areRanges } from '../../server/preview/matrix/ranges.js';
import { tellCells, tellKinds } from '../../server/preview/matrix/tell-cells.js';
import type {
  CompactCell,
  MatrixCellsResult,
  MatrixKindsResult,
  PreviewSnapshot,
  Sought,
} from '../../server/protocol.js';
import { officeText } from '../bench/office-text.js';
import { EVERYTHING } from '../language/everything.js';
import { SHOP_TEXT } from './shop.js';
import { SHOP, TestClient } from './test-client.js';

const noPause = () => Promise.resolve();
const load = (text: string) => analyse(loadNetwork([{ uri: 'file:///a.vpc', text }], () => undefined).topology);

/** All cells, asked for until every column is there. */
async function cellsOf(
  table: FlowTable,
  rows: readonly (readonly number[])[],
  columns: readonly (readonly number[])[],
  sought: Sought = {},
): Promise<{ readonly cell: CompactCell; readonly traffic: string | undefined }[][]> {
  const told: { cell: CompactCell; traffic: string | undefined }[][] = [];
  while (told.length < columns.length) {
    const answer = await tellCells(table, { rows, columns: columns.slice(told.length), sought }, noPause);
    expect(answer.columns.length).toBeGreaterThan(0);
    told.push(...answer.columns.map((cells) => cells.map((cell) => ({ cell, traffic: answer.traffics[cell[6]] }))));
  }
  return told;
}

type Whole = ReturnType<ReturnType<typeof load>['matrix']>;

/** The same from the whole matrix, pair by pair. */
function expectedCells(
  { endpoints, flows }: Whole,
  rows: readonly (readonly number[])[],
  columns: typeof rows,
  sought: Sought,
) {
  const places = new Map(endpoints.map(({ name }, at) => [name, at]));
  const known = new Map(flows.map((flow) => [`${places.get(flow.from)} ${places.get(flow.to)}`, flow]));
  const members = (ranges: readonly number[]) => endpoints.map((_, at) => at).filter((at) => isIn(ranges, at));
  return columns.map((column) =>
    rows.map((row) => {
      const counts = VERDICTS.map(() => 0);
      const traffics = new Set<string>();
      let found = 0;
      for (const from of members(row))
        for (const to of members(column)) {
          if (from === to) continue;
          const flow = known.get(`${from} ${to}`);
          const verdict = flow?.verdict ?? 'blocked';
          const at = VERDICTS.indexOf(verdict);
          counts[at] = (counts[at] ?? 0) + 1;
          const traffic = flow ? flowText(flow) : '';
          if (verdict !== 'blocked') traffics.add(traffic);
          if ((sought.verdict ?? verdict) === verdict && (sought.port === undefined || hasPort(traffic, sought.port)))
            found++;
        }
      return { counts: [...counts, found], traffic: traffics.size === 1 ? [...traffics][0] : undefined };
    }),
  );
}

const isIn = (ranges: readonly number[], at: number): boolean =>
  ranges.some((low, bound) => bound % 2 === 0 && at >= low && at < (ranges[bound + 1] ?? 0));

const SEVERAL = officeText(60);

describe('the cells of the matrix', () => {
  it.each([
    ['a shop', SHOP_TEXT],
    ['everything of the language', EVERYTHING],
    ['several VPCs of many alike', SEVERAL],
  ])('of %s say of any rows and columns what the whole matrix says of their pairs', async (_, text) => {
    const table = new FlowTable(load(text));
    const whole = load(text).matrix();
    const count = table.kinds.length;
    const ends = fc
      .uniqueArray(fc.nat(count - 1), { minLength: 1, maxLength: 12 })
      .map((places) => rangesOf(places.sort((a, b) => a - b)));
    const lines = fc.array(ends, { minLength: 1, maxLength: 4 });
    const sought = fc.constantFrom<Sought>({}, { port: 443 }, { verdict: 'reachable' }, { verdict: 'blocked' });
    await fc.assert(
      fc.asyncProperty(lines, lines, sought, async (rows, columns, what) => {
        const told = await cellsOf(table, rows, columns, what);
        expect(
          told.map((column) => column.map(({ cell, traffic }) => ({ counts: cell.slice(0, 6), traffic }))),
        ).toEqual(expectedCells(whole, rows, columns, what));
      }),
      { numRuns: 60 },
    );
  });

  it('are the same where few are asked for, and where all are', async () => {
    const one = new FlowTable(load(SEVERAL));
    const all = new FlowTable(load(SEVERAL));
    const lines = one.kinds.map((_, at) => [at, at + 1]);
    const whole = await cellsOf(all, lines, lines);
    for (const row of lines.slice(0, 8)) {
      const told = await cellsOf(one, [row], lines);
      expect(told.map(([first]) => [first?.cell.slice(0, 6), first?.traffic])).toEqual(
        whole.map((column) => {
          const same = column[row[0] ?? 0];
          return [same?.cell.slice(0, 6), same?.traffic];
        }),
      );
    }
  });

  it('are kept of those goals that were asked for last, each counted once however often it was worked out', () => {
    const sizes = new FlowTable(load(SEVERAL));
    const everybody = new Set(sizes.goals);
    const flowsOf = (table: FlowTable, ...goals: number[]) => [...table.into(new Set(goals), everybody)];
    const [a, b, c] = sizes.goals.filter((goal) => (flowsOf(sizes, goal)[0]?.flows.length ?? 0) > 0);
    if (a === undefined || b === undefined || c === undefined) throw new Error('There are no three');
    const size = (...goals: number[]) => flowsOf(sizes, ...goals).reduce((sum, { flows }) => sum + flows.length, 0);
    const table = new FlowTable(load(SEVERAL), size(a, b));
    const worked = vi.spyOn(ClassMatrix.prototype, 'flowsByGoal');
    onTestFinished(() => worked.mockRestore());
    /** Whether it was there already. */
    const isKept = (goal: number) => {
      worked.mockClear();
      flowsOf(table, goal);
      return worked.mock.calls.every(([wanted]) => (wanted as ReadonlySet<unknown>).size === 0);
    };
    // Two questions at once: neither has its answer when the other begins.
    const both = [table.into(new Set([a]), everybody), table.into(new Set([a]), everybody)].map((one) =>
      one[Symbol.iterator](),
    );
    for (const one of both) one.next();
    for (const one of both) while (!one.next().done);
    flowsOf(table, b);
    expect([isKept(b), isKept(a)]).toEqual([true, true]);
    // That of `b` is the one that nobody asked for since.
    flowsOf(table, c);
    expect([isKept(c), isKept(b)]).toEqual([true, false]);
  });

  it('are told of endpoints that the matrix has', () => {
    expect([[], [0, 3], [0, 1, 1, 3], [2, 3, 5, 9]].map((ranges) => areRanges(ranges, 9))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(
      [[0], [3, 3], [4, 2], [0, 10], [2, 3, 1, 2], [0.5, 2], [-1, 2]].map((ranges) => areRanges(ranges, 9)),
    ).toEqual(new Array(7).fill(false));
  });

  it('are worked out in turns with what else waits, and given up where nobody wants them', async () => {
    const table = new FlowTable(load(officeText(2_000)));
    const lines = [[0, table.kinds.length]];
    await expect(
      tellCells(table, { rows: lines, columns: lines }, () => Promise.reject(new Error('cancelled'))),
    ).rejects.toThrow('cancelled');
    const { columns } = await tellCells(table, { rows: lines, columns: lines }, noPause);
    expect(columns).toHaveLength(1);
  });
});

describe('the kinds with what is sought', () => {
  it.each<Sought>([{ port: 443 }, { verdict: 'reachable' }, { verdict: 'one-way', port: 22 }])(
    'are those of the pairs that have %j',
    async (sought) => {
      const table = new FlowTable(load(SEVERAL));
      const [from, to] = [new Set<number>(), new Set<number>()];
      let next: number | undefined = 0;
      while (next !== undefined) {
        const found: MatrixKindsResult = await tellKinds(table, { sought, after: next }, noPause);
        for (const kind of found.from) from.add(kind);
        for (const kind of found.to) to.add(kind);
        expect(found.next ?? Number.POSITIVE_INFINITY).toBeGreaterThan(next);
        next = found.next;
      }
      const { endpoints, flows } = load(SEVERAL).matrix();
      const kindOf = new Map(endpoints.map(({ name }, at) => [name, table.kinds[at]]));
      const those = flows.filter(
        (flow) =>
          (sought.verdict ?? flow.verdict) === flow.verdict &&
          (sought.port === undefined || hasPort(flowText(flow), sought.port)),
      );
      expect(from).toEqual(new Set(those.map((flow) => kindOf.get(flow.from))));
      expect(to).toEqual(new Set(those.map((flow) => kindOf.get(flow.to))));
    },
  );
});

describe('vpclens/matrixCells and vpclens/matrixKinds', () => {
  const open = async () => {
    const client = await TestClient.start();
    await client.open(SHOP_TEXT);
    const { matrix } = await client.ask<PreviewSnapshot>('vpclens/preview', undefined);
    const at = (name: string): number[] => {
      const place = matrix.endpoints.findIndex((one) => one.name === name);
      return [place, place + 1];
    };
    const cells = (params: object) => client.ask<MatrixCellsResult>('vpclens/matrixCells', undefined, params);
    return { client, matrix, at, cells };
  };
  const codeOf = (asked: Promise<unknown>): Promise<number | undefined> =>
    asked.then(
      () => undefined,
      (error: ResponseError<void>) => error.code,
    );

  it('tell cells, and which kinds have what is sought', async () => {
    const { client, matrix, at, cells } = await open();
    const told = await cells({
      matrix: matrix.id,
      rows: [at('shop.barista'), at('internet')],
      columns: [at('shop.orders'), [0, matrix.endpoints.length]],
      sought: { port: 5432 },
    });
    expect(told.columns[0]).toEqual([
      [1, 0, 0, 0, 0, 1, 0],
      [0, 0, 0, 0, 1, 0, -1],
    ]);
    expect(told.traffics[0]).toBe('tcp 5432');
    const pairs = told.columns[1]?.map((cell) => cell.slice(0, 5).reduce((sum, number) => sum + number, 0));
    expect(pairs).toEqual([matrix.endpoints.length - 1, matrix.endpoints.length - 1]);
    const kinds = await client.ask<MatrixKindsResult>('vpclens/matrixKinds', undefined, {
      matrix: matrix.id,
      sought: { port: 5432 },
      after: 0,
    });
    expect(kinds.next).toBeUndefined();
    expect(kinds.to).toContain(matrix.endpoints.find(({ name }) => name === 'shop.orders')?.alike);
    expect(kinds.all).toBe(new Set(matrix.endpoints.map(({ alike }) => alike)).size);
  });

  it('are of the matrix that was asked about, and of no other', async () => {
    const { client, matrix, at, cells } = await open();
    const question = { matrix: matrix.id, rows: [at('internet')], columns: [at('shop.orders')] };
    await client.change([{ text: SHOP_TEXT.replace('instance barista', 'instance maker') }], 2);
    expect(await codeOf(cells(question))).toBe(LSPErrorCodes.ContentModified);
    expect(
      await codeOf(client.ask('vpclens/matrixKinds', undefined, { matrix: matrix.id, sought: {}, after: 0 })),
    ).toBe(LSPErrorCodes.ContentModified);
    const now = (await client.ask<PreviewSnapshot>('vpclens/preview', undefined)).matrix;
    expect(now.id).not.toBe(matrix.id);
    expect((await cells({ ...question, matrix: now.id })).columns).toHaveLength(1);
  });

  it('refuse rows that are none, and may be cancelled', async () => {
    const { client, matrix, at, cells } = await open();
    expect(await codeOf(cells({ matrix: matrix.id, rows: [[5, 2]], columns: [at('internet')] }))).toBe(
      ErrorCodes.InvalidParams,
    );
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest(
      'vpclens/matrixCells',
      { textDocument: { uri: SHOP }, matrix: matrix.id, rows: [at('internet')], columns: [at('internet')] },
      source.token,
    );
    source.cancel();
    expect(await codeOf(asked)).toBe(LSPErrorCodes.RequestCancelled);
  });
});
