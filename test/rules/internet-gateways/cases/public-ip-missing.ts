import type { RuleCases } from '../../rule-cases.js';

export const publicIpMissing: RuleCases = {
  finds: {
    'an instance in a public subnet': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  public subnet counter 10.0.0.0/24 {
//              ^^^^^^^ related: Subnet counter
    route-table street
    instance cashier 10.0.0.10
//           ^^^^^^^ warning public-ip-missing: has no public address
    instance greeter 10.0.0.11 { public-ip }
  }
}
`,
    'IPv4 alone in a subnet with both': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  subnet counter 10.0.0.0/24, 2001:db8::/64 {
    route-table street
    instance cashier 10.0.0.10
//           ^^^^^^^ warning public-ip-missing: Add \`public-ip\`
  }
}
`,
    'an IPv6 address that is private': `
vpc shop 10.0.0.0/16, 2001:db8::/56 private, 2001:db8:0:100::/56 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  subnet counter 10.0.0.0/24, 2001:db8::/64 {
    route-table street
    instance cashier 10.0.0.10, 2001:db8::10
//           ^^^^^^^ warning public-ip-missing: Add \`public-ip\`
    instance greeter
//           ^^^^^^^ warning public-ip-missing: Add \`public-ip\`
  }
  subnet terrace 10.0.1.0/24, 2001:db8:0:100::/64 {
    route-table street
    instance waiter
  }
}
`,
  },
  silent: {
    'an IPv6 address, or one of both to come': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  subnet counter 10.0.0.0/24, 2001:db8::/64 {
    route-table street
    instance cashier 10.0.0.10, 2001:db8::10
    instance waiter
  }
}
`,
    'a private subnet, and one whose route is for partners only': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  subnet cellar 10.0.0.0/24 { instance keeper }
  subnet desk 10.0.1.0/24 {
    route-table partners
    instance clerk
  }
  route-table partners { 203.0.113.0/24 -> door }
}
`,
    'called private: that is the finding': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  private subnet cellar 10.0.0.0/24 {
    route-table street
    instance keeper
  }
}
`,
    'what AWS manages': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  subnet counter 10.0.0.0/24 {
    route-table street
    database orders
    function receipts
    interface-endpoint secrets
    interface mount
    nat-gateway courier
  }
}
`,
    'targets of a load balancer and appliances': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  subnet counter 10.0.0.0/24 in a {
    route-table street
    instance cashier 10.0.0.10
    instance router 10.0.0.11 { source-dest-check off }
  }
  subnet cellar 10.0.1.0/24 { route-table back }
  route-table back { 0.0.0.0/0 -> router }
  network-load-balancer front in counter {
    public
    listener https -> cashier
  }
}
`,
    'public access is blocked': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  block-public-access bidirectional
  subnet counter 10.0.0.0/24 {
    route-table street
    instance cashier
  }
}
`,
  },
};
