/** The server for web workers, as it is bundled, in a thread that has of Node what such a worker has: messages. Its client is this file: it has the files. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  createProtocolConnection,
  type Diagnostic,
  type Location,
  PortMessageReader,
  PortMessageWriter,
  type ProtocolConnection,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { buildServers } from '../../scripts/bundle/servers.mjs';
import type { FileAnswer, FileParams, ImportAnswer, ListFilesAnswer, ListFilesParams } from '../../server/protocol.js';

const FOLDER = 'vscode-vfs://github/someone/networks';
const SHOP = `${FOLDER}/shop.vpc`;
const OFFICE = `${FOLDER}/office.vpc`;
const SHOP_TEXT = 'import "./office.vpc"\nvpc shop 10.0.0.0/16 { }\nexpect office cannot reach shop\n';
const OFFICE_TEXT = 'network office 192.168.0.0/16\n';

/** The globals of a dedicated worker, of which the server uses two. */
const GLOBALS = `const { parentPort } = require('node:worker_threads');
globalThis.postMessage = (data) => parentPort.postMessage(data);
parentPort.on('message', (data) => globalThis.onmessage?.({ data }));
globalThis.addEventListener = (kind, listener) => kind === 'message' && parentPort.on('message', (data) => listener({ data }));
delete globalThis.process; delete globalThis.setImmediate;
`;

let program: string;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vpclens-worker-'));
  await buildServers(folder);
  program = `(module => {${readFileSync(join(folder, 'main.browser.js'), 'utf8')}})();`;
  rmSync(folder, { recursive: true });
});

class Session {
  readonly connection: ProtocolConnection;
  readonly read: string[] = [];
  /** How often an analysis was done. */
  analysed = 0;
  readonly published: { uri: string; diagnostics: Diagnostic[] }[] = [];
  /** Set: files are told once it resolves. */
  held: Promise<void> | undefined;
  private waiting: (() => void)[] = [];

  constructor(readonly files: Record<string, string | Uint8Array | { refused: string }>) {
    const worker = new Worker(GLOBALS + program, { eval: true });
    const port = worker as unknown as ConstructorParameters<typeof PortMessageReader>[0];
    this.connection = createProtocolConnection(new PortMessageReader(port), new PortMessageWriter(port));
    this.connection.onRequest('vpclens/readFile', async ({ uri }: FileParams): Promise<FileAnswer> => {
      this.read.push(uri);
      for (const wake of this.waiting.splice(0)) wake();
      await this.held;
      const file = this.files[uri];
      if (file === undefined) return {};
      if (typeof file === 'string') return { bytes: new TextEncoder().encode(file) };
      return file instanceof Uint8Array ? { bytes: file } : file;
    });
    this.connection.onRequest('vpclens/listFiles', ({ uri, endings }: ListFilesParams): ListFilesAnswer => {
      const below = Object.keys(this.files).filter((file) => file === uri || file.startsWith(`${uri}/`));
      return { files: below.filter((file) => endings.some((ending) => file.endsWith(ending))) };
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onNotification('textDocument/publishDiagnostics', (params) => {
      this.published.push(params);
      for (const wake of this.waiting.splice(0)) wake();
    });
    this.connection.onNotification('$/vpclens/changed', () => {
      this.analysed++;
      for (const wake of this.waiting.splice(0)) wake();
    });
    this.connection.listen();
    onTestFinished(async () => {
      await worker.terminate();
    });
  }

  async start(closedFiles = false): Promise<void> {
    await this.connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true } },
      initializationOptions: { changes: true, settings: { closedFiles: { check: closedFiles } } },
      workspaceFolders: [{ uri: FOLDER, name: 'networks' }],
    });
    await this.connection.sendNotification('initialized', {});
  }

  open(text: string, uri = SHOP): Promise<void> {
    const textDocument = { uri, languageId: 'vpc', version: 1, text };
    return this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  async until(seen: () => boolean): Promise<void> {
    while (!seen()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  latest(uri = SHOP): Diagnostic[] | undefined {
    return this.published.filter((params) => params.uri === uri).at(-1)?.diagnostics;
  }

  changed(uri: string, type = 2): Promise<void> {
    return this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
  }

  /** Of the name in the third line. */
  definition(): Promise<Location[]> {
    const at = { textDocument: { uri: SHOP }, position: { line: 2, character: 8 } };
    return this.connection.sendRequest('textDocument/definition', at);
  }
}

const has = (list: Diagnostic[] | undefined, rule: string): boolean => list?.some(({ code }) => code === rule) === true;

describe('the server in a worker', () => {
  it('answers nothing of a network before the files are there that it imports', async () => {
    const session = new Session({ [OFFICE]: OFFICE_TEXT });
    let tell: () => void = () => undefined;
    session.held = new Promise((resolve) => {
      tell = resolve;
    });
    await session.start();
    await session.open(SHOP_TEXT);
    const answer = session.definition();
    // The server has asked for the file, and waits.
    await session.until(() => session.read.length > 0);
    expect(session.published).toEqual([]);
    tell();
    expect(await answer).toMatchObject([{ uri: OFFICE }]);
    await session.until(() => session.analysed > 0);
    expect(
      session.published.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 1)),
    ).toEqual([]);
    expect(session.read).toEqual([OFFICE]);
  });

  it('reads a file again when it changed, and hears of one that comes or goes', async () => {
    const session = new Session({ [OFFICE]: OFFICE_TEXT });
    await session.start();
    await session.open(SHOP_TEXT);
    await session.until(() => session.analysed > 0);
    session.files[OFFICE] = 'network home 192.168.0.0/16\n';
    await session.changed(OFFICE);
    await session.until(() => has(session.latest(), 'reference-unresolved'));
    delete session.files[OFFICE];
    await session.changed(OFFICE, 3);
    await session.until(() => has(session.latest(), 'import-unresolved'));
    session.files[OFFICE] = OFFICE_TEXT;
    await session.changed(OFFICE, 1);
    await session.until(() => !has(session.latest(), 'import-unresolved'));
    expect(await session.definition()).toMatchObject([{ uri: OFFICE }]);
  });

  it('says why a file is not read, by the client’s word or because it is no text', async () => {
    const session = new Session({ [OFFICE]: { refused: 'it is a link.' } });
    await session.start();
    await session.open(SHOP_TEXT);
    await session.until(() => has(session.latest(), 'import-unresolved'));
    expect(session.latest()?.[0]?.message).toContain('it is a link.');
    session.files[OFFICE] = new Uint8Array([0x6e, 0xe9]);
    await session.changed(OFFICE);
    await session.until(() => String(session.latest()?.[0]?.message).includes('0xE9'));
  });

  it('asks its client for nothing outside of the workspace', async () => {
    const session = new Session({ 'vscode-vfs://github/someone/secret.vpc': OFFICE_TEXT });
    await session.start();
    await session.open('import "../secret.vpc"\n');
    await session.until(() => has(session.latest(), 'import-unresolved'));
    expect(session.latest()?.[0]?.message).toContain('outside');
    expect(session.read).toEqual([]);
  });

  it('checks files that are not open', async () => {
    const branch = `${FOLDER}/deep/branch.vpc`;
    const session = new Session({
      [branch]: 'import "../office.vpc"\nnetwork branch 10.9.0.5/24\n',
      [OFFICE]: OFFICE_TEXT,
    });
    await session.start(true);
    await session.until(() => session.latest(branch) !== undefined);
    expect(session.latest(branch)?.map(({ code }) => code)).toEqual(['cidr-host-bits']);
  });

  it('renames in files that nobody has open', async () => {
    const closed = `${FOLDER}/closed.vpc`;
    const session = new Session({ [OFFICE]: OFFICE_TEXT, [closed]: SHOP_TEXT.replaceAll('shop', 'bar') });
    await session.start();
    await session.open(SHOP_TEXT);
    const edit = await session.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri: SHOP },
      position: { line: 2, character: 8 },
      newName: 'home',
    });
    expect(Object.keys(edit.changes ?? {}).sort()).toEqual([closed, OFFICE, SHOP].sort());
  });

  it('imports what was chosen, packed or not', async () => {
    const vpcs = JSON.stringify({ Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.7.0.0/16', OwnerId: '111122223333' }] });
    const session = new Session({ [`${FOLDER}/account/vpcs.json`]: gzipSync(vpcs) });
    await session.start();
    const answer = await session.connection.sendRequest<ImportAnswer>('vpclens/import', {
      source: 'aws',
      inputs: [`${FOLDER}/account`],
    });
    expect(answer).toMatchObject({ vpcs: 1, files: 1, text: expect.stringContaining('10.7.0.0/16') });
  });
});
