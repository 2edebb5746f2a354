import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { IMPORTERS, type Importer, type ImportOptions, type ImportSource } from '../../interchange/import/importers.js';
import { ImportError, type ImportResult, type ImportWarning } from '../../interchange/import/types.js';
import { printTopology } from '../../language/index.js';
import { parseCidr } from '../../network/address/cidr.js';
import type { Topology } from '../../network/topology/model.js';
import type { Arguments } from '../command.js';
import { Failure } from '../failure.js';
import { readInputs, whyNot } from '../input/files.js';
import type { Terminal } from '../terminal.js';
import { outPieces, writeText } from './output.js';
import { Progress } from './progress.js';
import { splitTopology } from './split-topology.js';

export function importWith(kind: ImportSource, args: Arguments, terminal: Terminal): number {
  const importer = IMPORTERS[kind];
  const output = args.text('output');
  const split = args.flag('split');
  if (split && output === undefined)
    throw new Failure(`import ${kind}: --split writes a folder: name it with -o FOLDER`);
  const networks = networksOf(args.all('network'), kind);
  const names = args.text('names') === 'id' ? 'id' : 'tag';
  const { topology, warnings } = readTopology(
    importer,
    args.operands,
    { names, networks, parameters: parametersOf(args.all('parameter'), kind) },
    terminal,
  );
  if (split && output !== undefined) writeFolder(output, topology, terminal);
  else if (output !== undefined) writeText(output, printTopology(topology), terminal);
  for (const warning of warnings) terminal.err(`warning: ${warningText(warning)}\n`);
  if (output === undefined) outPieces([printTopology(topology)], terminal);
  return 0;
}

function readTopology(
  importer: Importer,
  operands: readonly string[],
  options: ImportOptions,
  terminal: Terminal,
): ImportResult {
  const progress = new Progress(terminal);
  try {
    progress.phase('reading…');
    const files = readInputs(operands, terminal, importer.endings);
    const onProgress = (done: number, total: number): void =>
      progress.step(`importing… ${Math.floor((100 * done) / total)} %`);
    return importer.read(files, { ...options, onProgress });
  } catch (error) {
    if (error instanceof ImportError) throw new Failure(error.message);
    throw error;
  } finally {
    progress.done();
  }
}

function warningText({ message, file, path }: ImportWarning): string {
  return [file, path, message].filter((part) => part !== undefined && part !== '').join(': ');
}

/** `cgw-1=10.0.0.0/8,172.16.0.0/12`; several gateways may stand in one list, each with its own `=`. */
function networksOf(given: readonly string[], kind: string): Map<string, string[]> {
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
        throw new Failure(`import ${kind}: --network ${text}: expected CGW=CIDR,… such as cgw-0a1b=192.168.0.0/16`);
      }
      blocks.push(block);
    }
  }
  return networks;
}

/** `KEY=VALUE`; the value may hold an `=` itself. */
function parametersOf(given: readonly string[], kind: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const text of given) {
    const at = text.indexOf('=');
    if (at < 1) throw new Failure(`import ${kind}: --parameter ${text}: expected KEY=VALUE such as Stage=prod`);
    parameters[text.slice(0, at)] = text.slice(at + 1);
  }
  return parameters;
}

/** Files that an earlier import left in the folder would be read with the new ones, so a folder that has any is refused. */
function writeFolder(folder: string, topology: Topology, terminal: Terminal): void {
  const path = resolve(terminal.cwd, folder);
  const parts = splitTopology(topology);
  const own = new Set(parts.map(({ name }) => `${name}.vpc`));
  try {
    if (existsSync(path) && !statSync(path).isDirectory())
      throw new Failure(`${folder}: is a file; --split writes a folder`);
    mkdirSync(path, { recursive: true });
    const foreign = readdirSync(path).filter((name) => name.endsWith('.vpc') && !own.has(name));
    if (foreign.length > 0)
      throw new Failure(`${folder}: has other .vpc files already (${foreign.slice(0, 3).join(', ')})`);
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${folder}: ${whyNot(error)}`);
  }
  for (const { name, topology: own, imports } of parts) {
    const head = imports.map((other) => `import "./${other}.vpc"\n`).join('');
    writeText(join(folder, `${name}.vpc`), `${head}${head === '' ? '' : '\n'}${printTopology(own)}`, terminal);
  }
}
