import type { CidrLiteral, NamedElement } from './literals.js';
import type { Located } from './origin.js';

export interface PrefixList extends NamedElement {
  readonly kind: 'prefix-list';
  readonly maxEntries?: Located<number> | undefined;
  /** Its contents are not known: what hangs on it is `unknown`. */
  readonly unknown: boolean;
  readonly cidrs: readonly CidrLiteral[];
}
