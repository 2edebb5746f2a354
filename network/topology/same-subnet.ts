import type { Subnet } from './subnet.js';

/** Whether two subnets are one: one that stands for whichever it is may be any other of its VPC, or of all, that is not in another zone. */
export function areOneSubnet(one: Subnet | undefined, other: Subnet | undefined): 'yes' | 'no' | 'perhaps' {
  if (one === other) return 'yes';
  if (!one || !other || !(one.anywhere || other.anywhere) || !mayShareVpc(one, other)) return 'no';
  return one.zone && other.zone && one.zone.value !== other.zone.value ? 'no' : 'perhaps';
}

const mayShareVpc = ({ vpc: one }: Subnet, { vpc: other }: Subnet): boolean =>
  one === other || one.anywhere === true || other.anywhere === true;

/** Whether a subnet may be the one that addresses are in, told by what they are in. */
export const mayBeSubnetOf = (owners: readonly object[], subnet: Subnet): boolean =>
  owners.some((owner) => isSubnet(owner) && areOneSubnet(owner, subnet) !== 'no');

export const isSubnet = (owner: object): owner is Subnet => 'kind' in owner && owner.kind === 'subnet';
