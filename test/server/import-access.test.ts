import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../../server/files/node-file-system.js';
import type { ImportAnswer, TrustedMethod } from '../../server/protocol.js';
import { ImportAccess } from '../../server/workspace/import-access.js';
import { TestClient } from './test-client.js';

const MAIN = 'file:///projects/nets/main.vpc';
const OFFICE = 'network office 192.168.0.0/16\n';
const importing = (path: string): string => `import "${path}"\n`;
const rulesOf = (client: TestClient): unknown[] => client.latest(MAIN).map(({ code }) => code);

describe('an import in an editor', () => {
  const access = (folders: readonly string[], widened: readonly string[] = []): ImportAccess => {
    const made = new ImportAccess({
      read: () => undefined,
      readForeign: () => undefined,
      real: (uri) => uri,
      list: () => [],
      inputs: () => [],
    });
    made.folders = folders;
    made.widened = widened;
    return made;
  };

  it('may lead anywhere in the folders of the workspace', () => {
    const judge = access(['file:///projects/nets', 'file:///projects/shared/']);
    for (const uri of [
      'file:///projects/nets/a.vpc',
      'file:///projects/nets/deep/a.vpc',
      'file:///projects/shared/a.vpc',
    ])
      expect(judge.refusal(uri, MAIN)).toBeUndefined();
    for (const uri of ['file:///projects/a.vpc', 'file:///projects/nets-of-others/a.vpc', 'file:///etc/a.vpc'])
      expect(judge.refusal(uri, MAIN)).toMatch(/lies outside .*vpclens\.importRoots/);
  });

  it('of a file outside of them may lead anywhere in its own folder', () => {
    const judge = access(['file:///projects/nets']);
    const loose = 'file:///home/me/loose.vpc';
    expect(judge.refusal('file:///home/me/deep/a.vpc', loose)).toBeUndefined();
    expect(judge.refusal('file:///home/a.vpc', loose)).toMatch(/outside `\/home\/me`/);
    expect(judge.refusal('file:///projects/nets/a.vpc', loose)).toMatch(/outside/);
  });

  it('may lead where the setting says, by an absolute path or from a folder of the workspace', () => {
    const judge = access(['file:///projects/nets'], ['/srv/networks', '../shared']);
    expect(judge.refusal('file:///srv/networks/a.vpc', MAIN)).toBeUndefined();
    expect(judge.refusal('file:///projects/shared/a.vpc', MAIN)).toBeUndefined();
    expect(judge.refusal('file:///srv/a.vpc', MAIN)).toMatch(/outside/);
  });

  it('of a document that is not saved leads nowhere', () => {
    expect(access([]).refusal('untitled:a.vpc', 'untitled:Untitled-1')).toMatch(/Save it first/);
  });
});

describe('the language server', () => {
  const files = {
    'file:///projects/nets/office.vpc': OFFICE,
    'file:///projects/outside.vpc': OFFICE,
    'file:///projects/nets/importer.vpc': importing('./main.vpc'),
  };
  const folders = ['file:///projects/nets'];

  it('reads imports from the workspace alone, and widens that when the setting changes', async () => {
    let importRoots: readonly unknown[] = [7, ''];
    const client = await TestClient.start({
      files,
      folders,
      settings: () => ({ importRoots }),
      capabilities: { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } },
    });
    await client.open(`${importing('./office.vpc')}${importing('../outside.vpc')}`, MAIN);
    await client.until(() => client.latest(MAIN).length > 0);
    expect(client.latest(MAIN).map(({ code, range }) => [code, range.start.line])).toEqual([['import-unresolved', 1]]);
    expect(client.latest(MAIN)[0]?.message).toMatch(/outside `\/projects\/nets`/);
    importRoots = ['/projects'];
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => rulesOf(client).length === 0);
  });

  it('leads from an import to its file only where that may be read', async () => {
    const client = await TestClient.start({ files, folders });
    await client.open(`${importing('./office.vpc')}${importing('../outside.vpc')}`, MAIN);
    const at = (line: number): Promise<unknown> =>
      client.ask('textDocument/definition', { line, character: 10 }, {}, MAIN);
    expect(await at(0)).toMatchObject({ uri: 'file:///projects/nets/office.vpc' });
    expect(await at(1)).toBeNull();
  });

  it('reads nothing but what is open until the workspace is trusted', async () => {
    const client = await TestClient.start({ files, folders, initializationOptions: { trusted: false } });
    const text = `${importing('./office.vpc')}network far 10.0.0.0/8\n`;
    await client.open(text, MAIN);
    await client.analysed(1, MAIN);
    expect(rulesOf(client)).toEqual(['import-unresolved']);
    expect(client.latest(MAIN)[0]?.message).toMatch(/not trusted.*Open it, or trust/);
    expect(await client.ask('textDocument/definition', { line: 0, character: 10 }, {}, MAIN)).toBeNull();
    const rename = (): Promise<{ changes?: Record<string, unknown> } | null> =>
      client.ask('textDocument/rename', { line: 1, character: 9 }, { newName: 'near' }, MAIN);
    expect(Object.keys((await rename())?.changes ?? {})).toEqual([MAIN]);
    const refused: ImportAnswer = await client.connection.sendRequest('vpclens/import', {
      source: 'aws',
      inputs: ['file:///projects/nets'],
    });
    expect(refused).toMatchObject({ error: expect.stringMatching(/not trusted/) });

    await client.open(OFFICE, 'file:///projects/nets/office.vpc');
    await client.until(() => rulesOf(client).length === 0);
    await client.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: 'file:///projects/nets/office.vpc' },
    });
    await client.until(() => rulesOf(client).includes('import-unresolved'));

    await client.connection.sendNotification('vpclens/trusted' satisfies TrustedMethod);
    await client.until(() => rulesOf(client).length === 0);
    expect(await client.ask('textDocument/definition', { line: 0, character: 10 }, {}, MAIN)).not.toBeNull();
  });
});

describe('the files of a disk', () => {
  let folder = realpathSync(mkdtempSync(join(tmpdir(), 'vpclens-')));
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'vpclens-')));
  });
  const write = (name: string, bytes: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  };
  const uri = (name: string): string => pathToFileURL(join(folder, name)).href;

  it('are text, without a mark, or refused with the place', () => {
    write('a.vpc', `\uFEFF${OFFICE}`);
    write('b.vpc', Buffer.from('\n// caf\xe9\n', 'latin1'));
    expect(nodeFileSystem.read(uri('a.vpc'))).toBe(OFFICE);
    expect(nodeFileSystem.read(uri('b.vpc'))).toEqual({
      refused: expect.stringMatching(/line 2, column 7, the byte 0xE9/),
    });
    expect(nodeFileSystem.read(uri('gone.vpc'))).toBeUndefined();
    expect(nodeFileSystem.read('vscode-vfs://github/o/r/a.vpc')).toEqual({
      refused: expect.stringMatching(/Open it as well/),
    });
  });

  it('are where their links lead, though nothing is there', () => {
    write('real/a.vpc', OFFICE);
    symlinkSync('real', join(folder, 'link'));
    symlinkSync(join('real', 'new.vpc'), join(folder, 'dangling.vpc'));
    symlinkSync('two.vpc', join(folder, 'one.vpc'));
    symlinkSync('one.vpc', join(folder, 'two.vpc'));
    expect(nodeFileSystem.real(uri('link/a.vpc'))).toBe(uri('real/a.vpc'));
    expect(nodeFileSystem.real(uri('link/deep/gone.vpc'))).toBe(uri('real/deep/gone.vpc'));
    expect(nodeFileSystem.real(uri('dangling.vpc'))).toBe(uri('real/new.vpc'));
    expect(nodeFileSystem.real(uri('one.vpc'))).toBe(uri('one.vpc'));
  });
});
