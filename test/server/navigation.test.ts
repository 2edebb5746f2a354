import { describe, expect, it } from 'vitest';
import type {
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Location,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { ErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { SHOP_TEXT } from './shop.js';
import { positionOf, SHOP, TestClient } from './test-client.js';

const OFFICE = 'file:///work%20shop/office.vpc';
const OFFICE_TEXT = 'network office 192.168.10.0/24 { host printer 192.168.10.9 }\n';
const IMPORTING = `import "./office.vpc"\n${SHOP_TEXT.slice(SHOP_TEXT.indexOf('/** The coffee'))}`;

async function shop(text = SHOP_TEXT): Promise<TestClient> {
  const client = await TestClient.start();
  await client.open(text);
  return client;
}

async function importing(open = true): Promise<TestClient> {
  const client = await TestClient.start({
    files: { [OFFICE]: OFFICE_TEXT, [SHOP]: IMPORTING },
    folders: ['file:///work%20shop'],
  });
  if (open) await client.open(IMPORTING);
  return client;
}

/** The text that a range of a document covers. */
function at(text: string, range: Range): string {
  return TextDocument.create('x:', 'vpc', 0, text).getText(range);
}

describe('definition', () => {
  it('leads from a use to the name that is declared', async () => {
    const client = await shop();
    const found = await client.ask<Location[]>(
      'textDocument/definition',
      positionOf(SHOP_TEXT, 'network-acl counter-acl', 14),
    );
    expect(found.map(({ uri, range }) => [uri, range.start])).toEqual([[SHOP, positionOf(SHOP_TEXT, 'counter-acl {')]]);
  });

  it('tells the two names of a qualified one apart', async () => {
    const client = await shop();
    const vpc = await client.ask<Location[]>('textDocument/definition', positionOf(SHOP_TEXT, 'shop.staff-door', 1));
    const gateway = await client.ask<Location[]>(
      'textDocument/definition',
      positionOf(SHOP_TEXT, 'shop.staff-door', 7),
    );
    expect(vpc[0]?.range.start).toEqual(positionOf(SHOP_TEXT, 'shop 10.0'));
    expect(gateway[0]?.range.start).toEqual(positionOf(SHOP_TEXT, 'staff-door\n'));
  });

  it('crosses imports, and leads from an import to its file', async () => {
    const client = await importing();
    const name = await client.ask<Location[]>('textDocument/definition', positionOf(IMPORTING, 'from office', 6));
    expect(name).toEqual([
      { uri: OFFICE, range: { start: positionOf(OFFICE_TEXT, 'office'), end: positionOf(OFFICE_TEXT, 'office', 6) } },
    ]);
    const file = await client.ask<Location>('textDocument/definition', positionOf(IMPORTING, './office', 3));
    expect(file.uri).toBe(OFFICE);
  });
});

describe('references', () => {
  it('finds every use, also behind a VPC name', async () => {
    const client = await shop();
    const found = await client.ask<Location[]>('textDocument/references', positionOf(SHOP_TEXT, 'staff-door', 1), {
      context: { includeDeclaration: false },
    });
    expect(found.map(({ range }) => at(SHOP_TEXT, range))).toEqual(['staff-door', 'staff-door']);
    const vpc = await client.ask<Location[]>('textDocument/references', positionOf(SHOP_TEXT, 'vpc shop', 5), {
      context: { includeDeclaration: true },
    });
    expect(vpc.map(({ range }) => at(SHOP_TEXT, range))).toEqual(['shop', 'shop']);
  });

  it('finds the uses in files that import this one and are not open', async () => {
    const client = await importing(false);
    await client.open(OFFICE_TEXT, OFFICE);
    const found = await client.ask<Location[]>(
      'textDocument/references',
      positionOf(OFFICE_TEXT, 'office', 1),
      { context: { includeDeclaration: true } },
      OFFICE,
    );
    expect(found.map(({ uri }) => uri).sort()).toEqual([OFFICE, SHOP, SHOP].sort());
  });

  it('marks the uses in the file', async () => {
    const client = await shop();
    const found = await client.ask<DocumentHighlight[]>(
      'textDocument/documentHighlight',
      positionOf(SHOP_TEXT, 'security-group baristas', 16),
    );
    expect(found.map(({ range }) => at(SHOP_TEXT, range))).toEqual(['baristas', 'baristas', 'baristas', 'baristas']);
  });
});

describe('rename', () => {
  const rename = (
    client: TestClient,
    text: string,
    what: string,
    into: number,
    newName: string,
    uri = SHOP,
  ): Promise<WorkspaceEdit> => client.ask('textDocument/rename', positionOf(text, what, into), { newName }, uri);

  function applied(text: string, edit: WorkspaceEdit, uri = SHOP): string {
    return TextDocument.applyEdits(TextDocument.create(uri, 'vpc', 0, text), edit.changes?.[uri] ?? []);
  }

  it('changes the declaration and every use', async () => {
    const client = await shop();
    const text = applied(SHOP_TEXT, await rename(client, SHOP_TEXT, 'security-group baristas', 16, 'brewers'));
    expect(text).toBe(SHOP_TEXT.replaceAll('baristas', 'brewers'));
  });

  it('changes the part of a qualified name that is meant', async () => {
    const client = await shop();
    expect(applied(SHOP_TEXT, await rename(client, SHOP_TEXT, 'vpc shop', 5, 'store'))).toBe(
      SHOP_TEXT.replace('vpc shop', 'vpc store').replace('shop.staff', 'store.staff'),
    );
  });

  it('reaches every place that can name a thing', async () => {
    const text =
      'vpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 { }\n  database d in s { }\n  application-load-balancer l in s { listener http -> s }\n  block-public-access ingress except s\n}\ntransit-gateway t { attach v in s }\nexpect s cannot reach internet\n';
    const client = await shop(text);
    expect(applied(text, await rename(client, text, 'subnet s', 7, 'front'))).toBe(text.replace(/\bs\b/g, 'front'));
  });

  it('crosses imports, from either file', async () => {
    for (const [uri, text] of [
      [SHOP, IMPORTING],
      [OFFICE, OFFICE_TEXT],
    ] as const) {
      const client = await importing(uri === SHOP);
      await client.open(text, uri);
      const edit = await rename(
        client,
        text,
        uri === SHOP ? 'from office to' : 'network office',
        uri === SHOP ? 6 : 9,
        'bureau',
        uri,
      );
      expect(applied(OFFICE_TEXT, edit, OFFICE)).toBe(OFFICE_TEXT.replace('office', 'bureau'));
      expect(applied(IMPORTING, edit)).toBe(
        IMPORTING.replace('from office to', 'from bureau to').replace('baristas, office', 'baristas, bureau'),
      );
    }
  });

  it('offers the name under the cursor, and nothing elsewhere', async () => {
    const client = await shop();
    const found = await client.ask<{ range: Range; placeholder: string }>(
      'textDocument/prepareRename',
      positionOf(SHOP_TEXT, 'shop.staff-door', 7),
    );
    expect([found.placeholder, at(SHOP_TEXT, found.range)]).toEqual(['staff-door', 'staff-door']);
    expect(await client.ask('textDocument/prepareRename', positionOf(SHOP_TEXT, '10.0.1.5', 2))).toBeNull();
  });

  it.each([
    ['2nd', /cannot be a name/],
    ['front--door', /cannot be a name/],
    ['internet', /meaning of its own/],
    ['default', /AWS keeps the name "default"/],
    ['cashiers', /already a security group/],
  ])('refuses %s, and says why, as an error of the protocol', async (newName, message) => {
    const client = await shop();
    const failed = await rename(client, SHOP_TEXT, 'security-group baristas', 16, newName).then(
      () => undefined,
      (error: unknown) => error,
    );
    // With two copies of vscode-jsonrpc in the installation the error would arrive as a successful result.
    expect(failed).toBeInstanceOf(ResponseError);
    expect((failed as ResponseError<void>).code).toBe(ErrorCodes.InvalidRequest);
    expect((failed as ResponseError<void>).message).toMatch(message);
  });

  it('is made in a text that has mistakes, and makes no other', async () => {
    const text = (first: string): string => `vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 {
    instance a { security-groups ${first} }
    instance b { security-groups ${first} }
  }
  security-group default { }
  security-group web { }
}
`;
    const lost = await shop(text('nowhere'));
    expect(applied(text('nowhere'), await rename(lost, text('nowhere'), 'security-group web', 16, 'front'))).toBe(
      text('nowhere').replace('web', 'front'),
    );
    const own = await shop(text('default'));
    expect(applied(text('default'), await rename(own, text('default'), 'security-group default', 16, 'own'))).toBe(
      text('default').replaceAll('default', 'own'),
    );
    await expect(rename(own, text('default'), 'security-group default', 16, 'web')).rejects.toThrow(
      /already a security group/,
    );
  });

  it("leaves the provider's ids alone", async () => {
    const text =
      'vpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 { id subnet-0a1 instance i 10.0.0.9 }\n}\nexpect subnet-0a1 cannot reach internet\n';
    const client = await shop(text);
    await expect(rename(client, text, 'expect subnet-0a1', 9, 'other')).rejects.toThrow(/provider's own id/);
    const edit = await rename(client, text, 'subnet s', 7, 'front');
    expect(applied(text, edit)).toBe(text.replace('subnet s', 'subnet front'));
  });
});

describe('outline', () => {
  const outline = (symbols: DocumentSymbol[], depth = 0): string[] =>
    symbols.flatMap(({ name, children }) => [`${'  '.repeat(depth)}${name}`, ...outline(children ?? [], depth + 1)]);

  it('nests what is declared', async () => {
    const client = await shop(
      'vpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 {\n    instance i\n  }\n  route-table r { }\n}\ntest "t" {\n  i cannot reach internet\n}\n',
    );
    expect(outline(await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', undefined))).toEqual([
      'v',
      '  s',
      '    i',
      '  r',
      't',
      '  i cannot reach internet',
    ]);
  });

  it('folds blocks, comments and imports', async () => {
    const client = await shop(
      'import "./a.vpc"\nimport "./b.vpc"\n/* one\n two */\nvpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 {\n    instance i\n  }\n}\n',
    );
    const found = await client.ask<FoldingRange[]>('textDocument/foldingRange', undefined);
    expect(found.map(({ startLine, endLine, kind }) => [startLine, endLine, kind])).toEqual([
      [0, 1, 'imports'],
      [2, 3, 'comment'],
      [4, 7, undefined],
      [5, 6, undefined],
    ]);
  });
});
