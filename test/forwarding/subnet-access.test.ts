import { expect, it } from 'vitest';
import { loadNetwork } from '../../language/index.js';
import { subnetAccess } from '../../network/forwarding/subnet-access.js';

/** What stands behind the name of a subnet, what else is in its VPC, what the subnet is, and why. */
const CASES: readonly (readonly [inside: string, beside: string, access: string, reason: RegExp])[] = [
  ['route-table t', 'route-table t { any -> igw }', 'public', /`t` sends `any` to the internet gateway `igw`/],
  ['', 'main route-table t { 2000::/3 -> igw }', 'public', /main route table `t`/],
  ['', '', 'private', /names no route table/],
  ['route-table t', 'route-table t { any -> blackhole }', 'private', /none leads anywhere else outside/],
  ['route-table t', 'vpn-gateway vgw route-table t { 192.168.0.0/16 -> vgw }', 'vpn-only', /VPN gateway `vgw`/],
  [
    'route-table t',
    'vpn-gateway vgw route-table t { propagate vgw }',
    'vpn-only',
    /learns the routes of the VPN gateway/,
  ],
  ['route-table t', 'route-table t { maybe any -> igw }', 'unknown', /may have the route `any` to an internet gateway/],
  ['route-table t', 'route-table t unknown { }', 'unknown', /may hold more routes than the file tells/],
  ['route-table t', 'route-table t unknown { any -> igw }', 'public', /`igw`/],
  ['route-table t', 'route-table t { any -> nowhere }', 'unknown', /sends `any` to something that no file declares/],
  ['route-table nowhere', '', 'unknown', /`nowhere` is not declared/],
  ['route-table unknown', 'main route-table t { any -> igw }', 'unknown', /nobody tells which route table it has/],
  ['', 'main route-table t { } main route-table u { any -> igw }', 'unknown', /several main route tables/],
];

it.each(CASES)('a subnet { %s } beside { %s } is %s', (inside, beside, access, reason) => {
  const text = `vpc v 10.0.0.0/16, 2001:db8:0:100::/56 {\n internet-gateway igw\n subnet s 10.0.0.0/24 in a { ${inside} }\n ${beside}\n}\n`;
  const { topology } = loadNetwork([{ uri: 'file:///a.vpc', text }], () => undefined);
  const [subnet] = topology.vpcs[0]?.subnets ?? [];
  expect(subnet && subnetAccess(subnet)).toMatchObject({ access, reason: expect.stringMatching(reason) });
});
