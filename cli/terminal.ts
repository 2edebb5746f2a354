import { fstatSync, readSync, realpathSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { catalogueOf } from '../library/node/catalogue.js';
import type { Catalogue, Language } from '../network/words/index.js';
import { say } from '../network/words/index.js';
import { Failure, whyNot } from './failure.js';
import { localeOf } from './language.js';

/** What a command knows of the world around it: where its output goes, and what that can show. */
export interface Terminal {
  readonly cwd: string;
  /** Results. */
  out(text: string): void;
  /** Everything else. */
  err(text: string): void;
  /** The whole of standard input, as it came. */
  readInput(): Uint8Array;
  /** Colour may be used in results. */
  readonly colour: boolean;
  /** Somebody watches standard error: progress may be shown there. */
  readonly watched: boolean;
  /** Columns of the terminal; undefined where the output is no terminal. */
  readonly width: number | undefined;
  /** The locale of who reads: `ko_KR.UTF-8`. */
  readonly locale?: string | undefined;
  /** The translations that are here. */
  words?(language: Language): Catalogue | undefined;
  /** Where that lies of which pages and pictures are made. */
  readonly webview: string;
  /** Runs this program once more, beside this process, in the same folder and without standard input, until it ends or is to stop; its results go into the open file. */
  runBeside(argv: readonly string[], results: number, stop: AbortSignal): Promise<Ended>;
}

/** How another process of this program ended. */
export interface Ended {
  /** The exit code, or the name of the signal that ended it. */
  readonly code: number | NodeJS.Signals;
  /** All that it wrote on standard error. */
  readonly errors: string;
}

/** https://no-color.org: any value but the empty one turns colour off. FORCE_COLOR turns it on for output that is no terminal. */
function wantsColour(env: NodeJS.ProcessEnv, onTerminal: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return onTerminal && env.TERM !== 'dumb';
}

/**
 * Node's own test loads its streams and sockets, which take longer than all of `--help`, and in a pipeline there is no terminal:
 * elsewhere than on Windows that is one only if it is a character device.
 */
function isTerminal(file: number): boolean {
  return (process.platform === 'win32' || isCharacterDevice(file)) && process.getBuiltinModule('node:tty').isatty(file);
}

function isCharacterDevice(file: number): boolean {
  try {
    return fstatSync(file).isCharacterDevice();
  } catch {
    // Somebody closed it.
    return false;
  }
}

const INPUT = 0;
const OUTPUT = 1;
const ERRORS = 2;

export function processTerminal(): Terminal {
  const results = isTerminal(OUTPUT);
  return {
    cwd: process.cwd(),
    out: writer(OUTPUT),
    err: writer(ERRORS),
    readInput,
    colour: wantsColour(process.env, results),
    watched: isTerminal(ERRORS),
    width: results ? process.stdout.columns : undefined,
    locale: localeOf(process.env),
    words: (language) => catalogueOf(language, process.argv[1]),
    // Few commands ask for it.
    get webview() {
      return join(dirname(realpathSync(process.argv[1] as string)), '..', 'webview');
    },
    runBeside,
  };
}

async function runBeside(argv: readonly string[], results: number, stop: AbortSignal): Promise<Ended> {
  // Most commands never need it.
  const { spawn } = await import('node:child_process');
  const { execPath, execArgv, argv: own } = process;
  const child = spawn(execPath, [...execArgv, own[1] as string, ...argv], {
    stdio: ['ignore', results, 'pipe'],
    windowsHide: true,
    signal: stop,
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      if (!stop.aborted) reject(new Failure(say`another process of this program cannot be started: ${whyNot(error)}`));
    });
    child.once('close', (code, signal) => resolve({ code: code ?? signal ?? 'SIGKILL', errors }));
  });
}

/**
 * Writes at once and in full, so that an answer of a million lines never piles up in memory and nothing is lost when the process ends.
 * A reader that goes away (`vpclens … | head`) is no failure: the rest has nobody to go to.
 */
function writer(file: number): (text: string) => void {
  let gone = false;
  return (text) => {
    let rest: Uint8Array = Buffer.from(text, 'utf8');
    while (rest.length > 0 && !gone) {
      try {
        rest = rest.subarray(writeSync(file, rest));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EAGAIN') pause();
        // Where standard error cannot be written there is nobody left to tell.
        else if (code === 'EPIPE' || file === ERRORS) gone = true;
        else throw new Failure(say`standard output: ${whyNot(error)}`);
      }
    }
  };
}

function readInput(): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (;;) {
    const piece = new Uint8Array(1 << 16);
    try {
      const count = readSync(INPUT, piece);
      if (count === 0) return Buffer.concat(pieces);
      pieces.push(piece.subarray(0, count));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // The end of a pipe on Windows.
      if (code === 'EOF') return Buffer.concat(pieces);
      if (code !== 'EAGAIN') throw error;
      pause();
    }
  }
}

/** A pipe that somebody made non-blocking is full, or empty: lets the other end catch up. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}
