/** Checks files that are not open in a thread of its own: what it costs delays no keystroke, and its memory is given back when it has nothing to do. */
import { realpathSync } from 'node:fs';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type Speech, speak, speech } from '../../network/words/index.js';
import { checkerHere } from '../closed/check-closed.js';
import type { Checker } from '../closed/checker.js';
import { nodeFileSystem } from './node-file-system.js';

type Job = {
  [Name in 'list' | 'imports' | 'check']: { readonly name: Name; readonly args: Parameters<Checker[Name]> };
}['list' | 'imports' | 'check'];
type Done = { readonly result: unknown } | { readonly error: string };

/** After this many milliseconds without work the thread ends: most changes come in a row. */
const LINGERS = 5_000;

/** `program` is run again in the thread, with the arguments of this process; there it calls `serveChecker`. */
export function checkerInThread(program: string | undefined): Checker {
  if (program === undefined) return checkerHere(nodeFileSystem);
  let thread: Worker | undefined;
  let ending: NodeJS.Timeout | undefined;
  const start = (): Worker => {
    // What it printed would go between the protocol's messages.
    const made = new Worker(realpathSync(program), {
      argv: process.argv.slice(2),
      stdout: true,
      stderr: true,
      workerData: speech(),
    });
    made.unref();
    const over = (): void => {
      if (thread === made) thread = undefined;
    };
    return made.on('error', over).on('exit', over);
  };
  const ask = (job: Job): Promise<unknown> => {
    clearTimeout(ending);
    thread ??= start();
    const asked = thread;
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        asked.off('message', answered).off('error', broken).off('exit', ended);
        settle();
      };
      const answered = (done: Done): void =>
        end(() => ('error' in done ? reject(new Error(done.error)) : resolve(done.result)));
      const broken = (error: Error): void => end(() => reject(error));
      const ended = (code: number): void => broken(new Error(`its thread ended with ${code}`));
      asked.on('message', answered).on('error', broken).on('exit', ended);
      asked.postMessage(job);
    });
  };
  return {
    list: (...args) => ask({ name: 'list', args }) as ReturnType<Checker['list']>,
    imports: (...args) => ask({ name: 'imports', args }) as ReturnType<Checker['imports']>,
    check: (...args) => ask({ name: 'check', args }) as ReturnType<Checker['check']>,
    rest() {
      clearTimeout(ending);
      ending = setTimeout(() => {
        void thread?.terminate();
        thread = undefined;
      }, LINGERS);
      ending.unref();
    },
  };
}

/** The thread's side. */
export function serveChecker(): void {
  const { language, catalogue }: Speech = workerData;
  speak(language, catalogue);
  const checker = checkerHere(nodeFileSystem);
  const answer = (job: Job): Promise<unknown> => {
    if (job.name === 'list') return checker.list(...job.args);
    return job.name === 'imports' ? checker.imports(...job.args) : checker.check(...job.args);
  };
  parentPort?.on('message', async (job: Job) => {
    let done: Done;
    try {
      done = { result: await answer(job) };
    } catch (error) {
      done = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
    parentPort?.postMessage(done);
  });
}
