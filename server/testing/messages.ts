/** What the server says of tests, to clients that asked for it. Part of the protocol (`server/protocol.ts`). */
import type { Origin } from '../../network/topology/index.js';
import type { ShowPairArguments } from '../protocol.js';

/** Notification, server to client: `FileTests`, whenever those of a file differ from those told last. */
export type TestsMethod = '$/vpclens/tests';
/** Request: `DocumentId` in `textDocument` -> `FileTests`, judged by the text as it is now. */
export type RunTestsMethod = 'vpclens/runTests';

/** Every `expect` and `test` of a file, in the order of its text. Told at each keystroke, and again when they are judged. */
export interface FileTests {
  readonly uri: string;
  /** Of the document; null where it is not open. */
  readonly version: number | null;
  /** Why some or all are not judged. What was found of the text before is the last that is known. */
  readonly unread?: Unread;
  readonly tests: readonly TestLine[];
}

export interface Unread {
  /** `syntax`: a text of this network cannot be read, as while it is being typed, and nothing is judged. `error`: tests that hang on an error in it, such as a name that leads nowhere, are not. */
  readonly why: 'syntax' | 'error';
  readonly message: string;
  readonly origin: Origin;
}

export interface TestLine {
  /** As written, without `expect`. */
  readonly text: string;
  readonly origin: Origin;
  /** The test that it stands in. */
  readonly test?: { readonly name: string; readonly origin: Origin };
  /** Absent: not judged yet, or nothing can be said of it before its text reads. */
  readonly outcome?: TestOutcome;
}

export type TestOutcome = (TestFailure | { readonly holds: true }) & {
  /** What to ask to see why, as the arguments of `vpclens.previewPair`. */
  readonly question: ShowPairArguments;
};

export interface TestFailure {
  /** Null: what the files do not say decides. */
  readonly holds: false | null;
  /** One sentence, and the packet. */
  readonly message: string;
  /** What was expected and what is so, line by line, to be compared. */
  readonly wanted: string;
  readonly found: string;
  /** What decided first, then the packet's steps from the last back to its sender. */
  readonly stack: readonly StackFrame[];
}

export interface StackFrame {
  readonly label: string;
  /** Absent: nobody wrote it, such as AWS's default network ACL. */
  readonly origin?: Origin;
}
