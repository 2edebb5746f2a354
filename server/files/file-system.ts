import type { Refused } from '../../language/index.js';

type Text = string | Refused | undefined;

/** What the server needs of files that no editor has open. An interface, so that a server in a browser can have another one. URIs in, URIs out; nothing throws. */
export interface FileSystem {
  /** The text of a file, without a byte order mark; undefined where there is none or it may not be read. */
  read(uri: string): Text;
  /** The text of a file that another program wrote and that is to be imported, in any encoding; undefined where there is none. */
  readForeign(uri: string): Text | Promise<Text>;
  /** Where a file really is, links followed, though it may not be there: of its path as much is followed as is there. */
  real(uri: string): string;
  /** Every `.vpc` file in a folder and below, dependencies and hidden folders left out. */
  list(folder: string): string[];
  /** What somebody chose: the file itself, or every file in the folder and below with one of the endings. Empty where there is nothing of that name. */
  inputs(chosen: string, endings: readonly string[]): string[] | Promise<string[]>;
  /** Present where files are far away, so that `read` may answer that one is still being read. */
  readonly far?: FarFiles;
}

export interface FarFiles {
  /** Hears of each file that `read` had no text of, when it is there. */
  onArrived(listener: (uri: string) => void): void;
  /** Reads these files, and what is known in these folders, again. */
  again(uris: readonly string[]): Promise<void>;
  /** Reads every `.vpc` file of the folders that is not known yet. */
  whole(folders: readonly string[]): Promise<void>;
  /** Resolves when no file is missing that was asked for. */
  settled(): Promise<void>;
}
