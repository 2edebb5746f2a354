/**
 * Why a function of the library gave no answer.
 *
 * - `network-unreadable`: a part of a text could not be read, so no question about the network has an answer; `check` tells all of it.
 * - `subject-invalid`: an end of a question is no name, address or block of the network; `argument` says which end.
 * - `traffic-invalid`: the traffic of a question is none.
 * - `option-invalid`: a value that an argument or option cannot have; `argument` says which.
 * - `import-unreadable`: a text to import is no JSON, no plan, no template.
 * - `file-unreadable`: a file is not there, may not be read, or is not UTF-8 (`vpc-lens/node` only).
 */
export type ErrorCode =
  | 'network-unreadable'
  | 'subject-invalid'
  | 'traffic-invalid'
  | 'option-invalid'
  | 'import-unreadable'
  | 'file-unreadable';

/** Where in the texts it went wrong. Lines and columns count from 1, columns in UTF-16 code units. */
export interface ErrorPlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** The only error that the library throws on purpose. Its message is one line for a person; `code` is for programs. */
export class VpcLensError extends Error {
  override readonly name = 'VpcLensError';
  readonly place: ErrorPlace | undefined;
  /** The argument or option that is wrong: `from`, `to`, `on`, `rules`, … */
  readonly argument: string | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    about: {
      readonly place?: ErrorPlace | undefined;
      readonly argument?: string | undefined;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, about.cause === undefined ? undefined : { cause: about.cause });
    this.place = about.place;
    this.argument = about.argument;
  }
}
