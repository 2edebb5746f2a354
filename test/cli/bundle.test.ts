import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programOptions } from '../../scripts/bundle/program.mjs';
import { buildSplit } from '../../scripts/bundle/split.mjs';
import { ROOT, sourceFiles } from '../architecture/source-tree.js';
import { SHOP } from './fake-terminal.js';

const folder = mkdtempSync(join(tmpdir(), 'vpclens-bundle-'));
const program = join(folder, 'program');
const cli = join(program, 'vpclens.cjs');
const cache = join(folder, 'cache');

beforeAll(async () => {
  await buildSplit({ ...programOptions, absWorkingDir: ROOT, outdir: relative(ROOT, program) });
  writeFileSync(join(folder, 'shop.vpc'), SHOP);
  writeFileSync(join(folder, 'account.json'), '{"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.1.0.0/16"}]}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const vpclens = (args: readonly string[], options: { input?: string; env?: NodeJS.ProcessEnv } = {}) =>
  spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: 'utf8',
    input: options.input ?? '',
    env: { ...process.env, XDG_CACHE_HOME: cache, NO_COLOR: undefined, FORCE_COLOR: undefined, ...options.env },
  });

describe('the bundled command', () => {
  it('gives its exit codes to the shell', () => {
    const codes = [
      ['--version'],
      ['check', 'shop.vpc'],
      ['reach', 'shop.vpc', '--from', 'internet', '--to', 'barista'],
      ['nonsense'],
    ].map((args) => vpclens(args).status);
    expect(codes).toEqual([0, 0, 1, 2]);
  });

  it('says the same from code that it compiled and kept before', () => {
    const own = { XDG_CACHE_HOME: mkdtempSync(join(folder, 'cache-')) };
    const kept = (): string[] => readdirSync(own.XDG_CACHE_HOME, { recursive: true, encoding: 'utf8' });
    const said = ({ status, stdout, stderr }: ReturnType<typeof vpclens>) => [status, stdout, stderr];
    const without = said(vpclens(['check', 'shop.vpc'], { env: { ...own, NODE_DISABLE_COMPILE_CACHE: '1' } }));
    expect(kept()).toEqual([]);
    expect(said(vpclens(['check', 'shop.vpc'], { env: own }))).toEqual(without);
    expect(kept().length).toBeGreaterThan(2);
    expect(said(vpclens(['check', 'shop.vpc'], { env: own }))).toEqual(without);
  });

  it('reads standard input, and writes results and the rest apart', () => {
    const { status, stdout, stderr } = vpclens(['matrix', '-', '--format', 'csv'], { input: SHOP });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('internet,shop.cashier,reachable');
    expect(vpclens(['check', 'gone.vpc'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'vpclens: gone.vpc: no such file or folder\n',
    });
  });

  it('does its work in several processes, and leaves nothing behind', async () => {
    const temporary = mkdtempSync(join(folder, 'jobs-'));
    const env = { TMPDIR: temporary, TEMP: temporary, TMP: temporary };
    const [whole, jobs] = [[], ['--jobs', '3']].map((more) => vpclens(['matrix', 'shop.vpc', ...more], { env }));
    expect([jobs?.status, jobs?.stdout, jobs?.stderr]).toEqual([0, whole?.stdout, '']);
    expect(vpclens(['check', 'gone.vpc', '--jobs', '2'], { env })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'vpclens: gone.vpc: no such file or folder\n',
    });
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')(
    'ends its processes where it is ended, and leaves nothing behind',
    async () => {
      const temporary = mkdtempSync(join(folder, 'jobs-'));
      // A fifo that nobody writes: the processes wait until they are ended.
      spawnSync('mkfifo never.vpc', { cwd: folder, shell: true });
      const child = spawn(process.execPath, [cli, 'check', 'never.vpc', '--jobs', '2'], {
        cwd: folder,
        env: { ...process.env, TMPDIR: temporary },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const shards = (): string[] => readdirSync(temporary).flatMap((name) => readdirSync(join(temporary, name)));
      while (shards().length < 2) await new Promise((resolve) => setImmediate(resolve));
      // Its standard error closes when nobody has it any more: the other processes have it not, since they have a pipe of their own.
      const closed = new Promise((resolve) => child.once('close', (_, signal) => resolve(signal)));
      child.kill('SIGTERM');
      expect(await closed).toBe('SIGTERM');
      expect(readdirSync(temporary)).toEqual([]);
    },
  );

  it('uses no colour in a pipe, unless it is forced; NO_COLOR wins', () => {
    expect(vpclens(['check', 'shop.vpc']).stdout).not.toContain('\u001b');
    expect(vpclens(['check', 'shop.vpc'], { env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001b');
    expect(vpclens(['check', 'shop.vpc'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain('\u001b');
  });

  it('writes all of a long answer into a slow pipe', async () => {
    const instances = Array.from({ length: 200 }, (_, i) => `instance i${i} 10.0.0.${i + 10}`).join('\n');
    writeFileSync(join(folder, 'long.vpc'), `vpc v 10.0.0.0/16 { subnet s 10.0.0.0/24 { ${instances} } }`);
    const child = spawn(process.execPath, [cli, 'matrix', 'long.vpc', '--format', 'json'], { cwd: folder });
    let out = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      out += chunk;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(out.length).toBeGreaterThan(1_000_000);
    expect(JSON.parse(out).flows).toHaveLength(200 * 199);
  });

  it('ends quietly where its reader goes away', async () => {
    const child = spawn(process.execPath, [cli, 'matrix', 'long.vpc', '--format', 'json'], { cwd: folder });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, err]).toEqual([0, '']);
  });

  // A shell's limit on the size of a file stops a write half way, as a full disk does.
  it('loses no text where the disk is full', () => {
    const rooms = join(folder, 'full');
    mkdirSync(rooms);
    const small = 'vpc   a 10.0.0.0/16 { }\n';
    const large = `vpc   b 10.0.0.0/16 { }\n${'// a comment\n'.repeat(10_000)}`;
    writeFileSync(join(rooms, 'a.vpc'), small);
    writeFileSync(join(rooms, 'b.vpc'), large);
    const limited = `trap '' XFSZ; ulimit -f 16; exec "$0" "$@"`;
    const { status, stderr } = spawnSync('bash', ['-c', limited, process.execPath, cli, 'fmt', rooms], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([
      2,
      `vpclens: ${join(rooms, 'b.vpc')}: larger than a file may become here; no file was changed\n`,
    ]);
    expect(readdirSync(rooms)).toEqual(['a.vpc', 'b.vpc']);
    expect(['a.vpc', 'b.vpc'].map((name) => readFileSync(join(rooms, name), 'utf8'))).toEqual([small, large]);
  });

  it('says where its output cannot go, in one line', () => {
    const full = openSync('/dev/full', 'w');
    try {
      for (const args of [['matrix', 'shop.vpc'], ['check', 'shop.vpc', '--format', 'json'], ['--help']])
        expect(
          spawnSync(process.execPath, [cli, ...args], {
            cwd: folder,
            encoding: 'utf8',
            stdio: ['ignore', full, 'pipe'],
          }),
        ).toMatchObject({ status: 2, stderr: 'vpclens: standard output: no space left on the device\n' });
      // Nobody can be told, but the exit code can.
      const mute = spawnSync(process.execPath, [cli, 'check', 'gone.vpc'], {
        cwd: folder,
        stdio: ['ignore', full, full],
      });
      expect(mute.status).toBe(2);
    } finally {
      closeSync(full);
    }
    expect(vpclens(['import', 'aws', 'account.json', '-o', '/dev/full'])).toMatchObject({
      status: 2,
      stderr: 'vpclens: /dev/full: no space left on the device\n',
    });
  });

  it.each([
    ['', []],
    [', whatever else an editor adds', [`--clientProcessId=${process.pid}`, '--an-editor', 'of-its-own', '-x']],
  ])('runs the language server%s', async (_, added) => {
    const child = spawn(process.execPath, [cli, 'lsp', '--stdio', ...added], { cwd: folder });
    const send = (message: object): void => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    let out = '';
    const answered = new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text) => {
        out += text;
        if (out.includes('"id":1')) resolve();
      });
    });
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    await answered;
    expect(out).toContain('"hoverProvider"');
    send({ id: 2, method: 'shutdown' });
    send({ method: 'exit' });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });
});

describe('what is loaded before a command runs', () => {
  it('is neither the parser nor the analysis, so that --help and --version answer at once', () => {
    const rooms = ['cli', 'interchange', 'library', 'network', 'language', 'server'];
    const files = new Map(rooms.flatMap((room) => sourceFiles(room)).map((file) => [file.path, file]));
    const seen = new Set<string>();
    const packages: string[] = [];
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      const file = files.get(path);
      for (const { target, specifier, typeOnly, dynamic } of file?.imports ?? []) {
        if (typeOnly || dynamic) continue;
        const source = target?.replace(/\.js$/, '.ts');
        if (source !== undefined && source !== 'package.json') visit(source);
        else if (source === undefined && !specifier.startsWith('node:')) packages.push(`${path}: ${specifier}`);
      }
    };
    visit('cli/main.ts');
    expect(seen.size).toBeGreaterThan(10);
    expect(packages).toEqual([]);
    // The words of other languages, when code is optimised, and the escaping of what is told, which need nothing else.
    const outside = [...seen].filter((path) => !/^(cli|network\/words)\//.test(path));
    expect(outside.length).toBeLessThan(7);
  });
});
