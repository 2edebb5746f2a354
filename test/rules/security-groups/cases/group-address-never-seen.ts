import type { RuleCases } from '../../rule-cases.js';

/** A public host and a NAT gateway, and a private host whose group names somebody. */
const shop = (inbound: string, more: { member?: string; extra?: string; outbound?: string } = {}): string => `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    instance cashier 10.0.0.10 { security-groups cashiers  public-ip 198.51.100.10 }
    nat-gateway courier 10.0.0.220 { public-ip 198.51.100.9 }
  }
  private subnet kitchen 10.0.1.0/24 in a {
    route-table errands
    instance barista 10.0.1.5 { security-groups baristas ${more.member ?? ''} }
  }
  route-table street { 0.0.0.0/0 -> door }
  route-table errands { 0.0.0.0/0 -> courier }
  security-group cashiers { inbound { allow https from any } }
  security-group baristas {
    inbound {
${inbound}
    }
    ${more.outbound ?? ''}
  }
${more.extra ?? ''}
}
`;

export const groupAddressNeverSeen: RuleCases = {
  finds: {
    'the public address of a host of the VPC': shop(`
      allow tcp 8080 from 198.51.100.10/32
//                        ^^^^^^^^^^^^^^^^ warning group-address-never-seen: 198.51.100.10 is the public address of \`cashier\`
      allow tcp 8081 from 10.0.0.10, 198.51.100.10
//                                   ^^^^^^^^^^^^^ warning group-address-never-seen: name the group \`cashiers\`, or the private address instead
`),
    'the public address of the NAT gateway': shop(`
      allow tcp 8080 from 198.51.100.9
//                        ^^^^^^^^^^^^ warning group-address-never-seen: the public address of \`courier\`
`),
    'the NAT gateway itself, in either direction': shop(
      `
      allow tcp 8080 from courier
//                        ^^^^^^^ warning group-address-never-seen: comes from or goes to the NAT gateway \`courier\` itself
`,
      {
        outbound: `outbound { allow https to 10.0.0.220 }
//                            ^^^^^^^^^^ warning group-address-never-seen: replies are let in without a rule`,
      },
    ),
    'an Elastic IP address that nothing has, in either direction': `${shop(
      `
      allow tcp 8080 from 203.0.113.5/32
//                        ^^^^^^^^^^^^^^ warning group-address-never-seen: 203.0.113.5 is the Elastic IP address \`spare\`, which nothing has
`,
      {
        outbound: `outbound { allow https to 203.0.113.5 }
//                            ^^^^^^^^^^^ warning group-address-never-seen: nobody is there`,
      },
    )}
elastic-ip spare 203.0.113.5
`,
    'a host of another VPC by its public address': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet counter 10.0.0.0/24 { instance cashier { public-ip 198.51.100.10 } }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 { instance baker { security-groups bakers } }
  security-group bakers { inbound { allow https from 198.51.100.10 } }
//                                                   ^^^^^^^^^^^^^ warning group-address-never-seen: Inside VPCs packets carry private addresses
}
peering bridge between shop and bakery
`,
  },
  silent: {
    'an Elastic IP address that something may have, and a block with others in it': `${shop(
      '      allow tcp 8080 from 203.0.113.6\n      allow tcp 8081 from 203.0.113.4/31',
    )}
elastic-ip spare 203.0.113.5
maybe elastic-ip other 203.0.113.6
`,
    'private addresses, names and the internet': shop(
      '      allow tcp 8080 from 10.0.0.10, cashiers, counter\n      allow https from 203.0.113.9',
    ),
    'outbound, where its members call it': shop('', { outbound: 'outbound { allow https to 198.51.100.10 }' }),
    'a member with a public address, which is called by it': shop('      allow tcp 8080 from 198.51.100.10', {
      member: 'public-ip 198.51.100.11',
    }),
    'private clients that call a public load balancer through the NAT gateway': shop('', {
      extra: `
  application-load-balancer till in counter { security-groups tills  public listener https -> barista }
  security-group tills { inbound { allow https from 198.51.100.9 } }`,
    }),
    'a target of a public network load balancer that keeps its clients’ addresses': shop(
      '      allow tcp 8080 from 198.51.100.9',
      { extra: '  network-load-balancer till in counter { public listener tcp 8080 -> barista }' },
    ),
    'a router, which sees packets for others': shop('      allow tcp 8080 from 198.51.100.10', {
      member: 'source-dest-check off',
    }),
    'a group that nothing has': shop('', {
      extra: '  security-group spare { inbound { allow https from 198.51.100.10 } }',
    }),
  },
};
