import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Smaller pieces are compiled sooner than another file is read. */
const WORTH_KEEPING = 32_000;

/** Before the code stand the sums of what it was compiled from and of itself: V8 looks at the source's length alone, and runs code that is damaged. */
const HEAD = 8;

/** What Node gives a script: https://nodejs.org/api/modules.html#the-module-wrapper */
const GIVEN = ['exports', 'require', 'module', '__filename', '__dirname'].join();

interface Compiled {
  readonly kept: string;
  readonly script: Script;
  readonly sourceSum: number;
}

/** Keeps what V8 compiled of the pieces of this program, for a Node that does not by itself: before 22.1. Where nothing can be kept, pieces are compiled each time. */
export class KeptCode {
  readonly #fresh: Compiled[] = [];
  readonly #folder: string;
  readonly #smallest: number;

  /** `folder`: made if it is not there. */
  constructor(folder: string, smallest = WORTH_KEEPING) {
    this.#folder = folder;
    this.#smallest = smallest;
  }

  /** From here on scripts are loaded with what was compiled of them. https://nodejs.org/api/modules.html#requireextensions */
  install(extensions: NodeJS.RequireExtensions): void {
    const compile = extensions['.js'];
    extensions['.cjs'] = (module, file) => {
      if (statSync(file).size < this.#smallest) return compile(module, file);
      this.load(module, file);
    };
    process.once('exit', () => this.keep());
  }

  load(module: Pick<NodeJS.Module, 'exports'>, file: string): void {
    const source = readFileSync(file);
    const sourceSum = sumOf(source);
    const kept = join(this.#folder, `${process.version}-${process.arch}-${basename(file)}`);
    const cachedData = compiledFrom(kept, sourceSum);
    const script = new Script(`(function(${GIVEN}){${source}\n})`, {
      filename: file,
      ...(cachedData && { cachedData }),
    });
    if (!cachedData || script.cachedDataRejected) this.#fresh.push({ kept, script, sourceSum });
    script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  }

  /** Once the work is done, since what is kept has the functions that it called, too. */
  keep(): void {
    try {
      if (this.#fresh.length > 0) mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      for (const compiled of this.#fresh.splice(0)) if (isOurs(this.#folder)) write(compiled);
    } catch {
      // Then the next start compiles it again.
    }
  }
}

function write({ kept, script, sourceSum }: Compiled): void {
  const code = script.createCachedData();
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(sourceSum, 0);
  head.writeUInt32LE(sumOf(code), 4);
  // Another process may be about to read it.
  const unfinished = `${kept}.${process.pid}`;
  try {
    writeFileSync(unfinished, Buffer.concat([head, code]), { flag: 'wx', mode: 0o600 });
    renameSync(unfinished, kept);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function compiledFrom(kept: string, sourceSum: number): Buffer | undefined {
  try {
    if (!isOurs(dirname(kept))) return undefined;
    const file = readFileSync(kept);
    const code = file.subarray(HEAD);
    return file.readUInt32LE(0) === sourceSum && file.readUInt32LE(4) === sumOf(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Who could write there could have us run anything: a command that runs as somebody else may have been left the home of who called it. */
function isOurs(folder: string): boolean {
  if (process.getuid === undefined) return true;
  const { uid, mode } = lstatSync(folder);
  return uid === process.getuid() && (mode & 0o022) === 0;
}

/** Loaded when the first piece is: `--help` has none. */
function sumOf(bytes: Uint8Array): number {
  return process.getBuiltinModule('node:zlib').crc32(bytes);
}
