/** What a server that has no disk asks its client. Part of the protocol (`server/protocol.ts`). */

/** Request, server to client: `FileParams` -> `FileAnswer`. */
export type ReadFileMethod = 'vpclens/readFile';
/** Request, server to client: `ListFilesParams` -> `ListFilesAnswer`. */
export type ListFilesMethod = 'vpclens/listFiles';

export interface FileParams {
  readonly uri: string;
}

export interface FileAnswer {
  /** Absent: there is no such file, or `refused` says why it is not told. */
  readonly bytes?: Uint8Array;
  /** A sentence for the finding at its import. */
  readonly refused?: string;
}

export interface ListFilesParams {
  /** A folder; a file is its own list. */
  readonly uri: string;
  /** Of the names: `.vpc`. */
  readonly endings: readonly string[];
  /** No more than these; left out: all. */
  readonly most?: number;
}

/** URIs. Empty: there is nothing of that name. Hidden folders and dependencies are left out. */
export interface ListFilesAnswer {
  readonly files: readonly string[];
}
