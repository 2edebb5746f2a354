import { describe, expect, it } from 'vitest';
import {
  type CodeAction,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type TextEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Diagnostics } from '../../server/diagnostics/diagnostics.js';
import { Documents } from '../../server/workspace/documents.js';
import { ImportAccess } from '../../server/workspace/import-access.js';
import { Workspace } from '../../server/workspace/workspace.js';
import { SHOP_TEXT } from './shop.js';
import { memoryFiles, positionOf, SHOP, TestClient } from './test-client.js';

const OFFICE = 'file:///work%20shop/office.vpc';
const codes = (diagnostics: Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);
const only = (diagnostics: Diagnostic[], code: string): Diagnostic[] =>
  diagnostics.filter((diagnostic) => diagnostic.code === code);

const AT_FIRST = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const OVERLAP = 'vpc v 10.0.0.0/16 {\n  subnet a 10.0.0.0/24 { }\n  subnet b 10.0.0.128/25 { }\n}\n';

describe('diagnostics', () => {
  it('are sent as findings of their rules, with page, place and related places', async () => {
    const client = await TestClient.start();
    await client.open(OVERLAP);
    const [overlap] = only(await client.analysed(), 'subnet-cidr-overlap');
    expect(overlap?.severity).toBe(DiagnosticSeverity.Error);
    expect(overlap?.codeDescription?.href).toBe('file:///docs/rules/subnet-cidr-overlap.md');
    expect(overlap?.source).toBe('vpclens');
    expect(overlap?.relatedInformation?.[0]?.location.uri).toBe(SHOP);
  });

  it('come for a new document too, which has no file and no ending yet', async () => {
    const client = await TestClient.start();
    const uri = 'untitled:Untitled-1';
    await client.open(OVERLAP, uri);
    expect(codes(await client.analysed(1, uri))).toContain('subnet-cidr-overlap');
  });

  it('follow the text, version by version, and go when it is right', async () => {
    const client = await TestClient.start();
    await client.open(OVERLAP);
    expect(codes(await client.analysed(1))).toContain('subnet-cidr-overlap');
    const start = positionOf(OVERLAP, '10.0.0.128/25');
    await client.change(
      [{ range: { start, end: { ...start, character: start.character + 13 } }, text: '10.0.1.0/24' }],
      2,
    );
    expect(codes(await client.analysed(2))).not.toContain('subnet-cidr-overlap');
    expect(client.published.at(-1)?.version).toBe(2);
  });

  it('tell of syntax and of names', async () => {
    const client = await TestClient.start();
    await client.open('vpc v 10.0.0.0/16 {\n  subnet s 10.0.0.0/24 { route-table nowhere }\n  subnet\n}\n');
    const found = codes(await client.analysed());
    expect(found).toContain('syntax');
    expect(found).toContain('reference-unresolved');
  });

  it('come although the settings do while the analysis has just begun, or is half done', async () => {
    for (const turns of [0, 1, 2, 3]) {
      const documents = new Documents(memoryFiles({}));
      const workspace = new Workspace(documents, new ImportAccess(memoryFiles({})));
      const versions: number[] = [];
      let told = 0;
      const everythingAnew = (left: number): void => {
        setImmediate(() => (left > 0 ? everythingAnew(left - 1) : diagnostics.refresh(true)));
      };
      const diagnostics = new Diagnostics(
        workspace,
        {
          found: () => told++ === 0 && everythingAnew(turns),
          changed: ({ version }) => versions.push(version),
          status: () => undefined,
          checked: () => undefined,
          failed: (doing, error) => expect.fail(`${doing}: ${error}`),
        },
        () => ({ settings: {}, docs: undefined }),
      );
      documents.open(SHOP, 1, SHOP_TEXT);
      diagnostics.refresh();
      await diagnostics.idle();
      expect(versions.at(-1), `after ${turns} turns`).toBe(1);
    }
  });

  it('come after the analysis for what needs it', async () => {
    const client = await TestClient.start();
    await client.open(SHOP_TEXT);
    const [failed] = only(await client.analysed(), 'expectation-failed');
    expect(failed?.range.start).toEqual(
      expect.objectContaining({ line: positionOf(SHOP_TEXT, 'expect cashier can reach orders').line }),
    );
  });

  it('of an imported file go to that file, and are taken back with it', async () => {
    const client = await TestClient.start({ files: { [OFFICE]: 'network office 192.168.10.5/24\n' } });
    await client.open('import "./office.vpc"\n');
    await client.analysed();
    expect(codes(client.latest(OFFICE))).toEqual(['cidr-host-bits']);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: SHOP } });
    await client.until(() => client.latest(OFFICE).length === 0 && client.latest(SHOP).length === 0);
  });

  it('see an import that appears on disk', async () => {
    const files: Record<string, string> = {};
    const client = await TestClient.start({ files });
    await client.open('import "./office.vpc"\nexpect office cannot reach internet\n');
    expect(codes(await client.analysed())).toContain('import-unresolved');
    files[OFFICE] = 'network office 192.168.10.0/24\n';
    client.changes.length = 0;
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: OFFICE, type: 1 }],
    });
    expect(codes(await client.analysed())).not.toContain('import-unresolved');
  });

  it('use the open text of an imported file, not the one on disk', async () => {
    const client = await TestClient.start({ files: { [OFFICE]: 'network bureau 192.168.10.0/24\n' } });
    await client.open('import "./office.vpc"\nexpect office cannot reach internet\n');
    expect(codes(await client.analysed())).toContain('reference-unresolved');
    client.changes.length = 0;
    await client.open('network office 192.168.10.0/24\n', OFFICE, 1);
    await client.until(() => client.changes.some(({ uri }) => uri === OFFICE));
    expect(codes(client.latest())).not.toContain('reference-unresolved');
  });

  it('obey the settings', async () => {
    let rules: Record<string, string> = { 'subnet-cidr-overlap': 'hint', nonsense: 'loud' };
    const client = await TestClient.start({
      capabilities: { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } },
      settings: () => ({ rules }),
    });
    await client.open(OVERLAP);
    await client.until(() => only(client.latest(), 'subnet-cidr-overlap')[0]?.severity === DiagnosticSeverity.Hint);
    rules = { 'subnet-cidr-overlap': 'off' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.published.length > 0 && only(client.latest(), 'subnet-cidr-overlap').length === 0);
  });

  it('fade what can go', async () => {
    const client = await TestClient.start();
    await client.open(SHOP_TEXT);
    const [redundant] = only(await client.analysed(), 'acl-rule-redundant');
    expect(redundant?.tags).toEqual([DiagnosticTag.Unnecessary]);
    expect(redundant?.range.start.line).toBe(positionOf(SHOP_TEXT, '105 allow').line);
  });

  it('are capped, and the last one counts the rest', async () => {
    const client = await TestClient.start();
    const lines = Array.from({ length: 1_500 }, (_, i) => `network n${i} 10.0.0.1/24\n`);
    await client.open(lines.join(''));
    const found = await client.analysed();
    expect(found).toHaveLength(1_000);
    expect(found.at(-1)?.message).toMatch(/more findings in this file are not shown/);
  });

  it('stay, on their lines, until the new analysis is done', async () => {
    const client = await TestClient.start();
    await client.open(SHOP_TEXT);
    const before = only(await client.analysed(1), 'expectation-failed');
    expect(before.length).toBeGreaterThan(0);
    await client.change([{ text: `network branch 172.31.0.0/24\n\n${SHOP_TEXT}` }], 2);
    await client.until(() => client.published.some(({ uri, version }) => uri === SHOP && version === 2));
    // The first word about the new text, before its analysis. Without what was carried over, these would vanish and come back at each keystroke.
    expect(client.changes.some(({ version }) => version === 2)).toBe(false);
    const lines = (found: readonly Diagnostic[]): number[] => found.map(({ range }) => range.start.line);
    expect(lines(only(client.latest(), 'expectation-failed'))).toEqual(lines(before).map((line) => line + 2));
    const after = only(await client.analysed(2), 'expectation-failed');
    expect(lines(after)).toEqual(lines(before).map((line) => line + 2));
  });

  it('are there at once, all of them, where white space and comments alone changed', async () => {
    const client = await TestClient.start();
    await client.open(SHOP_TEXT);
    const before = await client.analysed(1);
    await client.change([{ text: `// a line in front\n\n${SHOP_TEXT}` }], 2);
    await client.until(() => client.published.some(({ uri, version }) => uri === SHOP && version === 2));
    const lines = (found: readonly Diagnostic[]): unknown[] => found.map(({ code, range }) => [code, range.start.line]);
    expect(lines(client.latest())).toEqual(before.map(({ code, range }) => [code, range.start.line + 2]));
    expect(client.published.filter(({ version }) => version === 2)).toHaveLength(1);
  });

  it('come while somebody types without a pause, on the lines where the text is by then', async () => {
    const client = await TestClient.start();
    await client.open(SHOP_TEXT);
    let version = 1;
    // Never waits for an analysis, only for the first word about each text.
    while (client.changes.length < 3) {
      version++;
      const text = `network n${version} 172.31.${version % 250}.0/24\n`.repeat(version % 3) + SHOP_TEXT;
      await client.change([{ text }], version);
      const typed = version;
      await client.until(() => client.published.some((told) => told.uri === SHOP && told.version === typed));
      if (client.changes.length > 0) {
        const lines = text.split('\n');
        for (const { range } of only(client.latest(), 'expectation-failed'))
          expect(lines[range.start.line]).toMatch(/expect|can/);
      }
    }
    expect(only(client.latest(), 'expectation-failed').length).toBeGreaterThan(0);
    await client.analysed(version);
  });
});

describe('code actions', () => {
  async function actions(text: string, code: string): Promise<{ found: CodeAction[]; diagnostic: Diagnostic }> {
    const client = await TestClient.start();
    await client.open(text);
    const [diagnostic] = only(await client.analysed(), code);
    if (!diagnostic) throw new Error(`no finding ${code}`);
    const found = await client.ask<CodeAction[]>('textDocument/codeAction', undefined, {
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
    return { found, diagnostic };
  }
  const apply = (text: string, action: CodeAction | undefined): string =>
    TextDocument.applyEdits(
      TextDocument.create(SHOP, 'vpc', 0, text),
      (action?.edit?.changes?.[SHOP] ?? []) as TextEdit[],
    );

  it('mend a finding', async () => {
    const text = 'vpc v 10.0.0.5/16 { }\n';
    const { found, diagnostic } = await actions(text, 'cidr-host-bits');
    const [fix] = found;
    expect(fix?.diagnostics).toEqual([diagnostic]);
    expect(apply(text, fix)).toBe('vpc v 10.0.0.0/16 { }\n');
  });

  it('give another name to what may not have its own, wherever it is used, and one that is free', async () => {
    const text = `vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { instance till { security-groups default } }
  security-group default { inbound { allow https from default } }
  security-group own-default { }
}
`;
    const { found } = await actions(text, 'name-reserved');
    const fix = found.find(({ title }) => title.startsWith('Call it'));
    expect(fix?.title).toBe('Call it `own-default-2`');
    const mended = apply(text, fix);
    expect(mended).toBe(text.replace(/(?<!own-)\bdefault\b/g, 'own-default-2'));
    const client = await TestClient.start();
    await client.open(mended);
    const left = codes(await client.analysed());
    expect(left).not.toContain('name-reserved');
    expect(left).not.toContain('reference-unresolved');
  });

  it('silence a finding with a comment that the check obeys', async () => {
    const { found } = await actions(OVERLAP, 'subnet-cidr-overlap');
    const ignored = apply(
      OVERLAP,
      found.find(({ title }) => title.startsWith('Ignore "subnet-cidr-overlap"')),
    );
    expect(ignored).toMatch(/\n {2}\/\/ vpclens-ignore subnet-cidr-overlap: .*\n {2}subnet/);
    const client = await TestClient.start();
    await client.open(ignored);
    const left = codes(await client.analysed());
    expect(left).not.toContain('subnet-cidr-overlap');
    expect(left).not.toContain('ignore-unused');
  });

  it('silence it in its file, and in the workspace where the client can do that', async () => {
    const { found } = await actions(OVERLAP, 'subnet-cidr-overlap');
    const ignored = apply(
      OVERLAP,
      found.find(({ title }) => title.includes('in this file')),
    );
    expect(ignored).toMatch(/^\/\/ vpclens-ignore-file subnet-cidr-overlap: /);
    expect(found.filter(({ command }) => command)).toEqual([]);
    const client = await TestClient.start({ initializationOptions: { commands: ['vpclens.turnOffRule'] } });
    await client.open(ignored);
    expect(codes(await client.analysed())).not.toContain('subnet-cidr-overlap');
    await client.change([{ text: OVERLAP }], 2);
    const [diagnostic] = only(await client.analysed(2), 'subnet-cidr-overlap');
    const asked = await client.ask<CodeAction[]>('textDocument/codeAction', undefined, {
      range: diagnostic?.range,
      context: { diagnostics: [diagnostic] },
    });
    expect(asked.flatMap(({ command }) => command?.arguments ?? [])).toEqual([SHOP, 'subnet-cidr-overlap']);
  });

  it('mend all of a kind at once', async () => {
    const text = 'vpc v 10.0.0.5/16 {\n  subnet s 10.0.0.9/24 { }\n  subnet t 10.0.1.9/24 { }\n}\n';
    const { found } = await actions(text, 'cidr-host-bits');
    const all = found.find(({ title }) => title === 'Fix all 3 of "cidr-host-bits" in this file');
    expect(apply(text, all)).toBe(text.replace('0.5/16', '0.0/16').replaceAll('.9/24', '.0/24'));
  });

  it('are those that are asked for: none where another kind is', async () => {
    const text = 'vpc v 10.0.0.5/16 { }\n';
    const client = await TestClient.start();
    await client.open(text);
    const [diagnostic] = only(await client.analysed(), 'cidr-host-bits');
    const of = async (...kinds: string[]): Promise<number> => {
      const context = { diagnostics: [diagnostic], only: kinds };
      return (
        (await client.ask<CodeAction[] | null>('textDocument/codeAction', undefined, {
          range: diagnostic?.range,
          context,
        })) ?? []
      ).length;
    };
    expect(await of('source.organizeImports', 'refactor')).toBe(0);
    expect(await of('refactor', 'quickfix')).toBeGreaterThan(0);
    expect(await of('')).toBeGreaterThan(0);
  });

  it('are none for the word that more was found, and nobody waits for them', async () => {
    const client = await TestClient.start();
    const lines = Array.from({ length: 1_500 }, (_, i) => `network n${i} 10.0.0.1/24\n`);
    await client.open(lines.join(''));
    await client.until(() => client.latest().length === 1_000);
    const diagnostics = only(client.latest(), 'more-findings');
    expect(diagnostics).toHaveLength(1);
    client.changes.length = 0;
    await client.change([{ range: AT_FIRST, text: '// a comment\nnetwork more 10.9.0.0/16\n' }], 2);
    const context = { diagnostics };
    const found = await client.ask<CodeAction[]>('textDocument/codeAction', undefined, { range: AT_FIRST, context });
    expect(found).toEqual([]);
    expect(client.changes).toEqual([]);
  });

  it('stand where the eye is: at the rule that lets in what the finding is about', async () => {
    const text = `vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 { network-acl guard instance cashier 10.0.0.10 { security-groups g public-ip } }
  main route-table street { 0.0.0.0/0 -> door }
  network-acl guard {
    inbound { 100 allow https from any }
    outbound { 100 allow https to any }
  }
  security-group g { inbound { allow https from any } }
}
`;
    const client = await TestClient.start();
    await client.open(text);
    expect(codes(await client.analysed())).toContain('acl-no-reply');
    const start = { line: 5, character: 20 };
    const found = await client.ask<CodeAction[]>('textDocument/codeAction', undefined, {
      range: { start, end: start },
      context: { diagnostics: [] },
    });
    expect(apply(text, found[0])).toContain('110 allow tcp 1024-65535 to any');
  });
});
