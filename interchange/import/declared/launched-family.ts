import type { IpAddressType } from '../../../network/topology/index.js';
import type { Key } from '../builder/draft.js';
import type { Context } from './context.js';
import type { Fields } from './fields.js';
import { isUnknown } from './value.js';

const LISTS = ['ipv6_addresses', 'ipv6_address_list'];

/** Whether something asks for IPv6 addresses, as far as it tells. */
export function asksIpv6(fields: Fields): boolean {
  const count = fields.number('ipv6_address_count');
  return isUnknown(count) || (count ?? 0) > 0 || LISTS.some((name) => hasItems(fields, name));
}

function hasItems(fields: Fields, name: string): boolean {
  const value = fields.raw(name);
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/**
 * What asks for no IPv6 address gets one where its subnet gives one to whatever is launched there, and nowhere else.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html
 */
export function familyLaunched(context: Context, subnets: readonly Key[], asks: boolean): IpAddressType | undefined {
  const isNowhereGiven = subnets.every((subnet) => context.assignsIpv6.get(context.key(subnet)) === false);
  const isDualStack = subnets.some((one) =>
    context.network.find(one, 'subnet')?.cidrs.some((text) => text.includes(':')),
  );
  return isDualStack && !asks && isNowhereGiven ? 'ipv4' : undefined;
}
