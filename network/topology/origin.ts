import type { MayBeAbsent } from './untold.js';

/** A place in a text. Lines and columns count from 1; a column counts UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface TextRange {
  readonly start: Position;
  /** Exclusive. */
  readonly end: Position;
}

/** Where an element was written. `file` is the document's URI as text. */
export interface Origin {
  readonly file: string;
  readonly range: TextRange;
}

/** A value together with the place it was written at. */
export interface Located<T> {
  readonly kind: 'located';
  readonly value: T;
  readonly origin: Origin;
}

/**
 * A name that points to another element. `target` is undefined where nothing (or more than one thing) has the name: what hangs on it is unknown.
 * `untold`: the file says so itself, with `unknown` in place of a name. `maybe`: the file leaves open whether the reference is there.
 */
export interface Reference<T> extends MayBeAbsent {
  readonly kind: 'reference';
  readonly text: string;
  readonly origin: Origin;
  readonly target: T | undefined;
  readonly untold?: true | undefined;
}

/** The origin of what nobody wrote: AWS's own default ACL, main route table and default group. */
export const NOWHERE: Origin = { file: '', range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } };
