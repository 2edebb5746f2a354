/**
 * How long an editor waits for what it asks while somebody types: 20 files with 20,000 lines that one of them imports, three of them open, the server in a process of its own, each question right behind an edit.
 * Needs `npm run build`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Position, ProtocolConnection } from 'vscode-languageserver-protocol/node';
import { aimed, QUICK, sized, tell } from './measure.js';
import { officeText } from './office-text.js';
import { INTERVAL, onAnalysed, percentile, startServerProcess } from './server-process.js';

const FILES = 20;
const LINES = 1_000;
const OPEN = 3;
const ROUNDS = QUICK ? 6 : 60;
/** The first ones run code that is not compiled yet: they are no part of the measure. */
const WARMING = QUICK ? 1 : 10;

interface Question {
  readonly name: string;
  readonly method: string;
  /** What the cursor is on, and how far into it. */
  readonly at: readonly [text: RegExp, into: number];
  readonly more?: object;
}

const QUESTIONS: readonly Question[] = [
  { name: 'completion', method: 'textDocument/completion', at: [/allow tcp \d{4} from /g, 20] },
  { name: 'hover', method: 'textDocument/hover', at: [/security-group web/g, 16] },
  {
    name: 'references',
    method: 'textDocument/references',
    at: [/^vpc \w/gm, 5],
    more: { context: { includeDeclaration: true } },
  },
  { name: 'rename', method: 'textDocument/rename', at: [/^vpc \w/gm, 5], more: { newName: 'elsewhere' } },
];

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vpclens-bench-'));
  const server = startServerProcess();
  const { connection } = server;
  try {
    const files = write(folder);
    const bench = new Bench(connection, files.slice(0, OPEN));
    await bench.start(pathToFileURL(folder).href);
    for (const question of QUESTIONS) {
      const before = server.processor();
      const { took, checksum } = await bench.measure(question);
      const after = server.processor();
      if (before !== undefined && after !== undefined)
        tell({
          name: `${question.name} in ${FILES} files with ${sized(LINES) * FILES} lines, with the edit before it, processor`,
          value: (after - before) / ROUNDS,
          unit: 'ms',
          checksum,
        });
      for (const [share, aim] of [
        [50, 20],
        [99, 100],
      ] as const)
        tell({
          name: `${question.name} in ${FILES} files with ${sized(LINES) * FILES} lines, ${share}th percentile`,
          value: percentile(took, share),
          unit: 'ms',
          checksum,
          aim: aimed(aim),
        });
    }
    await server.end();
  } finally {
    server.kill();
    rmSync(folder, { recursive: true });
  }
}

interface BenchFile {
  readonly uri: string;
  text: string;
  version: number;
}

/** No two files have a name in common; the first imports all others. */
function write(folder: string): BenchFile[] {
  return Array.from({ length: FILES }, (_, n) => {
    const own = officeText(sized(LINES))
      .replace(/(?<![\w-])v(\d+)(?![\w-])/g, `f${n}v$1`)
      .replace(/(?<![\w-])(office|app)(?![\w-])/g, `$1${n}`);
    const imports = n === 0 ? Array.from({ length: FILES - 1 }, (__, i) => `import "./f${i + 1}.vpc"\n`).join('') : '';
    const text = imports + own;
    const path = join(folder, `f${n}.vpc`);
    writeFileSync(path, text);
    return { uri: pathToFileURL(path).href, text, version: 1 };
  });
}

class Bench {
  private analysed = 0;
  private wake = (): void => {};

  constructor(
    private readonly connection: ProtocolConnection,
    private readonly files: readonly BenchFile[],
  ) {}

  async start(folder: string): Promise<void> {
    onAnalysed(this.connection, () => {
      this.analysed++;
      this.wake();
    });
    this.connection.listen();
    await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: folder,
      capabilities: { workspace: { didChangeWatchedFiles: {}, workspaceFolders: true } },
      workspaceFolders: [{ uri: folder, name: 'bench' }],
      initializationOptions: { changes: true },
    });
    await this.connection.sendNotification('initialized', {});
    for (const { uri, text, version } of this.files)
      await this.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'vpc', version, text },
      });
    while (this.analysed < this.files.length) await new Promise<void>((resolve) => (this.wake = resolve));
  }

  async measure({ method, at: [pattern, into], more }: Question): Promise<{ took: number[]; checksum: string }> {
    const took: number[] = [];
    let answers = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      const file = this.files[round % this.files.length] as BenchFile;
      await this.edit(file, round);
      const places = [...file.text.matchAll(pattern)].map(({ index }) => positionOf(file.text, index + into));
      const position = places[(round * 7_919) % places.length] as Position;
      const asked = performance.now();
      const answer = await this.connection.sendRequest(method, { textDocument: { uri: file.uri }, position, ...more });
      if (round >= WARMING) took.push(performance.now() - asked);
      if (answer !== null) answers++;
      const wait = start + INTERVAL - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    }
    return { took, checksum: `${answers} answers` };
  }

  /** A port becomes another. */
  private async edit(file: BenchFile, round: number): Promise<void> {
    const ports = [...file.text.matchAll(/allow tcp \d{4} /g)].map(({ index }) => index + 13);
    const at = ports[(round * 104_729) % ports.length] as number;
    const put = `${round % 10}`;
    const [start, end] = [positionOf(file.text, at), positionOf(file.text, at + 1)];
    file.text = file.text.slice(0, at) + put + file.text.slice(at + 1);
    file.version++;
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: file.uri, version: file.version },
      contentChanges: [{ range: { start, end }, text: put }],
    });
  }
}

function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: (before.at(-1) as string).length };
}

void main();
