import type { RuleCases } from '../../rule-cases.js';

export const subnetNotPrivate: RuleCases = {
  finds: {
    'by the main table': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  private subnet cellar 10.0.1.0/24 { }
//^^^^^^^ warning subnet-not-private: the main route table \`street\` sends 0.0.0.0/0 to the internet gateway \`door\`
  main route-table street { 0.0.0.0/0 -> door }
//                          ^^^^^^^^^^^^^^^^^ related: The route that makes it public
}
`,
    'by IPv6 alone': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  private subnet cellar 10.0.1.0/24 { route-table back }
//^^^^^^^ warning subnet-not-private: sends ::/0
  route-table back { ::/0 -> door }
}
`,
  },
  silent: {
    'local alone, a NAT gateway, an egress-only gateway': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  egress-only-gateway exit
  subnet counter 10.0.0.0/24 {
    route-table street
    nat-gateway courier { public-ip }
  }
  private subnet cellar 10.0.1.0/24 { }
  private subnet kitchen 10.0.2.0/24 { route-table errands }
  route-table street { 0.0.0.0/0 -> door }
  route-table errands {
    0.0.0.0/0 -> courier
    ::/0 -> exit
  }
}
`,
  },
};
