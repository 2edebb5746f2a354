import { say, told } from '../../network/words/index.js';
import type { OptionSpec } from '../command.js';
import { Failure } from '../failure.js';

export const JOBS_OPTION: OptionSpec = {
  name: 'jobs',
  value: 'N',
  summary: told`do the work in N processes at once; each reads the whole network (see docs/large-networks.md)`,
};

/** Beyond this a machine is busy with starting them. */
const MOST = 256;

/** How many processes are to do the work of a command: one where nothing is said. */
export function jobsOf(command: string, text: string | undefined, shard: string | undefined): number {
  if (text === undefined) return 1;
  const jobs = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined;
  if (jobs === undefined || jobs > MOST)
    throw new Failure(say`
      ${command}: --jobs ${text}: expected how many processes may work at once, from 1 to ${MOST}
    `);
  if (shard !== undefined)
    throw new Failure(
      say`
        ${command}: --jobs and --shard are for different machines: --jobs divides the work on this one and puts it
        together, --shard does one part of it
      `,
    );
  return jobs;
}
