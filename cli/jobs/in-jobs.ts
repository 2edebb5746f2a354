import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STANDARD_STREAM } from '../../library/node/files.js';
import { say } from '../../network/words/index.js';
import { commandLine } from '../arguments.js';
import type { Arguments, CommandSpec } from '../command.js';
import { ENDINGS } from '../endings.js';
import { Failure, whyNot } from '../failure.js';
import { SHARD_OPTION } from '../shards/shard-option.js';
import type { Ended, Terminal } from '../terminal.js';
import { mergeShards } from '../work/merge-shards.js';
import { Progress } from '../work/progress.js';
import { JOBS_OPTION } from './jobs-option.js';

/** Standard input can be read by one process alone. */
export const canDivide = ({ operands }: Arguments): boolean => !operands.includes(STANDARD_STREAM);

/**
 * Does a command in as many processes, a shard each, and tells it as one would: to the byte, with its exit code.
 * The shards are files, since all that is told may be larger than any memory; they are gone in the end, whatever ends this.
 */
export async function inJobs(spec: CommandSpec, args: Arguments, jobs: number, terminal: Terminal): Promise<number> {
  const folder = ownFolder(spec.name);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const stop = new AbortController();
  const end = (ending: NodeJS.Signals): void => {
    stop.abort();
    remove();
    release();
    process.kill(process.pid, ending);
  };
  const release = (): void => {
    for (const ending of ENDINGS) process.off(ending, end);
  };
  for (const ending of ENDINGS) process.on(ending, end);
  try {
    const files = Array.from({ length: jobs }, (_, index) => join(folder, `${index + 1}.shard`));
    const { code, errors } = await makeShards(files, spec, args, stop, terminal);
    for (const line of errors.split(/(?<=\n)/)) terminal.err(line);
    return code === 0 ? await mergeShards(files, undefined, terminal) : code;
  } finally {
    release();
    remove();
  }
}

function ownFolder(command: string): string {
  try {
    return mkdtempSync(join(tmpdir(), 'vpclens-jobs-'));
  } catch (error) {
    throw new Failure(say`${command}: --jobs needs a folder for temporary files: ${whyNot(error)}`);
  }
}

/** Gives what one process says for all: they read the same files, so all say the same. The first that fails ends the others. */
async function makeShards(
  files: readonly string[],
  spec: CommandSpec,
  args: Arguments,
  stop: AbortController,
  terminal: Terminal,
): Promise<Ended & { readonly code: number }> {
  const progress = new Progress(terminal);
  const jobs = files.length;
  const said: Ended[] = [];
  let done = 0;
  progress.phase(say`${spec.name}: 0 of ${jobs} jobs done`);
  await Promise.all(
    files.map(async (file, index) => {
      const results = openSync(file, 'w');
      try {
        const shard = `${index + 1}/${jobs}`;
        const ended = await terminal.runBeside(
          commandLine(spec, args, { [JOBS_OPTION.name]: undefined, [SHARD_OPTION.name]: shard }),
          results,
          stop.signal,
        );
        if (ended.code === 0) progress.phase(say`${spec.name}: ${++done} of ${jobs} jobs done`);
        // What ends after the others were told to stop has nothing to say.
        if (!stop.signal.aborted && (ended.code !== 0 || index === 0)) said.push(ended);
        if (ended.code !== 0) stop.abort();
      } finally {
        closeSync(results);
      }
    }),
  ).finally(() => progress.done());
  const { code, errors } = said.at(-1) as Ended;
  if (typeof code === 'string')
    throw new Failure(
      say`
        ${spec.name}: one of ${jobs} jobs was ended by ${code}; each needs as much memory as the whole network, so
        fewer may do
      `,
    );
  return { code, errors };
}
