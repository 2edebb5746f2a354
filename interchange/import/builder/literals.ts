import { parseAddress, parseCidr } from '../../../network/address/index.js';
import { type AddressLiteral, type CidrLiteral, type Located, NOWHERE } from '../../../network/topology/index.js';

export function located<T>(value: T): Located<T> {
  return { kind: 'located', value, origin: NOWHERE };
}

export function cidrLiteral(text: string): CidrLiteral {
  const parsed = parseCidr(text);
  return { kind: 'cidr-literal', text, origin: NOWHERE, cidr: parsed?.cidr, hostBits: parsed?.hostBits ?? false };
}

export function addressLiteral(text: string): AddressLiteral {
  return { kind: 'address-literal', text, origin: NOWHERE, address: parseAddress(text) };
}

/** The blocks that can be read, each once. What cannot be read has been warned of by the importer. */
export function cidrLiterals(texts: readonly string[]): CidrLiteral[] {
  return [...new Set(texts)].map(cidrLiteral).filter(({ cidr }) => cidr !== undefined);
}

export function addressLiterals(texts: readonly string[]): AddressLiteral[] {
  return [...new Set(texts)].map(addressLiteral).filter(({ address }) => address !== undefined);
}
