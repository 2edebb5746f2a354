import { beforeEach, describe, expect, it } from 'vitest';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { SHOP_TEXT } from './shop.js';
import { positionOf, TestClient } from './test-client.js';

describe('hover', () => {
  let client: TestClient;
  beforeEach(async () => {
    client = await TestClient.start();
    await client.open(SHOP_TEXT);
  });

  async function hover(what: string, into = 1): Promise<string> {
    const found = await client.ask<Hover | null>('textDocument/hover', positionOf(SHOP_TEXT, what, into));
    return found ? (found.contents as MarkupContent).value : '';
  }

  const cases: [name: string, what: string, into: number, says: RegExp[]][] = [
    [
      'a VPC, with its doc comment',
      'vpc shop',
      5,
      [/The coffee shop: customers/, /Subnets: `counter`, `kitchen` and `cellar`/, /how-it-works/],
    ],
    [
      'the keyword of an ACL',
      'network-acl counter-acl {',
      2,
      [
        /remembers nobody/,
        /\*\*Stateless\*\*/,
        /\*\*In order\*\*/,
        /\*\*Each direction by itself\*\*/,
        /border of `counter`/,
      ],
    ],
    [
      'a rule after the ones before it',
      '100 allow https from any',
      1,
      [
        /Rule 100/,
        /\(90\)/,
        /it lets through all that it matches, once rule 90 has decided tcp 443 from 203\.0\.113\.0\/24\./,
      ],
    ],
    ['a rule that never decides', '105 allow', 1, [/nothing is left for it/]],
    ['a rule with nothing before it', '90 deny', 1, [/\(there are none\)/, /all that it matches/]],
    ['a service within a rule', 'https from any', 1, [/\*\*Service\*\* `https` · tcp 443/, /Rule 100/]],
    [
      'a group',
      'security-group baristas',
      2,
      [
        /doorman/,
        /\*\*Stateful\*\*/,
        /\*\*Only allow\*\*/,
        /\*\*In it now\*\*: `barista` \(10\.0\.1\.5\)/,
        /no `outbound` block/,
      ],
    ],
    [
      'a group used in a rule',
      'brew from cashiers',
      12,
      [/security group\*\* `shop\.cashiers`/, /\*\*In it now\*\*: `cashier`/],
    ],
    [
      'a group rule',
      'allow postgres',
      1,
      [
        /its members accept postgres from members of `baristas` and the on-premises network `office` \(192\.168\.10\.0\/24\)/,
        /replies to this traffic pass by themselves/,
      ],
    ],
    [
      'a public subnet',
      'public subnet counter',
      2,
      [/\*\*It is public\*\*: Its route table `street` sends `0\.0\.0\.0\/0` to the internet gateway `front-door`/],
    ],
    [
      'a private subnet with a NAT gateway',
      'subnet kitchen',
      8,
      [
        /\*\*It is private\*\*: no route of its route table `errands` leads to an internet gateway; `0\.0\.0\.0\/0` goes to the NAT gateway `courier`/,
      ],
    ],
    [
      'a subnet that learns from the VPN gateway',
      'subnet cellar',
      8,
      [/\*\*It is vpn-only\*\*/, /main route table `backroom`/, /`staff-door`/],
    ],
    [
      "a subnet's block",
      '10.0.1.0/24 in a',
      3,
      [
        /256 addresses/,
        /`10\.0\.1\.0` the network itself/,
        /`10\.0\.1\.1` the VPC's router/,
        /`10\.0\.1\.2` Amazon's DNS/,
        /`10\.0\.1\.3` future use/,
        /`10\.0\.1\.255` broadcast/,
        /251 are left/,
      ],
    ],
    ['the block of the VPC', '10.0.0.0/16', 3, [/65,536 addresses/, /`local` route/]],
    ['an internet gateway', 'front-door\n  vpn', 2, [/front door/, /public address/, /`street`/]],
    ['a VPN gateway', 'staff-door\n\n', 2, [/staff door/, /\*\*knows\*\*/, /`office-line`/]],
    [
      'a route',
      '-> front-door',
      1,
      [
        /\*\*Route\*\* of `street`: packets to `0\.0\.0\.0\/0` go to internet gateway `front-door`/,
        /makes a subnet public/,
      ],
    ],
    [
      'a resource',
      'instance cashier',
      2,
      [
        /Private: `10\.0\.0\.10`/,
        /Public: `198\.51\.100\.10`/,
        /Security group: `cashiers`/,
        /internet gateway `front-door`, with its own public address/,
      ],
    ],
    ['a NAT gateway', 'nat-gateway courier', 2, [/picks a port from 1024 to 65535/, /`errands`/]],
    ['a database', 'database orders', 2, [/managed database/, /none by its routes/]],
    ['an address', '10.0.1.5', 2, [/subnet `shop\.kitchen`/]],
    ['a host', 'printer', 2, [/network `office`/]],
    ['a declared service', 'service brew', 9, [/tcp 8080/]],
    ['a VPN', 'office-line', 2, [/encrypted tunnel/, /By BGP/]],
    ['a keyword by itself', 'inbound', 2, [/\*\*`inbound`\*\*/, /What comes in/]],
    [
      'an expectation that holds',
      'expect cashier can reach barista',
      1,
      [/✓ \*\*Holds\*\*/, /There: group `shop\.cashiers` → ACL `shop\.counter-acl` → routes `shop\.street`/],
    ],
    [
      'an expectation that fails',
      'expect cashier can reach orders',
      1,
      [/✗ \*\*Fails\*\*/, /A packet that shows it: `tcp/, /What stops it/],
    ],
  ];
  for (const [name, what, into, says] of cases)
    it(`teaches ${name}`, async () => {
      const text = await hover(what, into);
      for (const pattern of says) expect(text).toMatch(pattern);
    });

  it('says nothing in a comment or in white space', async () => {
    expect(await hover('customers come')).toBe('');
    expect(await client.ask('textDocument/hover', { line: 4_000, character: 7 })).toBeNull();
  });

  it('links to the pages of AWS', async () => {
    expect(await hover('network-acl counter-acl {', 2)).toContain(
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html',
    );
  });
});
