/** What is said of files that are not open. Part of the protocol (`server/protocol.ts`). */

export interface ClosedFileSettings {
  /** Left out: they are checked. */
  readonly check?: boolean;
  /** How many, at most. */
  readonly most?: number;
}

/** The files of the workspace that are not open. */
export interface ClosedStatus {
  readonly files: number;
  /** How many of them are beyond the limit, and are not checked. */
  readonly left: number;
  /** The networks that they make, apart from those of open files; and how many of these are still to be checked. */
  readonly networks: number;
  readonly due: number;
}
