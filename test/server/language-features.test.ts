import { describe, expect, it } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeAction,
  CodeLens,
  DocumentHighlight,
  DocumentLink,
  Hover,
  InlayHint,
  MarkupContent,
  Position,
  SelectionRange,
  SymbolInformation,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { DocumentHighlightKind } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { SHOP_TEXT } from './shop.js';
import { cursor, SHOP, TestClient } from './test-client.js';

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

describe('an import that finds no file', () => {
  it('is offered those that it may mean, by name and by path', async () => {
    const text = 'import "./ofice.vpc"\n';
    const client = await TestClient.start({
      files: {
        [OFFICE]: OFFICE_TEXT,
        'file:///work%20shop/sites/office.vpc': OFFICE_TEXT,
        'file:///else/ofice.vpc': '',
      },
      folders: ['file:///work%20shop'],
    });
    await client.open(text);
    const diagnostics = await client.analysed();
    const start = { line: 0, character: 9 };
    const params = { range: { start, end: start }, context: { diagnostics } };
    const actions = await client.ask<CodeAction[]>('textDocument/codeAction', undefined, params);
    expect(actions.map(({ title }) => title)).toEqual(['Write "./office.vpc"', 'Write "./sites/office.vpc"']);
    const [first] = actions;
    const changed = TextDocument.applyEdits(
      TextDocument.create('x:', 'vpc', 0, text),
      first?.edit?.changes?.[SHOP] ?? [],
    );
    expect(changed).toBe('import "./office.vpc"\n');
  });
});

describe('an empty file', () => {
  const BEGINNINGS = ['vpclens.newNetwork', 'vpclens.openExample', 'vpclens.importAws'];
  const lenses = async (text: string, commands: readonly string[]): Promise<CodeLens[]> => {
    const client = await TestClient.start({ initializationOptions: { commands } });
    await client.open(text);
    return client.ask('textDocument/codeLens', undefined);
  };

  it('says what one can begin with, as far as the editor can do that', async () => {
    const [first, ...others] = await lenses(' \n', BEGINNINGS);
    expect(first?.command).toEqual({ title: 'New network…', command: 'vpclens.newNetwork', arguments: [SHOP] });
    expect(others.map(({ command }) => command?.title)).toEqual(['Open an example', 'Import from AWS…']);
    expect(await lenses('', [])).toEqual([]);
    expect(await lenses('network n unknown\n', BEGINNINGS)).toEqual([]);
  });
});

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

  it('tell what names in rules stand for, who decides in place of a rule, and what a missing block means', async () => {
    const text = [
      'vpc v 10.0.0.0/16 {',
      '  subnet s 10.0.0.0/24 {',
      '    instance a 10.0.0.4 { security-groups web }',
      '    instance b 10.0.0.5 { security-groups web }',
      '  }',
      '  network-acl n {',
      '    inbound {',
      '      100 allow brew from s',
      '      110 deny tcp 8080 from 10.0.0.9/32',
      '      120 allow brew from other',
      '    }',
      '  }',
      '  security-group web { inbound { allow https, brew from web, nowhere } }',
      '}',
      'vpc other 10.1.0.0/16 { }',
      'service brew = tcp 8080',
      '',
    ].join('\n');
    const all = (await hints(text)).slice(3);
    expect(all).toContain('100 allow brew «tcp 8080»');
    expect(all).toContain('100 allow brew from s «10.0.0.0/24»');
    expect(all).toContain('110 deny tcp 8080 from 10.0.0.9/32 «shadowed by 100»');
    expect(all).toContain('120 allow brew from other «10.1.0.0/16»');
    expect(all).toContain('security-group web { inbound { allow https, brew from web «a, b»');
    expect(all).toContain('network-acl n «lets nothing out»');
    expect(all).toContain('security-group web «lets everything out»');
    expect(all.filter((hint) => hint.includes('nowhere «') || hint.includes('https «'))).toEqual([]);
    const without = await hints(text, { inlayHints: { names: false, shadows: false } });
    expect(without.join()).not.toMatch(/shadowed|tcp 8080»|«a, b»/);
  });
});

describe('a hint of what shadows a rule', () => {
  it.each([
    ['100 allow all from any', ['shadowed by 100']],
    ['maybe 100 allow all from any', []],
    ['100 allow all from 10.0.0.0/8', []],
  ])('is certain: %s', async (first, wanted) => {
    const text = `vpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 { network-acl n }\n  network-acl n { inbound { ${first}\n    110 deny ssh from any } outbound { 100 allow all to any } }\n}\n`;
    const client = await shop(text);
    const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } };
    const hints = await client.ask<InlayHint[]>('textDocument/inlayHint', undefined, { range });
    expect(hints.map(({ label }) => label)).toEqual(wanted);
  });
});

describe('a hint of who is in a group', () => {
  it('says nothing certain where nobody tells who is', async () => {
    const text = (more: string): string =>
      `vpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 { instance a { security-groups one } ${more} }\n  security-group one { inbound { allow ssh from two allow https from one } }\n  security-group two { }\n}\n`;
    const labels = async (more: string): Promise<unknown[]> => {
      const client = await shop(text(more));
      const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } };
      return (await client.ask<InlayHint[]>('textDocument/inlayHint', undefined, { range })).map(({ label }) => label);
    };
    expect(await labels('')).toEqual(['nobody', 'a', 'lets everything out']);
    expect(await labels('instance b { security-groups nowhere }')).toEqual([
      'a and perhaps others',
      'lets everything out',
    ]);
    expect(await labels('instance b { security-groups maybe two }')).toEqual([
      'b and perhaps others',
      'a',
      'lets everything out',
    ]);
  });
});

describe('highlights of a rule', () => {
  async function marked(what: string, into: number): Promise<string[]> {
    const client = await shop();
    const document = TextDocument.create('x:', 'vpc', 0, SHOP_TEXT);
    const position = document.positionAt(SHOP_TEXT.indexOf(what) + into);
    const found = await client.ask<DocumentHighlight[] | null>('textDocument/documentHighlight', position);
    return (found ?? []).map(
      ({ range, kind }) => `${kind === DocumentHighlightKind.Write ? 'own' : 'other'} ${covered(SHOP_TEXT, range)}`,
    );
  }

  it.each([
    ['of a group: its members, and whom it names', 'allow brew from cashiers', ['own barista', 'other cashier']],
    ['of an ACL: its subnets', '100 allow https from any', ['own counter', 'other any']],
    ['that is a route: its subnets, and where it leads', '0.0.0.0/0 -> courier', ['own kitchen', 'other courier']],
  ])('are both of its ends: %s', async (_, what, wanted) => {
    expect(await marked(what, 5)).toEqual(expect.arrayContaining(wanted));
  });

  it('are those of its name on a name, and none where no rule is', async () => {
    expect(await marked('allow brew from cashiers', 17)).toContain('own cashiers');
    expect(await marked('internet-gateway front-door', 3)).toEqual([]);
  });
});

describe('what is typed', () => {
  const options = { tabSize: 2, insertSpaces: true };
  async function typed(text: string, ch: string): Promise<string> {
    const { text: plain, position } = cursor(text);
    const client = await TestClient.start();
    await client.open(plain);
    const edits = await client.ask<TextEdit[]>('textDocument/onTypeFormatting', position, { ch, options });
    return TextDocument.applyEdits(TextDocument.create('x:', 'vpc', 0, plain), edits);
  }

  it('is laid out at the end of a line, with the lines above it, and the line of the cursor is left alone', async () => {
    const text =
      'vpc v 10.0.0.0/16 {\n  network-acl   n {\n    inbound {\n100  allow https   from any\n  |\n    }\n  }\n}\n';
    expect(await typed(text, '\n')).toBe(
      'vpc v 10.0.0.0/16 {\n  network-acl   n {\n    inbound {\n      100 allow https from any\n  \n    }\n  }\n}\n',
    );
  });

  it('is laid out as a block at its closing brace, and nothing else is', async () => {
    const text = 'network   n unknown\nvpc v 10.0.0.0/16 {\nsubnet s   10.0.0.0/24 {\ninstance a }|\n}\n';
    expect(await typed(text, '}')).toMatch(/^network {3}n unknown\nvpc v 10\.0\.0\.0\/16 \{\n/);
    expect(await typed(text, '}')).toMatch(/subnet s 10\.0\.0\.0\/24 \{\s+instance a\s*\}/);
  });

  it('is laid out in the midst of others, which stay as they are', async () => {
    const other = 'vpc   other 10.1.0.0/16 {\nsubnet t 10.1.0.0/24 { }\n}\n';
    const text = `${other}\n\n\nvpc v 10.0.0.0/16 {\n  subnet   s 10.0.0.0/24 { }\n}|\n\n\n${other}`;
    expect(await typed(text, '}')).toBe(
      `${other}\n\n\nvpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 { }\n}\n\n\n${other}`,
    );
  });

  it('is left alone while it cannot be read', async () => {
    const text = 'vpc v 10.0.0.0/16 {\n subnet   \n|\n';
    expect(await typed(text, '\n')).toBe(text.replace('|', ''));
  });
});

describe('hovers', () => {
  async function hovered(text: string, word: string, into = 1): Promise<string> {
    const client = await shop(text);
    const document = TextDocument.create('x:', 'vpc', 0, text);
    const found = await client.ask<Hover | null>('textDocument/hover', document.positionAt(text.indexOf(word) + into));
    return (found?.contents as MarkupContent | undefined)?.value ?? '';
  }

  it('on an import tell what it brings, or that it is not there', async () => {
    const text = 'import "./office.vpc"\nimport "./nowhere.vpc"\n';
    expect(await hovered(text, './office')).toMatch(/\*\*File\*\* `office\.vpc`.*on-premises network `office`/s);
    expect(await hovered(text, './nowhere')).toMatch(/no such file/);
  });

  it('on a public-ip tell whose it is, and whether it is of use', async () => {
    expect(await hovered(SHOP_TEXT, 'public-ip 198.51.100.10')).toMatch(
      /Public address\*\* `198\.51\.100\.10` of `cashier`.*`counter` has a route to the internet gateway/s,
    );
    expect(await hovered(SHOP_TEXT, 'public-ip 198.51.100.9')).toMatch(/nobody opens a connection to it/);
    const hidden = SHOP_TEXT.replace('barista 10.0.1.5 {', 'barista 10.0.1.5 { public-ip');
    expect(await hovered(hidden, 'public-ip security')).toMatch(/does not say which.*It is of no use/s);
  });
});
