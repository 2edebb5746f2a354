import { afterEach, describe, expect, it, vi } from 'vitest';
import { CancellationToken, LSPErrorCodes, type RequestHandler } from 'vscode-languageserver-protocol';
import { loadNetwork } from '../../language/index.js';
import { flowTableOf } from '../../server/preview/matrix/flow-table.js';
import { matrixEnds } from '../../server/preview/matrix/matrix-ends.js';
import { registerMatrix } from '../../server/preview/matrix/register-matrix.js';
import { tellCells, tellKinds } from '../../server/preview/matrix/tell-cells.js';
import { Network } from '../../server/workspace/network.js';
import { SHOP_TEXT } from './shop.js';

const ROOT = 'file:///a.vpc';
const load = (text: string) =>
  new Network(
    ROOT,
    loadNetwork([{ uri: ROOT, text }], () => undefined),
  );
const each = (count: number) => Array.from({ length: count }, (_, at) => [at, at + 1] as const);

/** More kinds than are looked at together: each instance has a port of its own. */
const MANY_KINDS = `vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 in a {
${Array.from({ length: 40 }, (_, at) => `    instance i${at} 10.0.0.${10 + at} { security-groups g${at} }`).join('\n')}
  }
${Array.from({ length: 40 }, (_, at) => `  security-group g${at} { inbound { allow tcp ${1_000 + at} from any }  outbound { allow all to any } }`).join('\n')}
}
`;

/** Each look at the clock finds it so much later. */
function clock(milliseconds: number): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += milliseconds;
    return now;
  });
}

afterEach(() => vi.restoreAllMocks());

describe('what takes long', () => {
  it('is told as far as it is there: at least one column', async () => {
    const { analysis } = load(SHOP_TEXT);
    const table = flowTableOf(analysis);
    const columns = each(table.kinds.length);
    clock(300);
    const { columns: told } = await tellCells(table, { rows: columns, columns }, async () => undefined);
    expect(told).toHaveLength(1);
    expect(told[0]).toHaveLength(columns.length);
    vi.restoreAllMocks();
    clock(0);
    const all = await tellCells(table, { rows: columns, columns }, async () => undefined);
    expect(all.columns).toHaveLength(columns.length);
    expect(all.columns[0]).toEqual(told[0]);
  });

  it('goes on from where it was told to end, and finds the same', async () => {
    const { analysis } = load(MANY_KINDS);
    const table = flowTableOf(analysis);
    const sought = { port: 1_007 };
    clock(0);
    const whole = await tellKinds(table, { sought, after: 0 }, async () => undefined);
    expect(whole.next).toBeUndefined();
    vi.restoreAllMocks();
    // Three looks at the clock, and it was long.
    clock(100);
    const found = new Set<number>();
    let asked = 0;
    for (let after: number | undefined = 0; after !== undefined; asked++) {
      const part: Awaited<ReturnType<typeof tellKinds>> = await tellKinds(
        table,
        { sought, after },
        async () => undefined,
      );
      for (const kind of part.from) found.add(kind);
      expect(part.next ?? Number.POSITIVE_INFINITY).toBeGreaterThan(after);
      after = part.next;
    }
    expect(asked).toBeGreaterThan(1);
    expect(found.size).toBeGreaterThan(1);
    expect([...found].sort()).toEqual([...whole.from].sort());
  });

  it('is given up where the text changes meanwhile', async () => {
    const [first, second] = [load(SHOP_TEXT), load(`${SHOP_TEXT}\n`)];
    let current = first;
    const handlers = new Map<string, RequestHandler<unknown, unknown, void>>();
    registerMatrix(
      {
        onRequest: (method: string, handle: RequestHandler<unknown, unknown, void>) => handlers.set(method, handle),
      } as never,
      { network: () => current } as never,
    );
    const { id } = matrixEnds(first.analysis);
    const columns = each(matrixEnds(first.analysis).endpoints.length);
    const ask = () =>
      handlers.get('vpclens/matrixCells')?.(
        { textDocument: { uri: ROOT }, matrix: id, rows: columns, columns },
        CancellationToken.None,
      );
    clock(0);
    await expect(ask()).resolves.toMatchObject({ traffics: expect.any(Array) });
    vi.restoreAllMocks();
    let looks = 0;
    // It begins, then the text is another.
    vi.spyOn(performance, 'now').mockImplementation(() => {
      if (++looks > 2) current = second;
      return looks * 30;
    });
    await expect(ask()).rejects.toMatchObject({ code: LSPErrorCodes.ContentModified });
    expect(looks).toBeGreaterThan(2);
  });
});
