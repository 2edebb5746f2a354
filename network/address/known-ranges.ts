import { type AddressSet, addressSetOfCidrs, subtractAddresses, unionAddresses } from './address-set.js';
import { type Cidr, parseCidr } from './cidr.js';

const block = (text: string): Cidr => (parseCidr(text) as { cidr: Cidr }).cidr;

/** Private use: https://www.rfc-editor.org/rfc/rfc1918 */
export const RFC1918_BLOCKS: readonly Cidr[] = [block('10.0.0.0/8'), block('172.16.0.0/12'), block('192.168.0.0/16')];
/** Shared address space: https://www.rfc-editor.org/rfc/rfc6598 */
export const RFC6598_BLOCK: Cidr = block('100.64.0.0/10');
const NEVER_ROUTED_BLOCKS: readonly Cidr[] = [
  block('0.0.0.0/8'),
  block('127.0.0.0/8'),
  block('169.254.0.0/16'),
  block('224.0.0.0/4'),
];
/** IPv6 addresses that the internet routes: https://www.rfc-editor.org/rfc/rfc4291#section-2.4 */
const GLOBAL_IPV6: Cidr = block('2000::/3');
/** IPv6 addresses that stand for IPv4 ones, which a NAT gateway translates: https://www.rfc-editor.org/rfc/rfc6052 */
const NAT64_BLOCK: Cidr = block('64:ff9b::/96');
/** What no subnet route forwards, however wide: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html */
export const UNROUTABLE_BLOCKS: readonly Cidr[] = [block('169.254.168.0/22'), block('fd00:ec2::/32')];

export const RFC1918: AddressSet = addressSetOfCidrs(RFC1918_BLOCKS);
export const RFC6598: AddressSet = addressSetOfCidrs([RFC6598_BLOCK]);
export const NAT64: AddressSet = addressSetOfCidrs([NAT64_BLOCK]);

/** The IPv4 blocks that are none of the internet's. */
export const NOT_PUBLIC_BLOCKS: readonly Cidr[] = [...RFC1918_BLOCKS, RFC6598_BLOCK, ...NEVER_ROUTED_BLOCKS];
export const NEVER_ROUTED: AddressSet = addressSetOfCidrs(NEVER_ROUTED_BLOCKS);

/** The internet, before the addresses that the files themselves give out are taken away. */
export const INTERNET: AddressSet = unionAddresses(
  subtractAddresses(addressSetOfCidrs([block('0.0.0.0/0')]), unionAddresses(RFC1918, RFC6598, NEVER_ROUTED)),
  addressSetOfCidrs([GLOBAL_IPV6]),
);

/** Every block above: whoever divides addresses into classes must know them. */
export const KNOWN_BLOCKS: readonly Cidr[] = [
  ...RFC1918_BLOCKS,
  RFC6598_BLOCK,
  ...NEVER_ROUTED_BLOCKS,
  GLOBAL_IPV6,
  ...UNROUTABLE_BLOCKS,
];
