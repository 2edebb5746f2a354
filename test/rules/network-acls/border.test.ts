import { describe, it } from 'vitest';
import { checkFixture } from '../check-fixture.js';
import { vpcWithAcl } from './lists.js';

describe('acl-inside-subnet', () => {
  it('tells a deny against hosts of the subnet itself', () => {
    checkFixture(
      'acl-inside-subnet',
      vpcWithAcl(
        `
      90 deny ssh from 10.0.0.128/25
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning acl-inside-subnet: the other end is in counter too
      91 deny ssh from counter
//    ^^^^^^^^^^^^^^^^^^^^^^^^ warning acl-inside-subnet: never between two hosts inside
      100 allow all from any
`,
        `
      90 deny postgres to 10.0.0.9
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning acl-inside-subnet: use security groups
      100 allow all to any
`,
      ),
    );
  });

  it.each([
    ['an allow', vpcWithAcl('90 allow ssh from 10.0.0.0/25')],
    ['another subnet', vpcWithAcl('90 deny ssh from kitchen')],
    ['more than the subnet', vpcWithAcl('90 deny ssh from 10.0.0.0/16')],
    [
      'two subnets that share it',
      vpcWithAcl('90 deny ssh from 10.0.0.128/25', '', 'subnet cellar 10.0.2.0/24 { network-acl guard }'),
    ],
    [
      'a classic load balancer in the subnet',
      vpcWithAcl('90 deny ssh from counter', '', 'classic-load-balancer front in counter { }'),
    ],
    [
      'an attachment in the subnet',
      `${vpcWithAcl('90 deny ssh from counter')}transit-gateway hub { attach shop in shop.counter }`,
    ],
  ])('silent: %s', (_, fixture) => checkFixture('acl-inside-subnet', fixture));
});

describe('acl-exempt-service', () => {
  it('tells a deny against what no ACL filters', () => {
    checkFixture(
      'acl-exempt-service',
      vpcWithAcl(
        '100 allow all from any',
        `
      10 deny dns to 10.0.0.2
//    ^^^^^^^^^^^^^^^^^^^^^^^ warning acl-exempt-service: the Amazon DNS server of this VPC
      20 deny udp 53 to 169.254.169.253
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning acl-exempt-service: DNS Firewall
      30 deny http to 169.254.169.254
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning acl-exempt-service: the instance metadata service
      40 deny all to 169.254.169.123/32
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning acl-exempt-service: Time Sync
      100 allow all to any
`,
      ),
    );
  });

  it.each([
    ['an allow', '10 allow http to 169.254.169.254'],
    ['resolvers elsewhere', '10 deny dns to any'],
    ['another service at the resolver’s address', '10 deny ssh to 10.0.0.2'],
    ['the whole link-local range', '10 deny all to 169.254.0.0/16'],
    ['another host', '10 deny dns to 10.0.1.2'],
  ])('silent: %s', (_, rule) => checkFixture('acl-exempt-service', vpcWithAcl('', rule)));
});

const NETWORK = (
  inbound: string,
  outbound: string,
  acl = { counter: '', kitchen: 'network-acl guard' },
  extra = '',
): string => `
vpc shop 10.0.0.0/16 {
  internet-gateway front-door
  public subnet counter 10.0.0.0/24 {
    route-table street
    ${acl.counter}
    nat-gateway courier 10.0.0.220 { public-ip 198.51.100.9 }
    instance cashier 10.0.0.10 { public-ip 198.51.100.10 }
  }
  private subnet kitchen 10.0.1.0/24 {
    route-table errands
    ${acl.kitchen}
    instance barista 10.0.1.5
  }
  private subnet cellar 10.0.2.0/24 { ${acl.kitchen} }
  route-table street  { 0.0.0.0/0 -> front-door }
  route-table errands { 0.0.0.0/0 -> courier }
  network-acl guard {
    inbound {
${inbound}
    }
    outbound {
${outbound}
    }
  }
${extra}
}
`;

describe('acl-address-never-seen', () => {
  it('tells the NAT gateway’s own address', () => {
    checkFixture(
      'acl-address-never-seen',
      NETWORK(
        `
      100 allow tcp 1024-65535 from 10.0.0.220
//                                  ^^^^^^^^^^ warning acl-address-never-seen: the NAT gateway courier itself
      110 allow tcp 1024-65535 from courier
//                                  ^^^^^^^ warning acl-address-never-seen: as in \`allow tcp 1024-65535 from 0.0.0.0/0\`
`,
        `
      100 allow https to courier
//                       ^^^^^^^ warning acl-address-never-seen: the internet host as the destination
`,
      ),
    );
  });

  it('tells a public address that packets here never have', () => {
    checkFixture(
      'acl-address-never-seen',
      `
vpc shop 10.0.0.0/16 {
  internet-gateway front-door
  public subnet counter 10.0.0.0/24 {
    route-table street
    network-acl guard
    instance cashier 10.0.0.10 { public-ip 198.51.100.10 }
  }
  private subnet cellar 10.0.2.0/24 { network-acl cellar-guard }
  route-table street { 0.0.0.0/0 -> front-door }
  network-acl guard {
    inbound { 100 allow https from 198.51.100.10 }
    //                             ^^^^^^^^^^^^^ warning acl-address-never-seen: the public address of cashier
    outbound { 100 allow all to any }
  }
  network-acl cellar-guard {
    inbound { 100 allow postgres from 198.51.100.10/32 }
    //                                ^^^^^^^^^^^^^^^^ warning acl-address-never-seen: write their private addresses
  }
}
`,
    );
  });

  it('tells a service that nobody calls from there, where a NAT gateway beside it meets the address in replies alone', () => {
    checkFixture(
      'acl-address-never-seen',
      NETWORK(
        `
      90 deny https from 198.51.100.10/32
//                       ^^^^^^^^^^^^^^^^ warning acl-address-never-seen: the public address of cashier
      100 allow all from any
`,
        '100 deny https to 198.51.100.10',
        { counter: 'network-acl guard', kitchen: '' },
      ),
    );
    checkFixture(
      'acl-address-never-seen',
      NETWORK(
        `
      90 deny https from 198.51.100.10
//                       ^^^^^^^^^^^^^ warning acl-address-never-seen: the public address of cashier
`,
        '',
      ),
    );
  });

  it.each([
    [
      'replies to the NAT gateway beside it',
      NETWORK('90 deny tcp 1024-65535 from 198.51.100.10', '', { counter: 'network-acl guard', kitchen: '' }),
    ],
    [
      'private clients call a public host through the NAT gateway',
      NETWORK('100 allow https from 198.51.100.9', '', { counter: 'network-acl guard', kitchen: '' }),
    ],
    [
      'replies of a public host to private clients',
      NETWORK('100 allow tcp 1024-65535 from 198.51.100.10', '100 allow https to 198.51.100.10'),
    ],
    ['somebody else’s address', NETWORK('100 allow https from 203.0.113.9', '')],
    ['private addresses', NETWORK('100 allow tcp 8080 from 10.0.0.10', '')],
    ['everything', NETWORK('100 allow all from any', '')],
    [
      'a route inside the VPC leads through the NAT gateway',
      NETWORK(
        '100 allow all from courier',
        '',
        { counter: '', kitchen: 'network-acl guard' },
        'route-table inside { 10.0.2.0/24 -> courier }',
      ),
    ],
    [
      'a public host of another VPC',
      `${NETWORK('100 allow https from 198.51.100.77', '')}vpc bakery 10.1.0.0/16 { subnet a 10.1.0.0/24 { instance oven { public-ip 198.51.100.77 } } }`,
    ],
  ])('silent: %s', (_, fixture) => checkFixture('acl-address-never-seen', fixture));
});
