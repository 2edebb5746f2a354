import type { Key, ResourceDraft } from '../builder/draft.js';
import type { Context } from './context.js';
import type { Fields } from './fields.js';
import { isUnknown } from './value.js';

/** Of which families something has addresses. `maybe`: nobody tells whether it has those of IPv6, so that all that it reaches and is reached by is open. */
export type Family = Pick<ResourceDraft, 'ipAddressType' | 'maybe'>;

const LISTS = ['ipv6_addresses', 'ipv6_address_list'];

/** Whether something asks for IPv6 addresses, as far as it tells. */
export function asksIpv6(fields: Fields): boolean | 'maybe' {
  const asks = (one: Fields): boolean | 'maybe' => {
    const count = one.number('ipv6_address_count');
    if (isUnknown(count)) return 'maybe';
    if (LISTS.some((name) => isCut(one, name))) return 'maybe';
    return (count ?? 0) > 0 || LISTS.some((name) => hasItems(one, name));
  };
  const ways = fields.readings.map(asks);
  const [first, ...others] = ways.length > 0 ? ways : [asks(fields)];
  return first !== undefined && others.every((way) => way === first) ? first : 'maybe';
}

/** Of several that may ask. */
export function anyAsks(...answers: readonly (boolean | 'maybe' | undefined)[]): boolean | 'maybe' {
  if (answers.includes(true)) return true;
  return answers.includes('maybe') ? 'maybe' : false;
}

function isCut(fields: Fields, name: string): boolean {
  const value = fields.raw(name);
  return isUnknown(value) && value.mayBeNone === true;
}

function hasItems(fields: Fields, name: string): boolean {
  const value = fields.raw(name);
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** Whether a subnet has an IPv6 block. */
export function hasIpv6(context: Context, subnet: Key): boolean {
  return context.network.find(subnet, 'subnet')?.cidrs.some((text) => text.includes(':')) === true;
}

const isOpen = (context: Context, subnet: Key): boolean => context.maybeIpv6.has(context.key(subnet));

/**
 * What asks for no IPv6 address gets one where its subnet gives one to whatever is launched there, and nowhere else.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html
 */
export function familyLaunched(context: Context, subnets: readonly Key[], asks: boolean | 'maybe'): Family {
  const dualStack = subnets.filter((subnet) => hasIpv6(context, subnet));
  if (dualStack.length === 0) return {};
  const given = dualStack.map((subnet) => context.assignsIpv6.get(context.key(subnet)));
  if (asks === false && subnets.every((subnet) => context.assignsIpv6.get(context.key(subnet)) === false))
    return { ipAddressType: 'ipv4' };
  const isTold = asks === true || !(asks === 'maybe' || given.includes('maybe'));
  return isTold && !dualStack.some((subnet) => isOpen(context, subnet)) ? {} : { maybe: true };
}

/** The family of a database or a function, which has IPv6 addresses where it asks for them. */
export function familyAsked(context: Context, subnets: readonly Key[], asks: boolean | 'maybe'): Family {
  if (asks === false) return {};
  const found = subnets.map((one) => context.network.find(one, 'subnet'));
  const isDualStack = subnets.some((subnet) => hasIpv6(context, subnet)) || found.some((one) => one?.unknown);
  const open = isDualStack && (asks === 'maybe' || subnets.some((subnet) => isOpen(context, subnet)));
  return { ipAddressType: 'dualstack', ...(open ? { maybe: true } : {}) };
}
