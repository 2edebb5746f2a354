import type { SourceFiles } from '../interchange/report/source-files.js';
import {
  type LoadedNetwork,
  leftOutOf,
  loadNetwork as loadFiles,
  type ReadImport,
  type SourceFile,
} from '../language/index.js';
import { type Analysis, analyse } from '../network/answers/index.js';
import { say } from '../network/words/index.js';
import { VpcLensError } from './errors.js';
import { pathOfUri, uriOfPath } from './paths.js';

/** Texts by their paths, such as `{ 'shop.vpc': 'vpc shop 10.0.0.0/16 { }' }`. Paths start at one folder and have forward slashes. */
export type Texts = Readonly<Record<string, string>>;

/**
 * A network that was loaded. It never changes; what is worked out about it is kept as long as it is.
 * It is asked by the functions of this library.
 */
export interface Network {
  /** The paths of all texts that were read, the given ones first, then those that they import. */
  readonly files: readonly string[];
}

export interface LoadOptions {
  /**
   * The text of a file that is imported and was not given; undefined where there is none, which is a finding at the import.
   * `path` starts at the folder that the given paths start at. Not given: only the given texts are imported.
   */
  readonly readImport?: (path: string) => string | undefined;
}

/** The path of a text that was given without one. */
export const ONLY_PATH = 'network.vpc';

/**
 * Loads a network from `.vpc` texts: one text, or several by their paths, which may import each other.
 * Whatever the texts are, there is a network: what is wrong in them is among the findings of `check`.
 *
 * @throws VpcLensError `option-invalid` where a path leads out of the folder that all start at, or two paths are the same
 */
export function loadNetwork(texts: string | Texts, options: LoadOptions = {}): Network {
  const given = Object.entries(typeof texts === 'string' ? { [ONLY_PATH]: texts } : texts).map(([path, text]) => ({
    path,
    uri: uriOfPath(path),
    text,
  }));
  const { readImport } = options;
  return makeNetwork(given, (uri) => readImport?.(pathOfUri(uri)), pathOfUri);
}

export interface NamedFile extends SourceFile {
  /** What the file is called in answers and messages. */
  readonly path: string;
}

/** As `loadNetwork`, for files that are anywhere. `pathOf` names those that were not given. */
export function makeNetwork(
  given: readonly NamedFile[],
  readImport: ReadImport,
  pathOf: (uri: string) => string,
): Network {
  const texts = new Map<string, string>();
  for (const { uri, path, text } of given) {
    if (texts.has(uri))
      throw new VpcLensError(
        'option-invalid',
        say`Two texts have the same path: \`${path}\` means \`${pathOf(uri)}\`.`,
        {
          argument: 'texts',
        },
      );
    texts.set(uri, text);
  }
  const loaded = loadFiles(given, (uri) => {
    const text = readImport(uri);
    if (typeof text === 'string') texts.set(uri, text);
    return text;
  });
  const sources = sourcesOf(new Map(given.map(({ uri, path }) => [uri, path])), texts, pathOf);
  const network: Network = Object.freeze({ files: Object.freeze(loaded.files.map((uri) => sources.pathOf(uri))) });
  insides.set(network, new Inside(loaded, sources, texts, given.length));
  return network;
}

const insides = new WeakMap<Network, Inside>();

/** What a network holds. It is kept apart, so that the library's types and values are those that are promised. */
class Inside {
  #analysis: Analysis | undefined;

  constructor(
    readonly loaded: LoadedNetwork,
    readonly sources: SourceFiles,
    /** Of every file that was read, by its URI. */
    readonly texts: ReadonlyMap<string, string>,
    /** How many of them were given; they are the first. */
    readonly given: number,
  ) {}

  get analysis(): Analysis {
    this.#analysis ??= analyse(this.loaded.topology);
    return this.#analysis;
  }
}

export function insideOf(network: Network): Inside {
  const inside = insides.get(network);
  if (!inside)
    throw new VpcLensError('option-invalid', say`This is no network: \`loadNetwork\` or \`readNetwork\` makes one.`, {
      argument: 'network',
    });
  return inside;
}

/** As `insideOf`, for questions: what cannot be read as a network has no answer. */
export function soundInsideOf(network: Network): Inside {
  const inside = insideOf(network);
  const first = leftOutOf(inside.loaded);
  if (!first) return inside;
  const { line, column } = first.origin.range.start;
  const file = inside.sources.pathOf(first.origin.file);
  throw new VpcLensError('network-unreadable', `${file}:${line}:${column}: ${first.message} [${first.rule}]`, {
    place: { file, line, column },
  });
}

function sourcesOf(
  given: ReadonlyMap<string, string>,
  texts: ReadonlyMap<string, string>,
  pathOf: (uri: string) => string,
): SourceFiles {
  const paths = new Map<string, string>(given);
  const lines = new Map<string, string[]>();
  return {
    pathOf(file) {
      let path = paths.get(file);
      if (path === undefined) {
        path = pathOf(file);
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
