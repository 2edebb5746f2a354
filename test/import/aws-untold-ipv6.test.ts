import { expect, it } from 'vitest';
import { twoInstances, withInterface } from './account/two-instances.js';
import { messages, verdict } from './verdict.js';

const any = { IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/16' }], Ipv6Ranges: [{ CidrIpv6: '::/0' }] };
const SENDER = { Ipv6Address: '2600:1f16:1::20' };
const account = (server: object) => twoInstances([any], { server, client: SENDER });

it.each<[string, object, string]>([
  [
    'tells its IPv6 addresses',
    withInterface('10.0.0.10', { Ipv6Addresses: [{ Ipv6Address: '2600:1f16:1::10' }] }),
    'reachable',
  ],
  ['tells that it has none', withInterface('10.0.0.10', { Ipv6Addresses: [] }), 'blocked'],
  ['does not tell', withInterface('10.0.0.10', {}), 'unknown'],
  ['tells one that cannot be read', withInterface('10.0.0.10', { Ipv6Addresses: [{ Address: '::' }] }), 'unknown'],
  [
    'is told by its instance’s own field',
    { ...withInterface('10.0.0.10', {}), Ipv6Address: '2600:1f16:1::10' },
    'reachable',
  ],
  ['no answer lists', {}, 'unknown'],
  ['has no address that is told', { PrivateIpAddress: undefined }, 'unknown'],
])('an interface of a dual-stack subnet that %s', (_, server, expected) => {
  const files = account(server);
  expect(verdict(files, SENDER.Ipv6Address, 'i-server', 'tcp 443')).toBe(expected);
  expect(verdict(files, '10.0.0.20', 'i-server', 'tcp 443')).toBe('reachable');
});

it('is told of', () => {
  const of = (server: object) => messages(account(server)).includes('whether they have any is unknown');
  expect(of(withInterface('10.0.0.10', {}))).toBe(true);
  expect(of(withInterface('10.0.0.10', { Ipv6Addresses: [] }))).toBe(false);
});
