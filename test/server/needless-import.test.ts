import { describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { positionOf, SHOP, TestClient } from './test-client.js';

const OTHER = 'file:///work%20shop/bank.vpc';

/** What is offered at an import, and what the text is without it. */
async function offered(text: string, at: string, files: Record<string, string> = {}) {
  const client = await TestClient.start({ files, folders: ['file:///work%20shop'] });
  await client.open(text);
  const diagnostics = await client.analysed();
  const start = positionOf(text, at, 3);
  const params = { range: { start, end: start }, context: { diagnostics } };
  const actions = await client.ask<CodeAction[]>('textDocument/codeAction', undefined, params);
  const found = actions.find(({ title }) => title === 'Remove the import: nothing here needs it');
  const edits = found?.edit?.changes?.[SHOP];
  return edits && TextDocument.applyEdits(TextDocument.create(SHOP, 'vpc', 1, text), edits);
}

describe('an import that comes back to its file', () => {
  it('of the file itself can go', async () => {
    expect(await offered('// ours\nimport "./shop.vpc"\nvpc shop 10.0.0.0/16 { }\n', '"./shop.vpc"')).toBe(
      '// ours\nvpc shop 10.0.0.0/16 { }\n',
    );
  });

  it('stays where a name comes by it, or a file', async () => {
    const bank = 'import "./shop.vpc"\nvpc bank 10.1.0.0/16 { }\nexpect shop cannot reach bank\n';
    const text = 'import "./bank.vpc"\nvpc shop 10.0.0.0/16 { }\n';
    expect(await offered(`${text}expect bank cannot reach shop\n`, '"./bank.vpc"', { [OTHER]: bank })).toBe(undefined);
    expect(await offered(text, '"./bank.vpc"', { [OTHER]: bank })).toBe(undefined);
  });

  it('can go where the same file comes by another one', async () => {
    const hall = 'file:///work%20shop/hall.vpc';
    const files = { [OTHER]: 'import "./shop.vpc"\nvpc bank 10.1.0.0/16 { }\n', [hall]: 'import "./bank.vpc"\n' };
    const text = 'import "./hall.vpc"\nimport "./bank.vpc"\nvpc shop 10.0.0.0/16 { }\n';
    expect(await offered(text, '"./bank.vpc"', files)).toBe('import "./hall.vpc"\nvpc shop 10.0.0.0/16 { }\n');
  });
});
