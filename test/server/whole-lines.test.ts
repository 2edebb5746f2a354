import { describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { positionOf, SHOP, TestClient } from './test-client.js';

/** What the first offer whose title begins so makes of a text, asked for at a place of it. */
async function mended(text: string, at: string, title: string): Promise<string> {
  const client = await TestClient.start();
  await client.open(text);
  const diagnostics = await client.analysed();
  const start = positionOf(text, at);
  const params = { range: { start, end: start }, context: { diagnostics } };
  const offers = await client.ask<CodeAction[]>('textDocument/codeAction', undefined, params);
  const edits = offers.find((offer) => offer.title.startsWith(title))?.edit?.changes?.[SHOP];
  if (!edits) throw new Error(`it offers ${offers.map((offer) => offer.title).join(', ')}`);
  return TextDocument.applyEdits(TextDocument.create(SHOP, 'vpc', 1, text), edits);
}

const shop = (groups: string): string =>
  `vpc shop 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 { instance a { security-groups tills } }\n${groups}  security-group tills { inbound { allow https from 10.0.0.0/24 } }\n}\n`;

describe('a fix that takes a statement away leaves no empty line', () => {
  it.each([
    ['of its own', '  security-group one { }\n', ''],
    ['over several lines', '  security-group one {\n    inbound { }\n  }\n', ''],
    ['between others', '  // first\n  security-group one { }\n\n', '  // first\n\n'],
    ['that a comment shares', '  security-group one { } // ours\n', '   // ours\n'],
  ])('%s', async (_, before, after) => {
    expect(await mended(shop(before), 'one', 'Remove')).toBe(shop(after));
  });

  it('of any of a kind, side by side', async () => {
    const three = ['one', 'two', 'three'].map((name) => `  security-group ${name} { }\n`).join('');
    expect(await mended(shop(three), 'one', 'Fix all 3 ')).toBe(shop(''));
  });

  it('in front of a statement on its line', async () => {
    const text = 'vpc shop 10.0.0.0/16 { subnet s 10.0.0.0/24 { instance a } security-group one { } }\n';
    expect(await mended(text, 'one', 'Remove')).toBe('vpc shop 10.0.0.0/16 { subnet s 10.0.0.0/24 { instance a }  }\n');
  });
});
