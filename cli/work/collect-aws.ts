import { resolve } from 'node:path';
import type { Refusal } from '../../interchange/import/aws/refusals.js';
import { say } from '../../network/words/index.js';
import { askAws } from '../collect/aws-command.js';
import { collectRegion } from '../collect/collect-region.js';
import { REGION, refuseForeign, replaceFolder } from '../collect/files.js';
import { type Run, script } from '../collect/script.js';
import type { Arguments } from '../command.js';
import { Failure } from '../failure.js';
import type { Terminal } from '../terminal.js';
import { Progress } from './progress.js';

export async function collect(args: Arguments, terminal: Terminal): Promise<number> {
  const folder = args.text('output') ?? 'aws-answers';
  const profile = args.text('profile');
  const options = profile === undefined ? [] : ['--profile', profile];
  const regions = regionsOf(args.all('region'));
  const runs: Run[] =
    regions.length > 1
      ? regions.map((region) => ({ region, folder: `${folder}/${region}` }))
      : [{ region: regions[0], folder }];
  if (args.flag('print')) {
    terminal.out(script(folder, runs, options));
    return 0;
  }
  const path = resolve(terminal.cwd, folder);
  refuseForeign(folder, path, terminal.cwd);
  const files = await collectAll(runs, options, terminal);
  // Once more: meanwhile somebody may have put something there.
  refuseForeign(folder, path, terminal.cwd);
  const prefix = `${folder}/`;
  replaceFolder(folder, path, new Map(files.map(([name, text]) => [name.slice(prefix.length), text])));
  terminal.err(say`wrote ${files.length} files; next: vpclens import aws ${folder}\n`);
  return 0;
}

async function collectAll(
  runs: readonly Run[],
  options: readonly string[],
  terminal: Terminal,
): Promise<[path: string, text: string][]> {
  const files: [string, string][] = [];
  const reasons: string[] = [];
  const progress = new Progress(terminal);
  for (const { region, folder } of runs) {
    const where = region === undefined ? '' : `${region}: `;
    try {
      progress.phase(`collecting… ${where}`);
      // What has one place for all regions is asked with the first that answers: a region that is not enabled tells nothing.
      const withGlobal = files.length === 0;
      const told = await collectRegion(askAws, { options, region, withGlobal }, (done, total, name) =>
        progress.step(say`collecting… ${where}${done} of ${total}: ${name}`),
      );
      progress.done();
      reasons.push(...told.refusals.map(({ reason }) => reason));
      if (told.answered === 0) terminal.err(say`warning: ${where}nothing was answered: ${told.refusals[0]?.reason}\n`);
      else {
        tell(told.refusals, where, terminal);
        for (const [name, text] of told.files) files.push([`${folder}/${name}`, text]);
      }
    } finally {
      progress.done();
    }
  }
  if (files.length === 0) throw new Failure(say`collect aws: nothing was answered: ${reasons[0]}`);
  return files;
}

/** How many commands a warning names before it counts the others. */
const NAMED = 3;

/** One warning a reason: where a service is not there, or a role may ask nothing of it, that is told once. */
function tell(refusals: readonly Refusal[], where: string, terminal: Terminal): void {
  const byReason = new Map<string, Set<string>>();
  for (const { command, reason } of refusals) {
    const commands = byReason.get(reason) ?? new Set();
    byReason.set(reason, commands.add(command));
  }
  for (const [reason, commands] of byReason) {
    const named = [...commands].slice(0, NAMED).join(', ');
    const more = commands.size > NAMED ? say` and ${commands.size - NAMED} more` : '';
    terminal.err(say`warning: ${where}${named}${more}: not answered, so unknown: ${reason}\n`);
  }
}

function regionsOf(given: readonly string[]): string[] {
  const regions = given.flatMap((text) => text.split(',')).map((region) => region.trim());
  for (const region of regions)
    if (!REGION.test(region))
      throw new Failure(say`collect aws: --region ${region}: expected the name of a region, such as eu-west-1`);
  return [...new Set(regions)];
}
