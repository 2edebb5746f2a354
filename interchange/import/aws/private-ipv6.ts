import { cidrCovers, parseCidr } from '../../../network/address/index.js';
import type { Key } from '../builder/draft.js';
import { readBlock } from './blocks.js';
import type { Import } from './context.js';
import { type Reading, state, text } from './fields.js';

export const IPV6_BLOCK = {
  Ipv6CidrBlock: text,
  Ipv6CidrBlockState: state,
  Ipv6AddressAttribute: text,
  IpSource: text,
  Ipv6Pool: text,
};

type Ipv6Block = Reading<typeof IPV6_BLOCK>;

/** What an association tells of its block: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcIpv6CidrBlockAssociation.html */
function useOf({ value }: Ipv6Block): 'private' | 'public' | 'open' | undefined {
  const { Ipv6AddressAttribute: attribute, IpSource: source, Ipv6Pool: pool } = value;
  if (attribute === 'private' || attribute === 'public') return attribute;
  if (source === 'none') return 'private';
  if (source === 'amazon' || source === 'byoip') return 'public';
  // Pools of IPAM hold either.
  return pool === 'IPAM Managed' ? 'open' : undefined;
}

/** The private blocks of a VPC, as its associations tell them. */
export function privateUses(blocks: readonly Ipv6Block[], context: Import) {
  const withUse = (wanted: 'private' | 'open'): string[] =>
    blocks
      .filter((block) => useOf(block) === wanted)
      .flatMap((block) => readBlock(block.value.Ipv6CidrBlock, block.place, context.scratch) ?? []);
  return { privateCidrs: withUse('private'), maybePrivateCidrs: withUse('open') };
}

/** What a subnet's association tells of its block, which is a part of one of its VPC's. */
export interface SubnetUse {
  readonly vpc: Key;
  readonly block: Ipv6Block;
}

/** Subnets tell what their VPC does not, as where its own description is missing. */
export function settlePrivateUses(context: Import, told: readonly SubnetUse[]): void {
  for (const { vpc, block } of told) {
    const use = useOf(block);
    const draft = context.network.find(vpc, 'vpc');
    const inner = parseCidr(block.value.Ipv6CidrBlock ?? '')?.cidr;
    const outer = draft?.cidrs.find((one) => {
      const cidr = parseCidr(one)?.cidr;
      return inner && cidr && typeof inner.base === typeof cidr.base && cidrCovers(cidr, inner);
    });
    if (!draft || outer === undefined || (use !== 'private' && use !== 'public')) continue;
    draft.maybePrivateCidrs = draft.maybePrivateCidrs?.filter((one) => one !== outer);
    if (use === 'private' && !draft.privateCidrs?.includes(outer))
      draft.privateCidrs = [...(draft.privateCidrs ?? []), outer];
  }
}
