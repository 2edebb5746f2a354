import { describe, expect, it } from 'vitest';
import { ErrorCodes, type ResponseError } from 'vscode-languageserver-protocol';
import type { ReachResult } from '../../server/protocol.js';
import { SHOP_TEXT } from './shop.js';
import { SHOP, TestClient } from './test-client.js';

const textDocument = { uri: SHOP };
const position = { line: 1, character: 1 };
const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

/** A message that is malformed, and what the server says of it. */
const WRONG: readonly (readonly [method: string, params: unknown, said: string])[] = [
  ['vpclens/preview', undefined, 'it should be an object'],
  ['vpclens/preview', [], 'it should be an object'],
  ['vpclens/preview', { textDocument: SHOP }, '`textDocument` should be an object'],
  ['vpclens/preview', { textDocument: { uri: 7 } }, '`textDocument.uri` should be a text'],
  ['vpclens/preview', { textDocument, protocol: 'one' }, '`protocol` should be a whole number from 0'],
  ['vpclens/preview', { textDocument, partialResultToken: {} }, '`partialResultToken` should be a text'],
  ['vpclens/reach', { textDocument, from: 'a' }, '`to` should be a text'],
  ['vpclens/reach', { textDocument, from: deep(1_000), to: 'a' }, '`from` should be a text'],
  ['vpclens/reach', { textDocument, from: 'a', to: 'b', traffic: null }, '`traffic` should be a text'],
  ['vpclens/elementAt', { textDocument }, '`position` should be an object'],
  [
    'vpclens/elementAt',
    { textDocument, position: { line: -1, character: 0 } },
    '`position.line` should be a whole number from 0',
  ],
  ['vpclens/reaches', { textDocument, position, direction: 'sideways' }, '`direction` should be one of to, from'],
  ['vpclens/explainRule', { textDocument, position: 'here' }, '`position` should be an object'],
  ['vpclens/freeBlocks', {}, '`textDocument` should be an object'],
  ['vpclens/ends', null, 'it should be an object'],
  ['vpclens/compare', { textDocument, texts: 'none' }, '`texts` should be an object'],
  ['vpclens/whatIf', { textDocument, texts: 'a' }, '`without` should be a list'],
  ['vpclens/whatIf', { textDocument, texts: 'a', without: [{ file: SHOP }] }, '`without[0].range` should be an object'],
  ['vpclens/whatIf', { textDocument, texts: 1, without: [] }, '`texts` should be a text'],
  ['vpclens/fix', { textDocument, texts: 'a', rule: 'acl-no-reply', title: 'x' }, '`origin` should be an object'],
  ['vpclens/newExpectation', { textDocument, can: true, question: { from: 'a' } }, '`question.to` should be a text'],
  ['vpclens/runTests', { textDocument: null }, '`textDocument` should be an object'],
  [
    'vpclens/matrixCells',
    { textDocument, matrix: -1, rows: [], columns: [] },
    '`matrix` should be a whole number from 0',
  ],
  ['vpclens/matrixCells', { textDocument, matrix: 1, rows: [1], columns: [] }, '`rows[0]` should be a list'],
  [
    'vpclens/matrixCells',
    { textDocument, matrix: 1, rows: [[0, 1.5]], columns: [] },
    '`rows[0][1]` should be a whole number from 0',
  ],
  ['vpclens/matrixCells', { textDocument, matrix: 1, rows: [] }, '`columns` should be a list'],
  [
    'vpclens/matrixCells',
    { textDocument, matrix: 1, rows: [], columns: [], sought: { verdict: 'green' } },
    '`sought.verdict` should be one of reachable, partly, one-way, unknown, blocked',
  ],
  ['vpclens/matrixKinds', { textDocument, matrix: 1, after: 0 }, '`sought` should be an object'],
  [
    'vpclens/matrixKinds',
    { textDocument, matrix: 1, sought: { port: '443' }, after: 0 },
    '`sought.port` should be a whole number from 0',
  ],
  [
    'vpclens/matrixKinds',
    { textDocument, matrix: 1, sought: {}, after: -1 },
    '`after` should be a whole number from 0',
  ],
  ['vpclens/export', { textDocument: SHOP, format: 'd2' }, '`textDocument` should be an object'],
  ['vpclens/export', { textDocument, format: 7 }, '`format` should be a text'],
  ['vpclens/export', { textDocument, format: 'html', parts: { preview: 1 } }, '`parts.preview` should be a text'],
  ['vpclens/import', { source: 'aws', inputs: 'all' }, '`inputs` should be a list'],
];

describe('what the server is asked', () => {
  it('is refused where it is malformed, with what is wrong; the next question is answered', async () => {
    const client = await TestClient.start();
    await client.open(SHOP_TEXT);
    for (const [method, params, said] of WRONG) {
      const error = await client.connection.sendRequest(method, params).then(
        () => undefined,
        (reason: ResponseError<void>) => reason,
      );
      expect([error?.code, error?.message], `${method} ${JSON.stringify(params)?.slice(0, 80)}`).toEqual([
        ErrorCodes.InvalidParams,
        `${method}: ${said}`,
      ]);
    }
    const question = { from: 'internet', to: 'cashier', traffic: 'https' };
    expect((await client.ask<ReachResult>('vpclens/reach', undefined, question)).answer?.verdict).toBe('partly');
    expect(client.logged).toEqual([]);
  });

  it('may be as long and as strange as it likes: names that are nothing, and a megabyte of them', async () => {
    const client = await TestClient.start();
    await client.open(SHOP_TEXT);
    for (const from of [
      'x'.repeat(1 << 20),
      'a,'.repeat(5_000),
      '<img src=x onerror=alert(1)>',
      '\u0000\u2028',
      '__proto__',
    ]) {
      const { error } = await client.ask<ReachResult>('vpclens/reach', undefined, { from, to: 'orders' });
      expect(error, from.slice(0, 40)).toEqual(expect.any(String));
      expect(error?.length, from.slice(0, 40)).toBeLessThan(2_000);
    }
  });
});
