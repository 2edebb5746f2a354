import { type Topology, type TrafficSelector, unknownIf, type Vpn } from '../../../network/topology/index.js';
import type { VpnDraft } from './draft.js';
import { cidrLiterals } from './literals.js';

type Selectors = Pick<Vpn, 'localCidrs' | 'remoteCidrs'>;

const selectorOf = (text: string): TrafficSelector => ({
  cidrs: text === 'unknown' ? [] : cidrLiterals([text]),
  ...unknownIf(text === 'unknown'),
});

/** What of the traffic selectors has to be written: a side that holds its whole family says nothing beside another, and that tunnels are for IPv4 nothing where there is no IPv6 or the gateway carries none. */
export function selectorsOf({ selectors }: VpnDraft, { gateway }: Vpn, { vpcs }: Pick<Topology, 'vpcs'>): Selectors {
  if (!selectors) return {};
  const { local, remote } = selectors;
  const isWhole = (text: string): boolean => text === '0.0.0.0/0' || text === '::/0';
  if (!isWhole(local) || !isWhole(remote))
    return {
      ...(isWhole(local) ? {} : { localCidrs: selectorOf(local) }),
      ...(isWhole(remote) ? {} : { remoteCidrs: selectorOf(remote) }),
    };
  const hasIpv6 = vpcs.some(({ cidrs, subnets }) =>
    [...cidrs, ...subnets.flatMap((subnet) => subnet.cidrs)].some(({ text }) => text.includes(':')),
  );
  if (local === '0.0.0.0/0' && (gateway?.target?.kind !== 'transit-gateway' || !hasIpv6)) return {};
  return { localCidrs: selectorOf(local) };
}
