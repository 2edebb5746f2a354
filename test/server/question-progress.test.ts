import { describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  LSPErrorCodes,
  type ResponseError,
  WorkDoneProgress,
} from 'vscode-languageserver-protocol/node';
import { manyKinds } from './many-kinds.js';
import { positionOf, SHOP, TestClient } from './test-client.js';

/** Enough of them that an answer is not there before whoever asked can stop it. */
const KINDS = 200;
const TEXT = manyKinds(8000, KINDS);
const textDocument = { uri: SHOP };

/** Questions that take their time in a large network. */
const QUESTIONS: readonly (readonly [method: string, params: object])[] = [
  ['vpclens/reaches', { position: positionOf(TEXT, 'instance client-0', 10), direction: 'from' }],
  ['vpclens/explainRule', { position: positionOf(TEXT, 'allow all to any', 2) }],
  ['vpclens/compare', { texts: { [SHOP]: manyKinds(9000, KINDS) } }],
];

describe('a question that takes its time', () => {
  it.each(QUESTIONS)('%s tells how far it is', async (method, params) => {
    const client = await TestClient.start();
    await client.open(TEXT);
    const told: number[] = [];
    client.connection.onProgress(WorkDoneProgress.type, 'far', (report) => {
      if (report.kind === 'report') told.push(report.percentage ?? 0);
    });
    const plain = await client.ask(method, undefined, params);
    expect(await client.ask(method, undefined, { ...params, workDoneToken: 'far' })).toEqual(plain);
    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)).toBe(100);
    expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
  });

  it.each(QUESTIONS)('%s stops where it is cancelled in the midst of it', async (method, params) => {
    const client = await TestClient.start();
    await client.open(TEXT);
    const source = new CancellationTokenSource();
    client.connection.onProgress(WorkDoneProgress.type, 'far', () => source.cancel());
    const asked = client.connection.sendRequest(
      method,
      { textDocument, ...params, workDoneToken: 'far' },
      source.token,
    );
    const failed: unknown = await asked.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect((failed as ResponseError<void>).code).toBe(LSPErrorCodes.RequestCancelled);
  });
});
