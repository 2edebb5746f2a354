import { describe, expect, it } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  DocumentLink,
  InlayHint,
  Position,
  SelectionRange,
  SymbolInformation,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { SHOP_TEXT } from './shop.js';
import { SHOP, TestClient } from './test-client.js';

const OFFICE = 'file:///work%20shop/office.vpc';
const OFFICE_TEXT = 'network office 192.168.10.0/24 { host printer 192.168.10.9 }\n';

async function shop(text = SHOP_TEXT, settings?: unknown): Promise<TestClient> {
  const client = await TestClient.start({
    files: { [OFFICE]: OFFICE_TEXT },
    folders: ['file:///work%20shop'],
    capabilities: { workspace: { configuration: true } },
    settings: () => settings,
  });
  await client.open(text);
  await client.analysed();
  return client;
}

function positionOf(text: string, word: string): Position {
  const document = TextDocument.create('x:', 'vpc', 0, text);
  return document.positionAt(text.indexOf(word));
}

const covered = (text: string, range: DocumentLink['range']): string =>
  TextDocument.create('x:', 'vpc', 0, text).getText(range);

describe('document links', () => {
  it('lead from an import to its file, and from one that is not there nowhere', async () => {
    const text = 'import "./office.vpc"\nimport "./nowhere.vpc"\n';
    const links = await (await shop(text)).ask<DocumentLink[]>('textDocument/documentLink', undefined);
    expect(links.map(({ range, target }) => [covered(text, range), target])).toEqual([['./office.vpc', OFFICE]]);
  });
});

describe('workspace symbols', () => {
  const ask = async (query: string): Promise<unknown[]> => {
    const client = await shop();
    const found = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query });
    return found.map(({ name, containerName, location }) => [name, containerName, location.uri]);
  };

  it('are found in files that are not open too, with what they are in', async () => {
    expect(await ask('printer')).toEqual([
      ['printer', 'office', SHOP],
      ['printer', 'office', OFFICE],
    ]);
  });

  it('have the letters of the query in their order', async () => {
    expect(await ask('cshr')).toContainEqual(['cashier', 'shop', SHOP]);
    expect(await ask('xyz')).toEqual([]);
  });
});

describe('selection ranges', () => {
  it('grow from a word over its rule, its block, its list and its VPC to the whole text, each more than the one before', async () => {
    const client = await shop();
    const positions = [positionOf(SHOP_TEXT, 'brew from cashiers')];
    const [first] = await client.ask<SelectionRange[]>('textDocument/selectionRange', undefined, { positions });
    const texts: string[] = [];
    for (let selection = first; selection; selection = selection.parent)
      texts.push(covered(SHOP_TEXT, selection.range));
    expect(texts[0]).toBe('brew');
    expect(texts).toContain('allow brew from cashiers');
    expect(texts).toContain('security-group baristas { inbound { allow brew from cashiers } }');
    expect(texts.at(-1)).toBe(SHOP_TEXT);
    texts.reduce((inner, outer) => {
      expect(outer).toContain(inner);
      expect(outer.length).toBeGreaterThan(inner.length);
      return outer;
    });
  });
});

describe('the call hierarchy', () => {
  async function prepared(word: string): Promise<{ client: TestClient; item: CallHierarchyItem }> {
    const client = await shop();
    const items = await client.ask<CallHierarchyItem[] | null>(
      'textDocument/prepareCallHierarchy',
      positionOf(SHOP_TEXT, word),
    );
    const item = items?.[0];
    if (!item) throw new Error(`nothing is asked about ${word}`);
    return { client, item };
  }

  it('tells who can reach a thing, and on what', async () => {
    const { client, item } = await prepared('barista 10.0.1.5');
    expect(covered(SHOP_TEXT, item.selectionRange)).toBe('barista');
    const calls = await client.connection.sendRequest<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
      item,
    });
    expect(calls.map(({ from }) => [from.name, from.detail])).toEqual([['shop.cashier', 'tcp 8080']]);
    expect(covered(SHOP_TEXT, calls[0]?.from.selectionRange ?? item.range)).toBe('cashier');
  });

  it('tells what a thing can reach, step by step', async () => {
    const { client, item } = await prepared('cashier 10.0.0.10');
    const ask = (from: CallHierarchyItem): Promise<CallHierarchyOutgoingCall[]> =>
      client.connection.sendRequest('callHierarchy/outgoingCalls', { item: from });
    const calls = await ask(item);
    expect(calls.map(({ to }) => to.name)).toContain('internet');
    const barista = calls.find(({ to }) => to.name === 'shop.barista')?.to;
    if (!barista) throw new Error('the barista is not told');
    expect((await ask(barista)).map(({ to }) => to.name)).toContain('shop.orders');
  });

  it('is there for what sends and receives, and for nothing else', async () => {
    const client = await shop();
    const ask = (word: string): Promise<unknown> =>
      client.ask('textDocument/prepareCallHierarchy', positionOf(SHOP_TEXT, word));
    expect(await ask('counter-acl {')).toBeNull();
    expect(await ask('cashiers {')).toBeNull();
  });
});

describe('inlay hints', () => {
  const everything = { start: { line: 0, character: 0 }, end: { line: 1_000, character: 0 } };
  async function hints(text: string, settings?: unknown, range = everything): Promise<string[]> {
    const client = await shop(text, settings);
    const found = await client.ask<InlayHint[]>('textDocument/inlayHint', undefined, { range });
    const lines = text.split('\n');
    return found.map(
      ({ position, label }) => `${lines[position.line]?.slice(0, position.character).trim()} «${label}»`,
    );
  }
  const TEXT = [
    'vpc v 10.0.0.0/16 {',
    '  internet-gateway igw',
    '  route-table out { 0.0.0.0/0 -> igw }',
    '  network-acl open { inbound { 100 allow all from any } outbound { 100 allow all to any } }',
    '  subnet a 10.0.0.0/24 { route-table out network-acl open }',
    '  private subnet b 10.0.1.0/24 { }',
    '}',
    '',
  ].join('\n');

  it('are told of the lines on the screen alone, the first and the last of them included', async () => {
    const only = (first: number, last = first): Promise<string[]> =>
      hints(TEXT, {}, { start: { line: first, character: 0 }, end: { line: last, character: 0 } });
    expect(await only(0)).toEqual(['vpc v 10.0.0.0/16 «65,536 addresses»']);
    expect(await only(1, 3)).toEqual([]);
    expect(await only(4)).toEqual(['subnet a 10.0.0.0/24 «256 addresses»', 'subnet a «public»']);
    expect(await only(6, 7)).toEqual([]);
  });

  it('tell the sizes of blocks, what a subnet is by its routes, and what AWS puts in force', async () => {
    expect(await hints(TEXT)).toEqual([
      'vpc v 10.0.0.0/16 «65,536 addresses»',
      'subnet a 10.0.0.0/24 «256 addresses»',
      'private subnet b 10.0.1.0/24 «256 addresses»',
      'subnet a «public»',
      'private subnet b 10.0.1.0/24 «has local routes alone and an ACL that lets everything through»',
    ]);
  });

  it('are left out one by one', async () => {
    const off = (name: string): Promise<string[]> => hints(TEXT, { inlayHints: { [name]: false } });
    expect((await off('blockSizes')).join()).not.toMatch(/addresses/);
    expect((await off('access')).join()).not.toMatch(/public»/);
    expect((await off('defaults')).join()).not.toMatch(/has /);
  });
});
