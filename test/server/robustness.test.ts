import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ResponseError } from 'vscode-languageserver-protocol';
import { SHOP_TEXT } from './shop.js';
import { SHOP, TestClient } from './test-client.js';

const REQUESTS = [
  'textDocument/hover',
  'textDocument/completion',
  'textDocument/definition',
  'textDocument/documentHighlight',
  'textDocument/prepareRename',
  'textDocument/documentSymbol',
  'textDocument/foldingRange',
  'textDocument/semanticTokens/full',
  'textDocument/codeLens',
  'textDocument/formatting',
  'vpclens/preview',
  'vpclens/elementAt',
] as const;
const FORMATTING = { options: { tabSize: 2, insertSpaces: true } };

/** Opens the text and asks everything at the place. Every request must answer, and not with an error. */
async function askEverything(client: TestClient, text: string, offset: number, version: number): Promise<void> {
  if (version === 1) await client.open(text);
  else await client.change([{ text }], version);
  const before = text.slice(0, offset).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  await Promise.all(REQUESTS.map((method) => client.ask(method, position, FORMATTING)));
  await client.ask('textDocument/references', position, { context: { includeDeclaration: true } });
}

describe('any text', () => {
  it('cut at any place gets answers to every request', async () => {
    const client = await TestClient.start();
    let version = 0;
    for (let end = 0; end <= SHOP_TEXT.length; end += 61)
      await askEverything(client, SHOP_TEXT.slice(0, end), end, ++version);
    await client.analysed(version);
    expect(client.logged).toEqual([]);
  });

  it('with a piece taken out or put in gets answers', async () => {
    const client = await TestClient.start();
    let version = 0;
    const piece = fc.constantFrom(
      '{',
      '}',
      '"',
      '/*',
      '->',
      ',',
      '10.0.0.0/99',
      'in',
      'vpc',
      '::',
      '.',
      '1-',
      '\u0000',
      '🦊',
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(SHOP_TEXT.length), fc.nat(60), piece, async (at, cut, put) => {
        await askEverything(client, SHOP_TEXT.slice(0, at) + put + SHOP_TEXT.slice(at + cut), at, ++version);
      }),
      { numRuns: 25 },
    );
    await client.analysed(version);
    expect(client.logged).toEqual([]);
  });

  it('of random characters gets answers', async () => {
    const client = await TestClient.start();
    let version = 0;
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        await askEverything(client, text, text.length, ++version);
      }),
      { numRuns: 15 },
    );
    expect(client.logged).toEqual([]);
  });

  it('nested deeply, or with everything missing, gets answers', async () => {
    const client = await TestClient.start();
    const texts = [
      '',
      '{'.repeat(5_000),
      'vpc v 10.0.0.0/16 {'.repeat(300),
      '/**',
      'expect',
      'import "./shop.vpc"',
      'vpc a { subnet b { instance c { security-groups',
    ];
    for (const [index, text] of texts.entries()) await askEverything(client, text, text.length, index + 1);
    await client.analysed(texts.length);
    expect(client.logged).toEqual([]);
  });
});

describe('bad requests', () => {
  it('get an error, and the server goes on', async () => {
    const client = await TestClient.start();
    await client.open(SHOP_TEXT);
    for (const params of [
      undefined,
      {},
      { textDocument: {} },
      { textDocument: { uri: SHOP } },
      { textDocument: { uri: SHOP }, position: 'here' },
    ])
      await client.connection.sendRequest('textDocument/hover', params).then(
        (result) => expect(result).not.toBeUndefined(),
        (error: unknown) => expect(error).toBeInstanceOf(ResponseError),
      );
    await expect(client.connection.sendRequest('vpclens/unheard-of', {})).rejects.toBeInstanceOf(ResponseError);
    expect(await client.ask('textDocument/hover', { line: 6, character: 6 })).not.toBeNull();
  });

  it('about documents that nobody opened are answered with nothing', async () => {
    const client = await TestClient.start();
    expect(await client.ask('textDocument/hover', { line: 0, character: 0 }, {}, 'untitled:Untitled-1')).toBeNull();
    expect(await client.ask('textDocument/completion', { line: 0, character: 0 }, {}, 'untitled:Untitled-1')).toEqual(
      [],
    );
  });

  it('out of order do no harm', async () => {
    const client = await TestClient.start();
    await client.change([{ text: 'vpc' }], 3);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: SHOP } });
    await client.open(SHOP_TEXT, SHOP, 9);
    expect((await client.analysed(9)).length).toBeGreaterThan(0);
  });
});
