import type { Refused } from '../../language/index.js';

/** What the server needs of files that no editor has open. An interface, so that a server in a browser can have another one. URIs in, URIs out; nothing throws. */
export interface FileSystem {
  /** The text of a file, without a byte order mark; undefined where there is none or it may not be read. */
  read(uri: string): string | Refused | undefined;
  /** The text of a file that another program wrote and that is to be imported, in any encoding; undefined where there is none. */
  readForeign(uri: string): string | Refused | undefined;
  /** Where a file really is, links followed, though it may not be there: of its path as much is followed as is there. */
  real(uri: string): string;
  /** Every `.vpc` file in a folder and below, dependencies and hidden folders left out. */
  list(folder: string): string[];
  /** What somebody chose: the file itself, or every file in the folder and below with one of the endings. Empty where there is nothing of that name. */
  inputs(chosen: string, endings: readonly string[]): string[];
}
