import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { known } from './value.js';

/** The key of a scope that AWS makes with an IPAM: addresses of the private one are on no internet. https://docs.aws.amazon.com/vpc/latest/ipam/how-it-works-ipam.html */
export const defaultScopeKey = (ipam: Key, scope: 'private' | 'public'): Key => `${ipam} ${scope} scope`;

export type Ipv6Use = 'private' | 'public' | 'open';

/** Whether an IPv6 block is on the internet, as its association tells it, or else the pool that it is allocated from. */
export function ipv6UseOf(context: Context, { fields }: Declared): Ipv6Use {
  const attribute = known(fields.text('ipv6_address_attribute'));
  if (attribute === 'private' || attribute === 'public') return attribute;
  const source = known(fields.text('ip_source'));
  if (source === 'none') return 'private';
  if (source === 'amazon' || source === 'byoip') return 'public';
  return fields.raw('ipv6_ipam_pool_id') === undefined
    ? 'public'
    : useOfPool(context, known(fields.text('ipv6_ipam_pool_id')));
}

/** What a pool holds: only one of a public scope has a source of public addresses. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateIpamPool.html */
function useOfPool(context: Context, id: string | undefined): Ipv6Use {
  const pool = context.all('vpc_ipam_pool').find((one) => isCalled(one, id));
  if (!pool) return 'open';
  const { fields } = pool;
  if (known(fields.flag('publicly_advertisable')) === true || known(fields.text('public_ip_source')) !== undefined)
    return 'public';
  return scopeType(known(fields.text('ipam_scope_type'))) ?? useOfScope(context, known(fields.text('ipam_scope_id')));
}

function useOfScope(context: Context, id: string | undefined): Ipv6Use {
  for (const { key, fields } of id === undefined ? [] : context.all('vpc_ipam'))
    for (const scope of ['private', 'public'] as const)
      if (id === defaultScopeKey(key, scope) || id === known(fields.text(`${scope}_default_scope_id`))) return scope;
  const own = context.all('vpc_ipam_scope').find((one) => isCalled(one, id));
  // Every other scope that an IPAM has is private.
  return own ? (scopeType(known(own.fields.text('ipam_scope_type'))) ?? 'private') : 'open';
}

const scopeType = (text: string | undefined): 'private' | 'public' | undefined =>
  text === 'private' || text === 'public' ? text : undefined;

const isCalled = ({ key, ids }: Declared, id: string | undefined): boolean =>
  id !== undefined && (key === id || ids.includes(id));
