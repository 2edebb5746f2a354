import { isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFiles } from '../../interchange/report/source-files.js';
import { type LoadedNetwork, loadNetwork, type Refused } from '../../language/index.js';
import { nodeFileSystem } from '../../server/files/node-file-system.js';
import { Failure } from '../failure.js';
import type { Terminal } from '../terminal.js';
import { readInputs, refuseEmpty } from './files.js';
import { ImportRoots } from './import-roots.js';

export interface InputNetwork {
  readonly loaded: LoadedNetwork;
  readonly sources: SourceFiles;
}

/** Reads the FILE operands and everything they import; `widened` are folders named by `--root`. What is wrong inside the files is among the findings. */
export function readNetwork(
  operands: readonly string[],
  terminal: Terminal,
  widened: readonly string[] = [],
): InputNetwork {
  const roots = new ImportRoots(operands, widened, terminal.cwd);
  const inputs = readInputs(operands, terminal, ['.vpc'], roots);
  refuseEmpty(inputs);
  const texts = new Map(inputs.map(({ uri, text }) => [uri, text]));
  const readImport = (uri: string): string | Refused | undefined => {
    const known = texts.get(uri);
    if (known !== undefined) return known;
    const refused = roots.refusal(uri);
    if (refused !== undefined) return { refused };
    const text = nodeFileSystem.read(uri);
    if (typeof text === 'string') texts.set(uri, text);
    return text;
  };
  const loaded = loadNetwork(
    inputs.map(({ uri, text }) => ({ uri, text })),
    readImport,
  );
  const given = new Map(inputs.map(({ uri, path }) => [uri, path]));
  return { loaded, sources: sourceFiles(given, texts, terminal.cwd) };
}

/** As `readNetwork`, for the commands that answer a question: a file that cannot be read as a network has no answer, so it is refused. */
export function readSoundNetwork(
  operands: readonly string[],
  terminal: Terminal,
  widened: readonly string[] = [],
): InputNetwork {
  const network = readNetwork(operands, terminal, widened);
  const { loaded, sources } = network;
  const first = loaded.findings.find((finding) => finding.severity === 'error' && UNREADABLE.has(finding.rule));
  if (first) {
    const { file, range } = first.origin;
    const place = `${sources.pathOf(file)}:${range.start.line}:${range.start.column}`;
    throw new Failure(`${place}: ${first.message} [${first.rule}]`);
  }
  return network;
}

/** Rules whose findings mean that a part of the text is not in the network. A name that resolves to nothing is in it, as something unknown. */
const UNREADABLE: ReadonlySet<string> = new Set(['syntax', 'import-unresolved', 'address-invalid']);

function sourceFiles(given: ReadonlyMap<string, string>, texts: ReadonlyMap<string, string>, cwd: string): SourceFiles {
  const paths = new Map<string, string>(given);
  const absolute = [...given.values()].every(isAbsolute);
  const lines = new Map<string, string[]>();
  return {
    pathOf(file) {
      let path = paths.get(file);
      if (path === undefined) {
        path = importedPath(file, absolute, cwd);
        paths.set(file, path);
      }
      return path;
    },
    lineOf(file, line) {
      let all = lines.get(file);
      if (!all) {
        all = (texts.get(file) ?? '').split(/\r\n|\n|\r/);
        lines.set(file, all);
      }
      return all[line - 1];
    },
  };
}

/** A file that was imported, not given: named in the manner of those that were given. */
function importedPath(uri: string, absolute: boolean, cwd: string): string {
  if (!uri.startsWith('file:')) return uri;
  const path = fileURLToPath(uri);
  return absolute ? path : relative(cwd, path) || path;
}
