import {
  type AddressSet,
  ALL_IPV4,
  ALL_IPV6,
  type Family,
  familyOf,
  intersectAddresses,
  singleAddress,
} from '../address/index.js';
import { assignableAddresses } from './effective.js';
import type { LoadBalancer, LoadBalancerAddressType, LoadBalancerNode } from './load-balancer.js';

/** The private addresses of a node, each that is stated, or all that its subnet can give out of a family. */
export interface NodeAddresses {
  readonly family: Family;
  readonly set: AddressSet;
}

/** A dual-stack load balancer has IPv4 and IPv6 addresses, any other those of one family. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html#ip-address-type */
export function nodeAddresses(
  { ipAddressType }: LoadBalancer,
  { subnet, addresses }: LoadBalancerNode,
): NodeAddresses[] {
  const stated = addresses.flatMap(({ address }): NodeAddresses[] =>
    address === undefined ? [] : [{ family: familyOf(address), set: singleAddress(address) }],
  );
  if (!subnet.target || (addresses.length > 0 && !ipAddressType)) return stated;
  const families = nodeFamilies(ipAddressType?.value ?? 'ipv4');
  const free = assignableAddresses(subnet.target);
  const others = families
    .filter((family) => !stated.some((one) => one.family === family))
    .map((family) => ({ family, set: intersectAddresses(free, family === 4 ? ALL_IPV4 : ALL_IPV6) }))
    .filter(({ set }) => set.length > 0);
  return [...stated, ...others];
}

export const nodeFamilies = (type: LoadBalancerAddressType): readonly Family[] =>
  type === 'ipv4' ? [4] : type === 'ipv6' ? [6] : [4, 6];

/** Whether its name resolves to public IPv4 addresses. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#ip-address-type */
export function hasPublicIpv4({ isPublic, ipAddressType }: Pick<LoadBalancer, 'isPublic' | 'ipAddressType'>): boolean {
  const type = ipAddressType?.value;
  return isPublic && type !== 'ipv6' && type !== 'dualstack-without-public-ipv4';
}
