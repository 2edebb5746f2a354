/** Files of the workspace that are not open: what is found in them is told, and kept right. */
import { describe, expect, it } from 'vitest';
import type { SymbolInformation, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { checkerHere } from '../../server/closed/check-closed.js';
import { closedRoots } from '../../server/closed/roots.js';
import type { FileTests } from '../../server/protocol.js';
import { Documents } from '../../server/workspace/documents.js';
import { ImportAccess } from '../../server/workspace/import-access.js';
import { Workspace } from '../../server/workspace/workspace.js';
import { type ClientOptions, memoryFiles, SHOP, TestClient } from './test-client.js';

const FOLDER = 'file:///work%20shop';
const BAR = `${FOLDER}/bar.vpc`;
const OFFICE = `${FOLDER}/office.vpc`;
const CREATED = 1;
const CHANGED = 2;
const DELETED = 3;

const WRONG = 'network office 192.168.10.5/24\n';
const RIGHT = 'network office 192.168.10.0/24\n';
const BAR_TEXT =
  'import "./office.vpc"\nvpc bar 10.1.0.0/16 {\n  vpn-gateway door\n}\nexpect bar cannot reach office\n';

const WATCHING = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true } };

async function start(files: Record<string, string>, more: ClientOptions = {}): Promise<TestClient> {
  return TestClient.start({
    files,
    folders: [FOLDER],
    capabilities: WATCHING,
    ...more,
    initializationOptions: { status: true, ...more.initializationOptions },
  });
}

const codes = (client: TestClient, uri: string): unknown[] => client.latest(uri).map(({ code }) => code);
/** Everything is checked, and there are so many networks. */
const settled = (client: TestClient, networks: number): Promise<void> =>
  client.until(() => client.closedStatus?.networks === networks && client.closedStatus.due === 0);
const tell = (client: TestClient, ...changes: { uri: string; type: number }[]): Promise<void> =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });

describe('files that are not open', () => {
  it('are checked, each in the widest network that it is in', async () => {
    const client = await start({ [OFFICE]: WRONG, [BAR]: BAR_TEXT, [SHOP]: WRONG.replace('office', 'shop') });
    await settled(client, 2);
    expect(client.closedStatus).toEqual({ files: 3, left: 0, networks: 2, due: 0 });
    expect(codes(client, OFFICE)).toEqual(['cidr-host-bits']);
    expect(codes(client, SHOP)).toEqual(['cidr-host-bits']);
    expect(client.published.every(({ version }) => version === undefined)).toBe(true);
  });

  it('are told of once where they are open as well, with the version of the document', async () => {
    const client = await start({ [OFFICE]: WRONG, [BAR]: BAR_TEXT });
    await settled(client, 1);
    await client.open(WRONG, OFFICE);
    await client.analysed(1, OFFICE);
    await settled(client, 1);
    expect(codes(client, OFFICE)).toEqual(['cidr-host-bits']);
    expect(client.published.filter(({ uri }) => uri === OFFICE).at(-1)?.version).toBe(1);
  });

  it('are judged by the text of an open file that they import, not by that on disk', async () => {
    const client = await start({ [OFFICE]: RIGHT, [BAR]: BAR_TEXT });
    await settled(client, 1);
    expect(codes(client, BAR)).not.toContain('reference-unresolved');
    await client.open(RIGHT, OFFICE);
    await client.change([{ text: RIGHT.replace('office', 'home') }], 2, OFFICE);
    await client.until(() => codes(client, BAR).includes('reference-unresolved'));
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: OFFICE } });
    await client.until(() => !codes(client, BAR).includes('reference-unresolved'));
  });

  describe('have a light bulb', () => {
    const fixesOf = async (client: TestClient, uri: string, code: string): Promise<unknown> => {
      const diagnostics = client.latest(uri).filter((one) => one.code === code);
      const range = diagnostics[0]?.range;
      const answer = await client.connection.sendRequest<{ title: string; edit?: WorkspaceEdit }[]>(
        'textDocument/codeAction',
        { textDocument: { uri }, range, context: { diagnostics } },
      );
      return answer.map(({ title }) => title).filter((title) => !/ignore/i.test(title));
    };

    it('when they are opened and it is asked in one go, as from the list of problems', async () => {
      const client = await start({ [OFFICE]: WRONG, [BAR]: BAR_TEXT });
      await settled(client, 1);
      void client.open(WRONG, OFFICE);
      expect(await fixesOf(client, OFFICE, 'cidr-host-bits')).toEqual(['Write 192.168.10.0/24']);
    });

    it('when several are opened and asked in one go', async () => {
      const files = Array.from({ length: 6 }, (_, i) => `file:///work%20shop/more/n${i}.vpc`);
      const client = await start(Object.fromEntries(files.map((file, i) => [file, `network n${i} 10.${i}.0.5/24\n`])));
      await settled(client, files.length);
      const asked = files.map((file, i) => {
        void client.open(`network n${i} 10.${i}.0.5/24\n`, file);
        return fixesOf(client, file, 'cidr-host-bits');
      });
      expect(await Promise.all(asked)).toEqual(files.map((_, i) => [`Write 10.${i}.0.0/24`]));
    });

    it('without being opened', async () => {
      const client = await start({ [OFFICE]: WRONG, [BAR]: BAR_TEXT });
      await settled(client, 1);
      expect(await fixesOf(client, OFFICE, 'cidr-host-bits')).toEqual(['Write 192.168.10.0/24']);
    });

    it('for what only a network of closed files finds in them', async () => {
      const shop = (name: string, block: string): string => `vpc ${name} ${block}.0.0/16 {
  internet-gateway door
  public subnet s ${block}.0.0/24 { instance a { public-ip 198.51.100.9 } }
  main route-table r { any -> door }
}
`;
      const office = shop('office', '10.0');
      const client = await start({ [OFFICE]: office, [BAR]: `import "./office.vpc"\n${shop('bar', '10.1')}` });
      await settled(client, 1);
      expect(codes(client, OFFICE)).toEqual(['address-duplicate']);
      void client.open(office, OFFICE);
      expect(await fixesOf(client, OFFICE, 'address-duplicate')).toEqual(['Leave the address to AWS']);
    });
  });

  it('keep their findings on their lines while an open one of their network is typed in', async () => {
    const client = await start({ [OFFICE]: WRONG, [BAR]: BAR_TEXT }, { settings: () => ({}) });
    await settled(client, 1);
    await client.open(WRONG, OFFICE);
    await client.change([{ range: { start: AT_FIRST, end: AT_FIRST }, text: '// a comment\n' }], 2, OFFICE);
    await client.analysed(2, OFFICE);
    const last = client.published.filter(({ uri }) => uri === OFFICE).at(-1);
    expect(last?.version).toBe(2);
    expect(last?.diagnostics.map(({ code, range }) => [code, range.start.line])).toEqual([['cidr-host-bits', 1]]);
  });

  it('are followed when they change, come and go', async () => {
    const files: Record<string, string> = { [OFFICE]: WRONG };
    const client = await start(files);
    await settled(client, 1);
    files[OFFICE] = RIGHT;
    await tell(client, { uri: OFFICE, type: CHANGED });
    await client.until(() => codes(client, OFFICE).length === 0);
    files[BAR] = BAR_TEXT.replace('reach office', 'reach nowhere');
    await tell(client, { uri: BAR, type: CREATED });
    await client.until(() => codes(client, BAR).includes('reference-unresolved'));
    delete files[OFFICE];
    await tell(client, { uri: OFFICE, type: DELETED });
    await client.until(() => codes(client, BAR).includes('import-unresolved'));
    delete files[BAR];
    await tell(client, { uri: BAR, type: DELETED });
    await client.until(() => codes(client, BAR).length === 0 && client.closedStatus?.files === 0);
  });

  it('are followed when a folder of them is renamed, of which nothing is told but the folder', async () => {
    const files: Record<string, string> = { [`${FOLDER}/old/a.vpc`]: WRONG };
    const client = await start(files);
    await settled(client, 1);
    delete files[`${FOLDER}/old/a.vpc`];
    files[`${FOLDER}/new/a.vpc`] = WRONG;
    await tell(client, { uri: `${FOLDER}/old`, type: DELETED }, { uri: `${FOLDER}/new`, type: CREATED });
    await client.until(() => codes(client, `${FOLDER}/new/a.vpc`).length === 1);
    await client.until(() => codes(client, `${FOLDER}/old/a.vpc`).length === 0);
  });

  it('are left alone in hidden folders and among dependencies', async () => {
    const files: Record<string, string> = { [OFFICE]: RIGHT };
    const client = await start(files);
    await settled(client, 1);
    const hidden = [`${FOLDER}/.git/a.vpc`, `${FOLDER}/node_modules/a/b.vpc`];
    for (const uri of hidden) files[uri] = WRONG;
    files[BAR] = WRONG;
    await tell(client, ...[...hidden, BAR].map((uri) => ({ uri, type: CREATED })));
    await settled(client, 2);
    expect(client.closedStatus?.files).toBe(2);
  });

  it('are as many as the setting says, and what is left out is told', async () => {
    const files = Object.fromEntries([1, 2, 3, 4].map((n) => [`${FOLDER}/${n}.vpc`, WRONG]));
    const client = await start(files, { initializationOptions: { settings: { closedFiles: { most: 3 } } } });
    await settled(client, 3);
    expect(client.closedStatus).toEqual({ files: 4, left: 1, networks: 3, due: 0 });
    expect(client.logged.filter((line) => line.includes('vpclens.closedFiles.most'))).toHaveLength(1);
    expect(new Set(client.published.map(({ uri }) => uri)).size).toBe(3);
  });

  it('are forgotten when the setting turns it off, and found again', async () => {
    const client = await start({ [OFFICE]: WRONG });
    await settled(client, 1);
    const settings = (check: boolean): Promise<void> =>
      client.connection.sendNotification('workspace/didChangeConfiguration', {
        settings: { vpclens: { closedFiles: { check } } },
      });
    await settings(false);
    await client.until(() => codes(client, OFFICE).length === 0 && client.closedStatus === undefined);
    await settings(true);
    await client.until(() => codes(client, OFFICE).length === 1);
  });

  it('have the severities of the settings', async () => {
    const client = await start({ [OFFICE]: WRONG });
    await settled(client, 1);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { vpclens: { rules: { 'cidr-host-bits': 'off' } } },
    });
    await client.until(() => codes(client, OFFICE).length === 0);
  });

  it('are not read where the workspace is not trusted, and are when it is', async () => {
    const client = await start({ [OFFICE]: WRONG }, { initializationOptions: { trusted: false } });
    await client.open(RIGHT.replace('office', 'home'));
    await client.analysed();
    expect(client.closedStatus).toBeUndefined();
    await client.connection.sendNotification('vpclens/trusted');
    await client.until(() => codes(client, OFFICE).length === 1);
  });

  it('are read again when something is saved, where the client tells of nothing else', async () => {
    const files = { [OFFICE]: WRONG };
    const client = await start(files, { capabilities: { workspace: { workspaceFolders: true } } });
    await client.open(RIGHT.replace('office', 'home'));
    await settled(client, 1);
    files[OFFICE] = RIGHT;
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: SHOP } });
    await client.until(() => codes(client, OFFICE).length === 0);
  });

  it('do not end the check of the others where one cannot be checked', async () => {
    const client = await start(
      { [BAR]: RIGHT, [OFFICE]: WRONG },
      {
        checker: (disk) => {
          const here = checkerHere(disk);
          return {
            ...here,
            check: (root, around) =>
              root === BAR ? Promise.reject(new Error('its thread ended')) : here.check(root, around),
          };
        },
      },
    );
    await settled(client, 2);
    expect(codes(client, OFFICE)).toEqual(['cidr-host-bits']);
    expect(client.logged.join()).toContain(`While checking ${BAR}, which is not open: `);
  });

  it('are told of by a progress where they are many', async () => {
    const files = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`${FOLDER}/${n}.vpc`, WRONG]));
    const client = await start(files, { capabilities: { ...WATCHING, window: { workDoneProgress: true } } });
    await settled(client, 6);
    await client.until(() => client.progress.at(-1)?.kind === 'end');
    const [begin, ...reports] = client.progress;
    expect(begin).toMatchObject({ kind: 'begin', title: expect.stringContaining('not open'), percentage: 0 });
    expect(reports.map(({ message }) => message)).toContain('5 of 6 networks');
  });

  it('have their tests in the Testing view, and lose them with the file', async () => {
    const files: Record<string, string> = { [OFFICE]: RIGHT, [BAR]: BAR_TEXT };
    const client = await start(files, { initializationOptions: { tests: true } });
    const newest = (): FileTests | undefined => client.tests.filter(({ uri }) => uri === BAR).at(-1);
    await client.until(() => newest()?.tests[0]?.outcome !== undefined);
    expect(newest()).toMatchObject({
      version: null,
      tests: [{ text: 'bar cannot reach office', outcome: { holds: true } }],
    });
    delete files[BAR];
    await tell(client, { uri: BAR, type: DELETED });
    await client.until(() => newest()?.tests.length === 0);
  });
});

const AT_FIRST = { line: 0, character: 0 };

describe('names in files that are not open', () => {
  it('are found without reading the files again, and where they stand now', async () => {
    const files: Record<string, string> = { [OFFICE]: RIGHT, [BAR]: BAR_TEXT };
    const client = await start(files);
    await settled(client, 1);
    const find = async (query: string): Promise<[string, number, string | undefined][]> => {
      const found = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query });
      return found.map(({ name, location, containerName }) => [name, location.range.start.line, containerName]);
    };
    // Not told of: the server does not look.
    files[BAR] = `\n${BAR_TEXT}`;
    expect((await find('')).sort()).toEqual([
      ['bar', 1, undefined],
      ['door', 2, 'bar'],
      ['office', 0, undefined],
    ]);
    await tell(client, { uri: BAR, type: CHANGED });
    await client.until(() => client.closedStatus?.due === 1);
    await settled(client, 1);
    expect(await find('bdoor')).toEqual([['door', 3, 'bar']]);
    await client.open('vpc bar 10.1.0.0/16 { vpn-gateway hatch }\n', BAR);
    expect(await find('hatch')).toEqual([['hatch', 0, 'bar']]);
    expect(await find('bdoor')).toEqual([]);
  });
});

describe('what was made of closed files', () => {
  it('is given back but for what open ones need', () => {
    const read: string[] = [];
    const disk = memoryFiles({ [OFFICE]: RIGHT, [BAR]: BAR_TEXT });
    const reading = (uri: string): ReturnType<typeof disk.read> => {
      read.push(uri);
      return disk.read(uri);
    };
    const documents = new Documents({ ...disk, read: reading });
    const workspace = new Workspace(documents, new ImportAccess(disk));
    workspace.access.folders = [FOLDER];
    documents.open(SHOP, 1, 'import "./office.vpc"\n');
    const open = workspace.network(SHOP);
    const closed = workspace.network(BAR);
    expect(closed?.topology.vpcs[0]?.name).toBe('bar');
    workspace.release();
    read.length = 0;
    expect(workspace.network(SHOP)).toBe(open);
    expect(workspace.network(BAR)).not.toBe(closed);
    expect(workspace.network(BAR)?.topology.vpcs[0]?.name).toBe('bar');
    expect(read).toEqual([BAR]);
  });
});

describe('the networks of closed files', () => {
  it.each([
    ['a file alone', { a: [] }, [], ['a']],
    ['one that imports another', { a: [], b: ['a'] }, [], ['b']],
    ['two that import a third', { a: [], b: ['a'], c: ['a'] }, [], ['b', 'c']],
    ['two that import each other', { a: ['b'], b: ['a'] }, [], ['a']],
    ['one that imports itself', { a: ['a'] }, [], ['a']],
    ['a circle that another imports', { a: ['b'], b: ['a'], c: ['a'] }, [], ['c']],
    ['one that a network of open files has', { a: [], b: ['a'] }, ['a'], ['b']],
    ['one that imports what is not there', { a: ['x'] }, [], ['a']],
  ])('are those of %s', (_, imports, covered, roots) => {
    const found = closedRoots(Object.keys(imports), new Map(Object.entries(imports)), new Set(covered));
    expect(found).toEqual(roots);
  });
});
