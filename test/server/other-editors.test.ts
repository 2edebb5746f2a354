/** Editors other than VS Code: each is answered as it can show it, and hears nothing that it did not ask for. */

import { describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  Hover,
  MarkupContent,
  SymbolInformation,
} from 'vscode-languageserver-protocol';
import { ErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import { SHOP_TEXT } from './shop.js';
import { SHOP, TestClient } from './test-client.js';

const at = (text: string): { line: number; character: number } => {
  const before = SHOP_TEXT.slice(0, SHOP_TEXT.indexOf(text));
  return { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 };
};

async function bare(): Promise<TestClient> {
  const client = await TestClient.start({ bare: true });
  await client.open(SHOP_TEXT);
  return client;
}

describe('an editor that tells nothing of itself', () => {
  it('gets hovers and descriptions in words, without Markdown', async () => {
    const client = await bare();
    const hover = await client.ask<Hover>('textDocument/hover', at('vpc '));
    const { kind, value } = hover.contents as MarkupContent;
    expect(kind).toBe('plaintext');
    expect(value).not.toMatch(/[*`]|\]\(/);
    expect(value).toMatch(/https:\/\/docs\.aws\.amazon\.com/);
    const items = await client.ask<CompletionItem[]>('textDocument/completion', { line: 0, character: 0 });
    for (const { documentation } of items)
      expect(documentation === undefined || (documentation as MarkupContent).kind === 'plaintext').toBe(true);
  });

  it('gets words to insert, no snippets', async () => {
    const items = await (await bare()).ask<CompletionItem[]>('textDocument/completion', { line: 0, character: 0 });
    const vpc = items.find(({ label }) => label === 'vpc');
    expect(vpc?.textEdit?.newText).toBe('vpc ');
    expect(items.some(({ insertTextFormat }) => insertTextFormat === 2)).toBe(false);
  });

  it('gets a flat list of symbols, each with what it is in', async () => {
    const symbols = await (await bare()).ask<SymbolInformation[]>('textDocument/documentSymbol', undefined);
    expect(symbols.every(({ location }) => location.uri === SHOP)).toBe(true);
    const inside = (name: string): string[] =>
      symbols.filter(({ containerName }) => containerName === name).map((symbol) => symbol.name);
    expect(inside('shop')).toContain('counter');
    expect(inside('counter')).toContain('cashier');
  });

  it('gets no lens that runs a command of ours, but what an expectation came to', async () => {
    const client = await bare();
    const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', undefined);
    expect(lenses.length).toBeGreaterThan(0);
    for (const lens of lenses) {
      expect(lens.command).toBeUndefined();
      const { command } = await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens);
      expect(command?.command).toBe('');
      expect(command?.title).toMatch(/holds|fails|decided/);
    }
  });

  it('gets no actions, which it could not carry out', async () => {
    const client = await bare();
    const range = { start: { line: 0, character: 0 }, end: { line: 500, character: 0 } };
    const actions = await client.ask<CodeAction[] | null>('textDocument/codeAction', undefined, {
      range,
      context: { diagnostics: [] },
    });
    expect(actions).toBeNull();
  });

  it('hears nothing but diagnostics and the log, and is asked nothing', async () => {
    const client = TestClient.connect({
      bare: true,
      files: { 'file:///work%20shop/a.vpc': 'network n 10.0.0.1/24\n' },
    });
    const heard = new Set<string>();
    client.connection.onUnhandledNotification(({ method }) => heard.add(method));
    await client.initialize();
    await client.open(SHOP_TEXT);
    await client.until(() => client.latest().some(({ code }) => code === 'expectation-failed'));
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: SHOP } });
    // What is answered after the diagnostics comes after whatever else was sent with them.
    await client.ask('textDocument/hover', at('vpc '));
    expect([...heard, ...client.asked]).toEqual([]);
    expect([client.changes, client.statuses, client.tests, client.progress, client.refreshes]).toEqual([
      [],
      [],
      [],
      [],
      0,
    ]);
  });

  it('is answered as the protocol has it where it asks for what is not there', async () => {
    const client = await bare();
    await client.connection.sendNotification('$/nobody', {});
    await client.connection.sendNotification('workspace/nobody', {});
    for (const method of ['$/nobody', 'textDocument/nobody'])
      await expect(client.connection.sendRequest(method, {})).rejects.toMatchObject({
        code: ErrorCodes.MethodNotFound,
      });
  });
});

describe('what is ours', () => {
  it('is told to a client that asks for it among what it can do', async () => {
    const client = await TestClient.start({
      bare: true,
      capabilities: {
        experimental: { vpclens: { changes: true, status: true, tests: true, commands: ['vpclens.preview'] } },
      },
    });
    await client.open(SHOP_TEXT);
    await client.analysed();
    await client.until(() => client.tests.some(({ tests }) => tests.some(({ outcome }) => outcome !== undefined)));
    expect(client.statuses.length).toBeGreaterThan(0);
    const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', undefined);
    expect(lenses[0]?.command?.command).toBe('vpclens.preview');
  });
});

describe('settings', () => {
  const TEXT = 'network n 10.0.0.1/24\n';

  it('are taken from the first message of a client that never sends them', async () => {
    const client = await TestClient.start({
      initializationOptions: { settings: { rules: { 'cidr-host-bits': 'off' } } },
    });
    await client.open(TEXT);
    expect(await client.analysed()).toEqual([]);
  });

  it.each([
    ['by the name of their section', { vpclens: { rules: { 'cidr-host-bits': 'off' } } }],
    ['by themselves', { rules: { 'cidr-host-bits': 'off' } }],
  ])('are taken from a client that sends them, %s', async (_, settings) => {
    const client = await TestClient.start();
    await client.open(TEXT);
    expect(await client.analysed()).toHaveLength(1);
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await client.until(() => client.latest().length === 0);
  });

  it.each([
    null,
    7,
    [],
    { vpclens: null },
    { vpclens: { rules: [], closedFiles: 'no', inlayHints: 0, importRoots: {} } },
  ])('are the defaults where what is sent is none: %j', async (settings) => {
    const client = await TestClient.start();
    await client.open(TEXT);
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    expect(await client.analysed()).toHaveLength(1);
    await client.change([{ text: TEXT.replace('1/24', '0/24') }], 2);
    expect(await client.analysed(2)).toEqual([]);
  });

  it('are asked for where the client answers, though it cannot register for changes', async () => {
    const client = await TestClient.start({
      capabilities: { workspace: { configuration: true } },
      settings: () => ({ rules: { 'cidr-host-bits': 'off' } }),
    });
    await client.open(TEXT);
    await client.until(() => client.published.length > 0 && client.latest().length === 0);
  });
});

describe('the order of messages', () => {
  const failure = async (answer: Promise<unknown>): Promise<unknown> => answer.catch((error: unknown) => error);

  it('is kept after shutdown: nothing is answered but by the error that the protocol has for it', async () => {
    const client = await TestClient.start();
    await client.open(SHOP_TEXT);
    await client.connection.sendRequest('shutdown');
    const error = await failure(client.ask('textDocument/hover', at('vpc ')));
    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({
      code: ErrorCodes.InvalidRequest,
      message: expect.stringContaining('after `shutdown`'),
    });
  });

  it('has one beginning', async () => {
    const client = await TestClient.start();
    const again = client.connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    expect(await failure(again)).toMatchObject({ code: ErrorCodes.InvalidRequest });
  });

  it('is kept before initialize: requests are refused, and notifications have no effect', async () => {
    const client = TestClient.connect();
    await client.open(SHOP_TEXT);
    const error = await failure(client.ask('textDocument/hover', at('vpc ')));
    expect(error).toMatchObject({ code: ErrorCodes.ServerNotInitialized });
    await client.initialize();
    expect(await client.ask('textDocument/hover', at('vpc '))).toBeNull();
  });
});
