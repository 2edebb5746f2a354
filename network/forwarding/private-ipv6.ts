import {
  type AddressSet,
  addressSetOfCidrs,
  addressSetsOverlap,
  type Cidr,
  cidrFamily,
  INTERNET,
  subtractAddresses,
} from '../address/index.js';
import { blocksInside, type MayBeAbsent, type Vpc, type VpcBlock } from '../topology/index.js';

/** A block of a VPC that is never on the internet. */
export interface PrivateBlock {
  readonly block: Cidr;
  /** `maybe`: nobody tells whether it is private. */
  readonly use: MayBeAbsent;
}

const known = new WeakMap<Vpc, readonly PrivateBlock[]>();

/**
 * The private IPv6 blocks of a VPC: those that are said to be, and those that lie where no internet is, as unique local addresses (fd00::/8) do. Nearly always none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcIpv6CidrBlockAssociation.html
 */
export function privateBlocks(vpc: Vpc): readonly PrivateBlock[] {
  let blocks = known.get(vpc);
  if (!blocks) {
    const own: readonly Pick<VpcBlock, 'cidr' | 'privateUse'>[] = vpc.unknown
      ? blocksInside(vpc).map((cidr) => ({ cidr }))
      : vpc.cidrs;
    blocks = own.flatMap(({ cidr, privateUse }): PrivateBlock[] => {
      if (!cidr || cidrFamily(cidr) === 4) return [];
      if (!addressSetsOverlap(addressSetOfCidrs([cidr]), INTERNET)) return [{ block: cidr, use: CERTAIN }];
      return privateUse ? [{ block: cidr, use: privateUse }] : [];
    });
    known.set(vpc, blocks);
  }
  return blocks;
}

const CERTAIN: MayBeAbsent = {};
const undecided = new WeakMap<Vpc, MayBeAbsent>();

/** The private block of the VPC in which addresses lie; `maybe` where they may lie beside it. */
export function privateBlockOf(vpc: Vpc, addresses: AddressSet | undefined): PrivateBlock | undefined {
  const blocks = privateBlocks(vpc);
  if (blocks.length === 0 || !addresses) return undefined;
  const touched = blocks.filter(({ block }) => addressSetsOverlap(addresses, addressSetOfCidrs([block])));
  const [first, another] = touched;
  if (!first) return undefined;
  const beside = subtractAddresses(addresses, addressSetOfCidrs(touched.map(({ block }) => block)));
  if (beside.length === 0 && (!another || touched.every(({ use }) => !use.maybe))) return first;
  let use = undecided.get(vpc);
  if (!use) {
    use = { maybe: true };
    undecided.set(vpc, use);
  }
  return { block: first.block, use };
}

/** Whether addresses are certain to be on no internet, as private IPv4 addresses are. */
export function isPrivateIpv6(vpc: Vpc, addresses: AddressSet): boolean {
  const found = privateBlockOf(vpc, addresses);
  return found !== undefined && !found.use.maybe;
}
