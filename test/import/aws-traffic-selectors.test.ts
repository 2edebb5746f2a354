import { expect, it } from 'vitest';
import type { TrafficSelector } from '../../network/topology/index.js';
import { imported } from './verdict.js';

const accountWith = (options: object) => ({
  'all.json': {
    Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }],
    VpnGateways: [{ VpnGatewayId: 'vgw-1', VpcAttachments: [{ VpcId: 'vpc-1', State: 'attached' }] }],
    VpnConnections: [
      {
        VpnConnectionId: 'vpn-1',
        CustomerGatewayId: 'cgw-1',
        VpnGatewayId: 'vgw-1',
        State: 'available',
        Options: { StaticRoutesOnly: false, ...options },
      },
    ],
  },
});

const words = (selector: TrafficSelector | undefined) =>
  selector && (selector.unknown ? 'unknown' : selector.cidrs.map(({ text }) => text).join());

const whole = {
  LocalIpv4NetworkCidr: '0.0.0.0/0',
  RemoteIpv4NetworkCidr: '0.0.0.0/0',
  TunnelInsideIpVersion: 'ipv4',
};

it.each([
  ['nothing is told', {}, undefined, undefined],
  ['everything passes', whole, undefined, undefined],
  ['a side is narrower', { ...whole, RemoteIpv4NetworkCidr: '10.0.0.0/24' }, undefined, '10.0.0.0/24'],
  ['the version is told by them', { LocalIpv6NetworkCidr: '::/0', RemoteIpv6NetworkCidr: '::/0' }, '::/0', undefined],
  ['the tunnels are for IPv6', { TunnelInsideIpVersion: 'ipv6' }, '::/0', undefined],
  ['a side lacks', { LocalIpv4NetworkCidr: '192.168.0.0/24' }, '192.168.0.0/24', 'unknown'],
])('reads the traffic selectors of a VPN, where %s', (_, options, local, remote) => {
  const { topology } = imported(accountWith(options));
  expect(topology.vpns.map(({ localCidrs, remoteCidrs }) => [words(localCidrs), words(remoteCidrs)])).toEqual([
    [local, remote],
  ]);
});
