import type { AddressLiteral, NamedElement } from './literals.js';
import type { MayBeAbsent } from './untold.js';

/**
 * An Elastic IP address that is allocated and associated with nothing: nobody sends from it, and what is sent to it is lost. Whoever has one is written with it (`public-ip`).
 * `maybe`: something that is not told may have it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html
 */
export interface ElasticIp extends NamedElement, MayBeAbsent {
  readonly kind: 'elastic-ip';
  readonly address: AddressLiteral;
}
