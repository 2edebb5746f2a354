import type { NamedElement } from '../../network/topology/index.js';

/** A topology's values are readonly to everybody but the code that builds them. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The comments that belong to it are those of another reading of the same statement. */
export function describe(element: NamedElement | undefined, again: NamedElement): void {
  if (!element) return;
  (element as Mutable<NamedElement>).doc = again.doc;
  (element as Mutable<NamedElement>).remarks = again.remarks;
}
