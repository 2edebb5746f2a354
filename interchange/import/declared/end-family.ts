import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { endType } from './end-types.js';
import { anyAsks, type Family, familyAsked, familyLaunched, hasIpv6 } from './launched-family.js';
import { isList, isUnknown, isValues, type Value } from './value.js';

/** Fields by which services are asked for IPv6 addresses: `NetworkType: dual_stack`, `IpAddressType: DUAL_STACK`, `IpFamily: ipv6`. */
const FIELDS = /^(network_type|ip_address_type|ip_addresstype|ip_family|public_network_type)$/;

/** The families of an interface that AWS puts into subnets: services have IPv4 addresses alone unless they are asked, save those that launch instances or tasks. */
export function endFamily(context: Context, { type, values }: Declared, subnets: readonly Key[]): Family {
  const known = endType(type);
  const asks = asksIpv6(values);
  if (known?.kind === 'database') return familyAsked(context, subnets, asks);
  if (known?.ipv6 === 'as-launched') return familyLaunched(context, subnets, asks);
  if (known?.ipv6 === 'as-tasks' || asks === true) return familyLaunched(context, subnets, true);
  if (!subnets.some((subnet) => hasIpv6(context, subnet))) return {};
  if (known && asks === false) return { ipAddressType: 'ipv4' };
  const isGiven = subnets.some((subnet) => context.assignsIpv6.get(context.key(subnet)) !== false);
  return asks === 'maybe' || isGiven ? { maybe: true } : { ipAddressType: 'ipv4' };
}

function asksIpv6(value: Value): boolean | 'maybe' {
  if (isList(value)) return anyAsks(...value.map(asksIpv6));
  if (!isValues(value)) return false;
  return anyAsks(
    ...Object.entries(value).map(([name, field]) => {
      if (!FIELDS.test(name)) return asksIpv6(field);
      return isUnknown(field) ? 'maybe' : /dual|ipv6/i.test(String(field));
    }),
  );
}
