import { describe, expect, it } from 'vitest';
import type { CodeAction, CompletionItem, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ALL_RULE_IDS } from '../../network/rules/index.js';
import type { NewExpectationResult } from '../../server/protocol.js';
import { EVERYTHING, OFFICE } from '../language/everything.js';
import { examplesOf } from '../rules/examples-of.js';
import { cursor, SHOP, TestClient } from './test-client.js';

const OFFICE_FILE = 'file:///work%20shop/office.vpc';
const windows = (text: string): string => text.replaceAll('\n', '\r\n');

const made = (uri: string, text: string, edits: readonly TextEdit[] = []): string =>
  TextDocument.applyEdits(TextDocument.create(uri, 'vpc', 1, text), [...edits]);

function editsOf({ changes = {}, documentChanges = [] }: WorkspaceEdit, uri: string): TextEdit[] {
  const listed = documentChanges.flatMap((one) => ('edits' in one && one.textDocument.uri === uri ? one.edits : []));
  return [...(changes[uri] ?? []), ...(listed as TextEdit[])];
}

/** What each offer of the light bulb makes of a text. */
async function offers(text: string, uri: string): Promise<Record<string, string>> {
  const client = await TestClient.start();
  await client.open(text, uri);
  const found = await client.analysed(1, uri);
  const all: Record<string, string> = {};
  for (const [i, { range, code }] of found.entries()) {
    const params = { range, context: { diagnostics: found } };
    const actions = await client.ask<CodeAction[]>('textDocument/codeAction', undefined, params, uri);
    for (const { title, edit } of actions) if (edit) all[`${i} ${code} ${title}`] = made(uri, text, editsOf(edit, uri));
  }
  client.connection.dispose();
  return all;
}

describe('a file with the line ends of Windows gets no others', () => {
  it.each(ALL_RULE_IDS)('from the light bulb at %s', async (rule) => {
    for (const text of await examplesOf(rule)) {
      const plain = await offers(text, SHOP);
      const translated = Object.fromEntries(Object.entries(plain).map(([title, after]) => [title, windows(after)]));
      expect(await offers(windows(text), SHOP)).toEqual(translated);
    }
  });

  it('from what makes an expectation hold', async () => {
    const text = `vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 { network-acl n instance a 10.0.0.10 { security-groups g } }
  subnet t 10.0.1.0/24 { instance b 10.0.1.10 }
  network-acl n {
    inbound  { 100 deny ssh from any }
    outbound { 100 allow all to any }
  }
  security-group g {
    outbound { allow all to any }
  }
}
expect b can reach a on https
`;
    const plain = await offers(text, SHOP);
    const hold = Object.keys(plain).filter((title) => title.includes('expectation-failed'));
    expect(hold.filter((title) => !title.includes('Ignore'))).toHaveLength(1);
    expect(await offers(windows(text), SHOP)).toEqual(
      Object.fromEntries(Object.entries(plain).map(([title, after]) => [title, windows(after)])),
    );
  });

  it('from the formatter, as a whole, of a part and as one types', async () => {
    const { text, position } = cursor(
      'network n 10.0.0.0/8\nvpc v 10.1.0.0/16 { subnet s 10.1.0.0/24 { instance some-long-name-that-fills-the-line 10.1.0.10 { security-groups doors } } }|',
    );
    const client = await TestClient.start();
    await client.open(windows(text));
    await client.open(text, OFFICE_FILE);
    const options = { tabSize: 2, insertSpaces: true };
    const range = { start: { line: 0, character: 0 }, end: position };
    for (const [method, params] of [
      ['textDocument/formatting', { options }],
      ['textDocument/rangeFormatting', { options, range }],
      ['textDocument/onTypeFormatting', { options, position, ch: '}' }],
    ] as const) {
      const plain = made(OFFICE_FILE, text, await client.ask<TextEdit[]>(method, undefined, params, OFFICE_FILE));
      expect(plain).not.toBe(text);
      expect(made(SHOP, windows(text), await client.ask<TextEdit[]>(method, undefined, params))).toBe(windows(plain));
    }
  });

  it('from completion', async () => {
    const { text, position } = cursor('network n 10.0.0.0/8\n|\n');
    const client = await TestClient.start();
    await client.open(windows(text));
    const items = await client.ask<CompletionItem[]>('textDocument/completion', position);
    const written = items.map(({ textEdit }) => textEdit?.newText ?? '');
    expect(written.filter((one) => one.includes('\n')).length).toBeGreaterThan(3);
    expect(written.filter((one) => /[^\r]\n/.test(one))).toEqual([]);
  });

  it('from a rename', async () => {
    const client = await TestClient.start({ files: { [OFFICE_FILE]: windows(OFFICE) } });
    const text = windows(EVERYTHING);
    await client.open(text);
    const at = TextDocument.create(SHOP, 'vpc', 1, text).positionAt(text.indexOf('internet-gateway front-door') + 20);
    const edit = await client.ask<WorkspaceEdit>('textDocument/rename', at, { newName: 'main-door' });
    expect(made(SHOP, text, editsOf(edit, SHOP))).toBe(windows(EVERYTHING.replaceAll(/\bfront-door\b/g, 'main-door')));
  });

  it('from an expectation that the preview writes', async () => {
    const text = 'vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { instance a instance b } }\r\n';
    const client = await TestClient.start();
    await client.open(text);
    const question = { from: 'a', to: 'b', traffic: 'https' };
    const { edit } = await client.ask<Extract<NewExpectationResult, { edit: unknown }>>(
      'vpclens/newExpectation',
      undefined,
      { question, can: true },
    );
    expect(made(SHOP, text, editsOf(edit, SHOP))).toBe(`${text}\r\nexpect a can reach b on https\r\n`);
  });
});
