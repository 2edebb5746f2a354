import type { TrafficSelectorsDraft } from '../builder/draft.js';
import type { Declared } from './context.js';
import { isUnknown, type Unknown } from './value.js';

/**
 * What the tunnels of a VPN carry. A field that nobody states has AWS's default, also where a plan calls it known only later.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnConnectionOptionsSpecification.html
 */
export function selectorsIn({ fields, stated }: Declared): TrafficSelectorsDraft {
  const told = <T>(name: string, value: T | Unknown | undefined): T | Unknown | undefined =>
    isUnknown(value) && stated && !stated.has(name) ? undefined : value;
  const block = (side: 'local' | 'remote', family: 4 | 6): string | Unknown | undefined => {
    const name = `${side}_ipv${family}_network_cidr`;
    return told(name, fields.cidr(name));
  };
  const version = told('tunnel_inside_ip_version', fields.word('tunnel_inside_ip_version', ['ipv4', 'ipv6']));
  if (isUnknown(version)) return { local: 'unknown', remote: 'unknown' };
  const isIpv6 =
    version === 'ipv6' ||
    (version === undefined && [block('local', 6), block('remote', 6)].some((one) => one !== undefined));
  const side = (name: 'local' | 'remote'): string => {
    const value = block(name, isIpv6 ? 6 : 4);
    return isUnknown(value) ? 'unknown' : (value ?? (isIpv6 ? '::/0' : '0.0.0.0/0'));
  };
  return { local: side('local'), remote: side('remote') };
}
