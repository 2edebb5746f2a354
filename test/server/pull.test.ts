/** Diagnostics that a client asks for, instead of having them sent. */
import { describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  type Diagnostic,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { SHOP_TEXT } from './shop.js';
import { type ClientOptions, SHOP, TestClient } from './test-client.js';

const FOLDER = 'file:///work%20shop';
const OFFICE = `${FOLDER}/office.vpc`;
const WRONG = 'network office 192.168.10.5/24\n';
const RIGHT = 'network office 192.168.10.0/24\n';

const start = (options: ClientOptions & { readonly refreshes?: boolean } = {}): Promise<TestClient> =>
  TestClient.start({
    ...options,
    capabilities: {
      textDocument: { diagnostic: {} },
      workspace: {
        diagnostics: { refreshSupport: options.refreshes ?? true },
        didChangeWatchedFiles: { dynamicRegistration: true },
        workspaceFolders: true,
      },
    },
  });

const pull = (client: TestClient, uri = SHOP, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
  client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
const pullAll = (
  client: TestClient,
  previousResultIds: { uri: string; value: string }[] = [],
  more: object = {},
): Promise<WorkspaceDiagnosticReport> =>
  client.connection.sendRequest('workspace/diagnostic', { previousResultIds, ...more });

const codes = (report: { readonly kind: string; readonly items?: readonly Diagnostic[] }): unknown[] =>
  report.items?.map(({ code }) => code) ?? [report.kind];
const idsOf = (items: readonly WorkspaceDocumentDiagnosticReport[]): { uri: string; value: string }[] =>
  items.flatMap(({ uri, resultId }) => (resultId ? [{ uri, value: resultId }] : []));

describe('a client that pulls diagnostics', () => {
  it('is told that it can, and gets none of open files that it did not ask for', async () => {
    const client = await start();
    expect(client.initialized.capabilities.diagnosticProvider).toEqual({
      identifier: 'vpclens',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    await client.open(SHOP_TEXT);
    await client.analysed();
    expect(client.published).toEqual([]);
  });

  it('gets those of the newest text, and is told to ask again when the analysis is done', async () => {
    const client = await start();
    await client.open(SHOP_TEXT);
    await client.change([{ text: `${SHOP_TEXT}network n 10.9.0.5/24\n` }], 2);
    const first = await pull(client);
    expect(codes(first)).toContain('cidr-host-bits');
    await client.until(() => client.refreshes > 0);
    expect(codes(await pull(client))).toContain('expectation-failed');
  });

  it('is told nothing twice: what it knows is unchanged', async () => {
    const client = await start();
    await client.open(SHOP_TEXT);
    await client.analysed();
    const report = await pull(client);
    expect(report.kind).toBe('full');
    expect(await pull(client, SHOP, report.resultId)).toEqual({ kind: 'unchanged', resultId: report.resultId });
    await client.change([{ text: `${SHOP_TEXT}// a comment\n` }], 2);
    await client.analysed(2);
    expect((await pull(client, SHOP, report.resultId)).kind).toBe('unchanged');
    await client.change([{ text: RIGHT }], 3);
    expect((await pull(client, SHOP, report.resultId)).kind).toBe('full');
  });

  it('gets the last word at once where it cannot be told to ask again', async () => {
    const client = await start({ refreshes: false });
    await client.open(SHOP_TEXT);
    expect(codes(await pull(client))).toContain('expectation-failed');
    expect(client.refreshes).toBe(0);
  });

  it('hears of a file whose import changed', async () => {
    const client = await start();
    await client.open('import "./office.vpc"\nexpect office cannot reach internet\n');
    await client.open(RIGHT, OFFICE);
    await client.analysed();
    expect(codes(await pull(client))).not.toContain('reference-unresolved');
    const before = client.refreshes;
    await client.change([{ text: RIGHT.replace('office', 'home') }], 2, OFFICE);
    await client.until(() => client.refreshes > before);
    expect(codes(await pull(client))).toContain('reference-unresolved');
  });

  it('gets an empty report of a file that nobody knows', async () => {
    expect(await pull(await start(), 'file:///nowhere.vpc')).toEqual({ kind: 'full', items: [] });
  });

  it('has what is not open pushed, until it asks about the workspace', async () => {
    const client = await start({ files: { [OFFICE]: WRONG }, folders: [FOLDER] });
    await client.until(() => client.latest(OFFICE).length === 1);
    const { items } = await pullAll(client);
    expect(items).toEqual([expect.objectContaining({ kind: 'full', uri: OFFICE, version: null })]);
    expect(items.map(codes)).toEqual([['cidr-host-bits']]);
    await client.until(() => client.latest(OFFICE).length === 0);
  });

  it('takes back what was pushed of a file when it is opened', async () => {
    const client = await start({ files: { [OFFICE]: WRONG }, folders: [FOLDER] });
    await client.until(() => client.latest(OFFICE).length === 1);
    await client.open(WRONG, OFFICE);
    expect(codes(await pull(client, OFFICE))).toEqual(['cidr-host-bits']);
    await client.until(() => client.latest(OFFICE).length === 0);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: OFFICE } });
    await client.until(() => client.latest(OFFICE).length === 1);
  });
});

describe('a pull of the workspace', () => {
  it('has every file, open or not, and those that are right too', async () => {
    const client = await start({ files: { [OFFICE]: RIGHT }, folders: [FOLDER] });
    await client.open(WRONG);
    const { items } = await pullAll(client);
    expect(Object.fromEntries(items.map((item) => [item.uri, codes(item)]))).toEqual({
      [OFFICE]: [],
      [SHOP]: ['cidr-host-bits'],
    });
    expect(items.map(({ uri, version }) => [uri, version])).toContainEqual([SHOP, 1]);
  });

  it('waits until something is another than what the client knows', async () => {
    const files: Record<string, string> = { [OFFICE]: WRONG };
    const client = await start({ files, folders: [FOLDER] });
    const first = await pullAll(client);
    let isAnswered = false;
    const second = pullAll(client, idsOf(first.items)).finally(() => {
      isAnswered = true;
    });
    await client.open(RIGHT.replace('office', 'home'), `${FOLDER}/home.vpc`);
    await pull(client, `${FOLDER}/home.vpc`);
    files[OFFICE] = RIGHT;
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: OFFICE, type: 2 }],
    });
    const { items } = await second;
    expect(isAnswered).toBe(true);
    expect(items.length).toBeGreaterThan(0);
    const third = items.some(({ uri }) => uri === OFFICE)
      ? { items }
      : await pullAll(client, [...idsOf(first.items), ...idsOf(items)].reverse());
    expect(third.items.find(({ uri }) => uri === OFFICE)).toMatchObject({ kind: 'full', items: [] });
  });

  it('has nothing of a file that is gone', async () => {
    const files: Record<string, string> = { [OFFICE]: WRONG };
    const client = await start({ files, folders: [FOLDER] });
    const first = await pullAll(client);
    delete files[OFFICE];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: OFFICE, type: 3 }],
    });
    const { items } = await pullAll(client, idsOf(first.items));
    expect(items).toEqual([{ kind: 'full', uri: OFFICE, version: null, resultId: '0', items: [] }]);
  });

  it('is told piece by piece to a client that listens', async () => {
    const files = Object.fromEntries([1, 2, 3].map((n) => [`${FOLDER}/${n}.vpc`, WRONG]));
    const client = await start({ files, folders: [FOLDER] });
    const pieces: WorkspaceDocumentDiagnosticReport[] = [];
    client.connection.onNotification('$/progress', ({ token, value }) => {
      if (token === 'pull') pieces.push(...value.items);
    });
    const { items } = await pullAll(client, [], { partialResultToken: 'pull' });
    expect([...pieces, ...items].map(({ uri }) => uri).sort()).toEqual(Object.keys(files));
  });

  it('can be cancelled while it waits', async () => {
    const client = await start({ files: { [OFFICE]: WRONG }, folders: [FOLDER] });
    const first = await pullAll(client);
    const source = new CancellationTokenSource();
    const waiting = client.connection.sendRequest(
      'workspace/diagnostic',
      { previousResultIds: idsOf(first.items) },
      source.token,
    );
    source.cancel();
    await expect(waiting).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });
});

it('a client that does not pull is told of no such thing', async () => {
  expect((await TestClient.start()).initialized.capabilities.diagnosticProvider).toBeUndefined();
});
