import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { buildServers } from '../../scripts/bundle/servers.mjs';

/** The bundle as it is shipped, in a folder like the extension's. */
describe('the server as a process', () => {
  let folder: string;
  let program: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vpclens-server-'));
    mkdirSync(join(folder, 'docs/rules'), { recursive: true });
    program = join(folder, 'dist/server/main.node.cjs');
    await buildServers(join(folder, 'dist/server'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function session(
    connection: ProtocolConnection,
    server: ChildProcess,
  ): Promise<{ diagnostics: PublishDiagnosticsParams; failure: unknown; code: number | null }> {
    const uri = pathToFileURL(join(folder, 'a.vpc')).href;
    const published = new Promise<PublishDiagnosticsParams>((resolve) => {
      connection.onNotification('textDocument/publishDiagnostics', resolve);
    });
    const exited = new Promise<number | null>((resolve) => server.on('exit', resolve));
    connection.listen();
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    await connection.sendNotification('initialized', {});
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'vpc', version: 1, text: 'import "./b.vpc"\nvpc v 10.0.0.5/16 { }\n' },
    });
    const diagnostics = await published;
    const failure: unknown = await connection
      .sendRequest('textDocument/rename', {
        textDocument: { uri },
        position: { line: 1, character: 4 },
        newName: 'any',
      })
      .then(
        (result) => result,
        (error: unknown) => error,
      );
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    const code = await exited;
    connection.dispose();
    return { diagnostics, failure, code };
  }

  it.each(['stdio', 'ipc'])(
    'talks over %s, reads files, sends errors as errors, and ends when told',
    async (transport) => {
      writeFileSync(join(folder, 'b.vpc'), 'network office 192.168.0.0/16\n');
      const server =
        transport === 'ipc'
          ? fork(program, ['--node-ipc'], { silent: true })
          : spawn(process.execPath, [program, '--stdio']);
      const connection =
        transport === 'ipc'
          ? createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server))
          : createProtocolConnection(
              new StreamMessageReader(server.stdout as NodeJS.ReadableStream),
              new StreamMessageWriter(server.stdin as NodeJS.WritableStream),
            );
      const { diagnostics, failure, code } = await session(connection, server);
      expect(diagnostics.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['cidr-host-bits']);
      expect(diagnostics.diagnostics[0]?.codeDescription?.href).toBe(
        `${pathToFileURL(join(folder, 'docs/rules')).href}/cidr-host-bits.md`,
      );
      // With two copies of vscode-jsonrpc in the bundle this would be a result.
      expect(failure).toBeInstanceOf(ResponseError);
      expect(code).toBe(0);
    },
  );

  it('checks files that are not open in a thread, which reads them from disk, and ends all the same', async () => {
    const workspace = join(folder, 'workspace');
    mkdirSync(join(workspace, 'deep/.hidden'), { recursive: true });
    const closed = join(workspace, 'deep/closed.vpc');
    writeFileSync(closed, 'import "../office.vpc"\nnetwork branch 10.9.0.5/24\n');
    writeFileSync(join(workspace, 'office.vpc'), 'network office 192.168.0.0/16\n');
    writeFileSync(join(workspace, 'deep/.hidden/none.vpc'), 'network none 10.9.0.5/24\n');
    const server = spawn(process.execPath, [program, '--stdio', '--clientProcessId', String(process.pid), '--new']);
    const exited = new Promise<number | null>((resolve) => server.on('exit', resolve));
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    const published = new Promise<PublishDiagnosticsParams>((resolve) => {
      connection.onNotification('textDocument/publishDiagnostics', resolve);
    });
    connection.listen();
    const workspaceFolders = [{ uri: pathToFileURL(workspace).href, name: 'workspace' }];
    const capabilities = { workspace: { workspaceFolders: true } };
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      workspaceFolders,
    });
    await connection.sendNotification('initialized', {});
    const { uri, diagnostics } = await published;
    expect(uri).toBe(pathToFileURL(closed).href);
    expect(diagnostics.map(({ code }) => code)).toEqual(['cidr-host-bits']);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await exited).toBe(0);
    connection.dispose();
  });

  it.each([
    ['exit without shutdown', ['{"jsonrpc":"2.0","method":"exit"}'], 1],
    [
      'exit after shutdown before anybody was introduced, which is refused',
      ['{"jsonrpc":"2.0","id":1,"method":"shutdown"}', '{"jsonrpc":"2.0","method":"exit"}'],
      1,
    ],
  ])('ends by the code that the protocol has for %s', async (_, messages, expected) => {
    const server = spawn(process.execPath, [program, '--stdio']);
    const exited = new Promise<number | null>((resolve) => server.on('exit', resolve));
    for (const message of messages) server.stdin.write(`Content-Length: ${message.length}\r\n\r\n${message}`);
    expect(await exited).toBe(expected);
  });

  it.each([['--clientProcessId', '999999999'], ['--clientProcessId=999999999']])(
    'ends when the process is gone that its arguments name: %s',
    async (...named) => {
      const server = spawn(process.execPath, [program, '--stdio', ...named]);
      expect(await new Promise((resolve) => server.on('exit', resolve))).toBe(1);
    },
  );
});
