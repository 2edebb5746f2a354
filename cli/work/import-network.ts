import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readParameterFile } from '../../interchange/import/cloudformation/parameter-file.js';
import { IMPORTERS, type Importer, type ImportSource } from '../../interchange/import/importers.js';
import type { ImportWarning, InputFile } from '../../interchange/import/types.js';
import { type AwsOptions, type CloudFormationOptions, type Imported, importFiles } from '../../library/import.js';
import type { Texts } from '../../library/network.js';
import { readInputs, refuseEmpty, STANDARD_STREAM } from '../../library/node/files.js';
import { decodeInput } from '../../library/node/foreign.js';
import { openInputs } from '../../library/node/pieces.js';
import { parseCidr } from '../../network/address/index.js';
import { say } from '../../network/words/index.js';
import type { Arguments } from '../command.js';
import { Failure, whyNot } from '../failure.js';
import { placeOf } from '../input/network.js';
import { refusing } from '../input/refusing.js';
import type { Terminal } from '../terminal.js';
import { withNestedTemplates } from './nested-templates.js';
import { outPieces } from './output.js';
import { Progress } from './progress.js';
import { refuseInputs } from './refuse-inputs.js';
import { type NewText, replaceFiles } from './replace-files.js';

export function importWith(kind: ImportSource, args: Arguments, terminal: Terminal): number {
  const importer = IMPORTERS[kind];
  const split = args.flag('split');
  // `-` is standard output, as with other commands.
  const output = args.text('output') === STANDARD_STREAM ? undefined : args.text('output');
  if (split && output === undefined)
    throw new Failure(say`import ${kind}: --split writes a folder: name it with -o FOLDER`);
  const networks = networksOf(args.all('network'), kind);
  const names = args.text('names') === 'id' ? 'id' : 'tag';
  const stacks = pairsOf('stack', args, kind, say`LOGICALID=FILE such as Network=network.yaml`);
  const parameters = {
    ...parametersIn(args.all('parameters'), terminal),
    ...pairsOf('parameter', args, kind, say`KEY=VALUE such as Stage=prod`),
  };
  const notTemplates = new Set(args.all('parameters').map((path) => resolve(terminal.cwd, path)));
  const given = readFiles(importer, [...args.operands, ...Object.values(stacks)], terminal).filter(
    ({ path }) => !notTemplates.has(resolve(terminal.cwd, path)),
  );
  const files =
    kind === 'cloudformation'
      ? withNestedTemplates(given, terminal.cwd, (path) => readFiles(importer, [path], terminal))
      : given;
  const { texts, warnings, nothingToAsk } = readTexts(
    kind,
    files,
    { names, networks, parameters, stacks, split },
    terminal,
  );
  if (output !== undefined) {
    const written = split ? folderTexts(output, texts, terminal) : [{ path: output, text: onlyText(texts) }];
    refuseInputs(
      written.map(({ path }) => path),
      files.map(({ path }) => path),
      say`this file is being imported, and would be lost; name another one with -o`,
      terminal,
    );
    replaceFiles(written, terminal);
  }
  for (const warning of warnings) terminal.err(say`warning: ${warningText(warning)}\n`);
  if (nothingToAsk !== undefined) terminal.err(`vpclens: ${nothingToAsk}\n`);
  if (output === undefined) outPieces([onlyText(texts)], terminal);
  return nothingToAsk === undefined ? 0 : 1;
}

function readFiles(importer: Importer, operands: readonly string[], terminal: Terminal): readonly InputFile[] {
  const progress = new Progress(terminal);
  try {
    progress.phase('reading…');
    return refusing(() => {
      if (importer.takesPieces) return openInputs(operands, placeOf(terminal), importer.endings);
      const files = readInputs(operands, placeOf(terminal), importer.endings, { decode: decodeInput });
      refuseEmpty(files);
      return files;
    });
  } finally {
    progress.done();
  }
}

function readTexts(
  kind: ImportSource,
  files: readonly InputFile[],
  options: AwsOptions & CloudFormationOptions,
  terminal: Terminal,
): Imported {
  const progress = new Progress(terminal);
  try {
    progress.phase('importing…');
    const onProgress = (done: number, total: number): void =>
      progress.step(`importing… ${Math.floor((100 * done) / total)} %`);
    return refusing(() => importFiles(kind, files, { ...options, onProgress }));
  } finally {
    progress.done();
  }
}

/** What is not split is one text. */
function onlyText(texts: Texts): string {
  return Object.values(texts).join('');
}

function warningText({ message, file, path }: ImportWarning): string {
  return [file, path, message].filter((part) => part !== undefined && part !== '').join(': ');
}

/** `cgw-1=10.0.0.0/8,172.16.0.0/12`; several gateways may stand in one list, each with its own `=`. */
function networksOf(given: readonly string[], kind: string): Record<string, string[]> {
  const networks = new Map<string, string[]>();
  for (const text of given) {
    let blocks: string[] | undefined;
    for (const item of text.split(',').map((part) => part.trim())) {
      const at = item.indexOf('=');
      if (at > 0) {
        const gateway = item.slice(0, at).trim();
        blocks = networks.get(gateway) ?? [];
        networks.set(gateway, blocks);
      }
      const block = item.slice(at + 1).trim();
      if (!blocks || !parseCidr(block)) {
        throw new Failure(say`import ${kind}: --network ${text}: expected CGW=CIDR,… such as cgw-0a1b=192.168.0.0/16`);
      }
      blocks.push(block);
    }
  }
  return Object.fromEntries(networks);
}

/** `KEY=VALUE`; the value may hold an `=` itself. */
function pairsOf(option: string, args: Arguments, kind: string, expected: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const text of args.all(option)) {
    const at = text.indexOf('=');
    if (at < 1 || (at === text.length - 1 && option === 'stack'))
      throw new Failure(say`import ${kind}: --${option} ${text}: expected ${expected}`);
    pairs[text.slice(0, at)] = text.slice(at + 1);
  }
  return pairs;
}

/** The values in parameter files; of a parameter that several tell, the last one's. */
function parametersIn(paths: readonly string[], terminal: Terminal): Record<string, string | null> {
  const values = paths.map((path) => {
    const [file] = refusing(() => readInputs([path], placeOf(terminal), ['.json']));
    const read = readParameterFile(file?.text ?? '');
    if (read) return read;
    throw new Failure(
      say`
        ${path}: is no parameter file; expected JSON or YAML such as [{"ParameterKey": "Stage", "ParameterValue": "prod"}]
        or {"Parameters": {"Stage": "prod"}}
      `,
    );
  });
  return Object.assign({}, ...values);
}

/** Files that an earlier import left in the folder would be read with the new ones, so a folder that has any is refused. */
function folderTexts(folder: string, texts: Texts, terminal: Terminal): NewText[] {
  const path = resolve(terminal.cwd, folder);
  const own = new Set(Object.keys(texts));
  try {
    if (existsSync(path) && !statSync(path).isDirectory())
      throw new Failure(say`${folder}: is a file; --split writes a folder`);
    mkdirSync(path, { recursive: true });
    const foreign = readdirSync(path).filter((name) => name.endsWith('.vpc') && !own.has(name));
    if (foreign.length > 0)
      throw new Failure(say`${folder}: has other .vpc files already (${foreign.slice(0, 3).join(', ')})`);
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${folder}: ${whyNot(error)}`);
  }
  return Object.entries(texts).map(([name, text]) => ({ path: join(folder, name), text }));
}
