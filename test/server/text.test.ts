import { describe, expect, it } from 'vitest';
import type { CodeLens, SemanticTokens, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { formatText } from '../../language/index.js';
import { SHOP_TEXT } from './shop.js';
import { positionOf, SHOP, TestClient } from './test-client.js';

const UGLY =
  'vpc   shop 10.0.0.0/16{\n\n\n\n // kept\ninternet-gateway   door\nroute-table r{0.0.0.0/0->door}\n   subnet s 10.0.0.0/24 {route-table r}\n}\n';
const document = (text: string): TextDocument => TextDocument.create(SHOP, 'vpc', 1, text);
const options = { options: { tabSize: 2, insertSpaces: true } };

describe('formatting', () => {
  it('gives the one layout, by edits of white space alone', async () => {
    const client = await TestClient.start();
    await client.open(UGLY);
    const edits = await client.ask<TextEdit[]>('textDocument/formatting', undefined, options);
    expect(TextDocument.applyEdits(document(UGLY), edits)).toBe(formatText(UGLY));
    expect(edits.filter(({ newText }) => newText.trim() !== '')).toEqual([]);
  });

  it('changes nothing in a text that has it', async () => {
    const client = await TestClient.start();
    await client.open(formatText(SHOP_TEXT));
    expect(await client.ask('textDocument/formatting', undefined, options)).toEqual([]);
  });

  it('keeps to the range', async () => {
    const client = await TestClient.start();
    await client.open(UGLY);
    const { line } = positionOf(UGLY, 'route-table r{');
    const edits = await client.ask<TextEdit[]>('textDocument/rangeFormatting', undefined, {
      ...options,
      range: { start: { line, character: 0 }, end: { line, character: 30 } },
    });
    const text = TextDocument.applyEdits(document(UGLY), edits);
    expect(text).toContain('vpc   shop 10.0.0.0/16{');
    expect(text).toMatch(/route-table r \{ ?\n?\s*0\.0\.0\.0\/0 -> door/);
  });

  it('leaves a text alone that it cannot read', async () => {
    const client = await TestClient.start();
    await client.open('vpc { 1 2 3 ((( subnet');
    expect(await client.ask('textDocument/formatting', undefined, options)).toEqual([]);
  });
});

describe('semantic tokens', () => {
  interface Painted {
    readonly text: string;
    readonly type: string;
    readonly modifiers: number;
  }

  async function paint(text: string): Promise<Painted[]> {
    const client = await TestClient.start();
    await client.open(text);
    const { data } = await client.ask<SemanticTokens>('textDocument/semanticTokens/full', undefined);
    const types = client.initialized.capabilities.semanticTokensProvider?.legend.tokenTypes ?? [];
    const lines = text.split('\n');
    const painted: Painted[] = [];
    let line = 0;
    let column = 0;
    for (let i = 0; i < data.length; i += 5) {
      const [lines_, start, length, type, modifiers] = data.slice(i, i + 5) as [number, number, number, number, number];
      line += lines_;
      column = lines_ > 0 ? start : column + start;
      painted.push({
        text: (lines[line] as string).slice(column, column + length),
        type: types[type] as string,
        modifiers,
      });
    }
    return painted;
  }

  it('tell names from keywords, also where they are spelled alike', async () => {
    const painted = await paint(
      'vpc database 10.0.0.0/16 {\n  subnet in 10.0.0.0/24 in a { instance test }\n}\nexpect test cannot reach internet on https\n',
    );
    expect(painted.filter(({ text }) => ['database', 'in', 'test', 'https', 'vpc'].includes(text))).toEqual([
      { text: 'vpc', type: 'keyword', modifiers: 0 },
      { text: 'database', type: 'namespace', modifiers: 1 },
      { text: 'in', type: 'class', modifiers: 1 },
      { text: 'in', type: 'keyword', modifiers: 0 },
      { text: 'test', type: 'variable', modifiers: 1 },
      { text: 'test', type: 'variable', modifiers: 0 },
      { text: 'https', type: 'function', modifiers: 2 },
    ]);
  });

  it('take a qualified name apart', async () => {
    const painted = await paint(SHOP_TEXT);
    const at = painted.findIndex(
      ({ text, modifiers }, index) => text === 'shop' && modifiers === 0 && painted[index + 1]?.text === 'staff-door',
    );
    expect(painted[at]?.type).toBe('namespace');
    expect(painted[at + 1]?.type).toBe('event');
  });
});

describe('code lenses', () => {
  it('lead to the preview and judge expectations', async () => {
    const client = await TestClient.start();
    await client.open(SHOP_TEXT);
    const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', undefined);
    const [preview] = lenses.filter(({ range }) => range.start.line === positionOf(SHOP_TEXT, 'vpc shop').line);
    expect(preview?.command).toEqual({
      title: 'VPC Lens: Preview Reachability',
      command: 'vpclens.preview',
      arguments: [SHOP, 'shop'],
    });
    const titles: (string | undefined)[] = [];
    for (const lens of lenses.filter(({ command }) => !command))
      titles.push((await client.connection.sendRequest<CodeLens>('codeLens/resolve', lens)).command?.title);
    expect(titles[0]).toBe('✓ holds');
    expect(titles[1]).toBe('✓ holds');
    expect(titles[2]).toMatch(/^✗ fails: tcp .* -> .*:5432/);
  });
});
