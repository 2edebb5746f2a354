/** What elements of every family are made of. */
import type { Address, Cidr } from '../address/index.js';
import type { Located, Origin } from './origin.js';

/** A CIDR block as written. `cidr` is undefined where the text is no block (already a finding); its host bits are cleared, as AWS does. */
export interface CidrLiteral {
  readonly kind: 'cidr-literal';
  readonly text: string;
  readonly origin: Origin;
  readonly cidr: Cidr | undefined;
  /** The text had host bits set (10.0.1.5/24). */
  readonly hostBits: boolean;
}

/** An address as written. `address` is undefined where the text is none. */
export interface AddressLiteral {
  readonly kind: 'address-literal';
  readonly text: string;
  readonly origin: Origin;
  readonly address: Address | undefined;
}

/** What every named element has. */
export interface NamedElement {
  /**
   * What people call it, and every output with them. As written; told apart by its file (`office (b.vpc)`) where files that were given together share the name.
   * Never an identity: that is the object.
   */
  readonly name: string;
  /** The name in the text, where it differs from `name`: for whoever reads or writes texts. */
  readonly written?: string | undefined;
  readonly nameOrigin: Origin;
  /** The whole declaration. */
  readonly origin: Origin;
  /** The provider's own ids (`vpc-…`, `i-…`): a reference or a query may use one in place of the name. */
  readonly ids: readonly Located<string>[];
  /** The text of the `/** … *​/` comment before the declaration. */
  readonly doc?: string | undefined;
  /** The comments before the declaration that take findings away, as written. */
  readonly remarks?: readonly string[] | undefined;
}
