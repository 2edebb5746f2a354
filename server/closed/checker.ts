/** Who checks files that are not open. An interface, so that it can be a thread of its own where there are threads. */
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { FileTests, Settings } from '../protocol.js';
import type { NamedSymbol } from '../providers/workspace-symbols.js';

/** What a check hangs on besides the files on disk. */
export interface Surroundings {
  readonly folders: readonly string[];
  /** The setting `vpclens.importRoots`. */
  readonly widened: readonly string[];
  /** The texts of open files that may differ from those on disk, by URI. */
  readonly texts: Readonly<Record<string, string>>;
  readonly settings: Settings;
  readonly docs: string | undefined;
}

/** What was found in the network of a file that is not open. Plain values: nothing of the network itself is kept. */
export interface ClosedNetwork {
  readonly root: string;
  /** All of which it is made. */
  readonly files: readonly string[];
  /** An import of it leads nowhere: a file that appears may be what it misses. */
  readonly missesFile: boolean;
  readonly diagnostics: Readonly<Record<string, readonly Diagnostic[]>>;
  readonly tests: readonly FileTests[];
  /** What each of its files declares. */
  readonly symbols: Readonly<Record<string, readonly NamedSymbol[]>>;
  /** Rules that broke down, in sentences for the log. */
  readonly failures: readonly string[];
}

/** Files go by their canonical URIs. What fails is rejected. */
export interface Checker {
  /** Every `.vpc` file in the folders and below. */
  list(folders: readonly string[]): Promise<readonly string[]>;
  /** Which files each of some files imports, read or not. */
  imports(
    files: readonly string[],
    texts: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, readonly string[]>>>;
  /** Undefined: there is no such file, or it is no text. */
  check(root: string, surroundings: Surroundings): Promise<ClosedNetwork | undefined>;
  /** There is nothing to do for now: what it holds may go. */
  rest(): void;
}
