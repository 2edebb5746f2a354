import type { Topology } from '../../network/topology/index.js';

/** A file to import. */
export interface InputFile {
  readonly path: string;
  readonly text: string;
  /** The text piece by piece, where it may be too large to be held whole. `text` is then made when it is asked for. */
  readonly pieces?: (() => Iterable<string>) | undefined;
}

/** What the input lacks, or the language cannot say. Where it can change a verdict, the topology says `unknown` there. */
export interface ImportWarning {
  readonly message: string;
  readonly file?: string | undefined;
  /** The place inside the file: `Vpcs[0].CidrBlock`. */
  readonly path?: string | undefined;
}

export interface ImportResult {
  readonly topology: Topology;
  readonly warnings: readonly ImportWarning[];
  /** What would bring more into the topology, for an input that yields nothing to ask about. A sentence each. */
  readonly lacking?: readonly string[] | undefined;
}

/** An input that cannot be read at all: no JSON, no plan, no template. The message names the file. */
export class ImportError extends Error {
  constructor(
    message: string,
    readonly file: string,
  ) {
    super(`${file}: ${message}`);
    this.name = 'ImportError';
  }
}
