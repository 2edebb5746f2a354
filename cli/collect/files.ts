import { randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CALLS, type Call, nameOf } from '../../interchange/import/aws/calls.js';
import { say } from '../../network/words/index.js';
import { ENDINGS } from '../endings.js';
import { Failure, whyNot } from '../failure.js';

/** `ec2-describe-vpcs.json`: a file a call. */
export const fileOf = (call: Call): string => `${nameOf(call).replace(' ', '-')}.json`;

/** Names of regions, of all partitions. https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
export const REGION = /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/;

const OWN = new Set(CALLS.map(fileOf));

/** Refuses a folder that has anything in it which no collection wrote: it is replaced whole, so that nothing of an earlier one is left among the new. */
export function refuseForeign(folder: string, path: string, cwd: string): void {
  if (!existsSync(path)) {
    if (lstatSync(path, { throwIfNoEntry: false }))
      throw new Failure(say`${folder}: is a link to what is not there; make that folder, or name another one with -o`);
    return;
  }
  if (!statSync(path).isDirectory()) throw new Failure(say`${folder}: is a file; -o names a folder`);
  if (realpathSync(path) === realpathSync(cwd))
    throw new Failure(say`${folder}: is the folder that you are in, and would be replaced; name another one with -o`);
  const foreign = readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile() && OWN.has(entry.name)) return [];
    if (!entry.isDirectory() || !REGION.test(entry.name)) return [entry.name];
    const inside = readdirSync(join(path, entry.name));
    return inside.filter((name) => !OWN.has(name)).map((name) => join(entry.name, name));
  });
  if (foreign.length > 0)
    throw new Failure(
      say`
        ${folder}: has what no collection wrote (${foreign.slice(0, 3).join(', ')}), and is replaced whole; name
        another folder with -o
      `,
    );
}

const wait = (): void => undefined;

/**
 * Writes beside the folder, and puts that in its place when all is there: what is at the path is a whole collection, the earlier one or the new one.
 * It takes a moment, for which Ctrl-C waits: nothing half written is left beside it.
 */
export function replaceFolder(folder: string, path: string, files: ReadonlyMap<string, string>): void {
  for (const ending of ENDINGS) process.on(ending, wait);
  try {
    const target = existsSync(path) ? realpathSync(path) : path;
    const beside = (what: string): string =>
      join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.${what}`);
    const [fresh, old] = [beside('tmp'), beside('old')];
    try {
      for (const [name, text] of files) {
        mkdirSync(dirname(join(fresh, name)), { recursive: true });
        writeFileSync(join(fresh, name), text, { flush: true });
      }
      if (existsSync(target)) renameSync(target, old);
      renameSync(fresh, target);
    } catch (error) {
      if (existsSync(old) && !existsSync(target)) renameSync(old, target);
      throw error;
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
    rmSync(old, { recursive: true, force: true });
  } catch (error) {
    throw new Failure(`${folder}: ${whyNot(error)}`);
  } finally {
    for (const ending of ENDINGS) process.off(ending, wait);
  }
}
