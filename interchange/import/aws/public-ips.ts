import type { PublicIpDraft } from '../builder/draft.js';
import type { PublicAddress } from './interface-index.js';

/** The n-th public address belongs to the n-th private one; where it does not, its private one is named. */
export function publicIpsOf(addresses: readonly string[], publicAddresses: readonly PublicAddress[]): PublicIpDraft[] {
  const ipv4 = addresses.filter((address) => !address.includes(':'));
  const inOrder = publicAddresses.every(
    ({ privateAddress }, i) => privateAddress === undefined || privateAddress === ipv4[i],
  );
  return publicAddresses.map(({ address, privateAddress, maybe }) => ({
    address,
    ...(maybe ? { maybe } : {}),
    ...(inOrder || privateAddress === undefined || !ipv4.includes(privateAddress) ? {} : { privateAddress }),
  }));
}
