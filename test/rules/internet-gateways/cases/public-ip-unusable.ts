import type { RuleCases } from '../../rule-cases.js';

export const publicIpUnusable: RuleCases = {
  finds: {
    'behind a NAT gateway': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    nat-gateway courier { public-ip }
  }
  route-table street { 0.0.0.0/0 -> door }
  subnet kitchen 10.0.1.0/24 {
    route-table errands
    instance cook 10.0.1.5 { public-ip 198.51.100.11 }
//                           ^^^^^^^^^^^^^^^^^^^^^^^ warning public-ip-unusable: sends everything else to the NAT gateway \`courier\`
  }
  route-table errands { 0.0.0.0/0 -> courier }
}
`,
    'no route, and one to a transit gateway': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  subnet cellar 10.0.1.0/24 {
    route-table back
    instance keeper 10.0.1.5 { public-ip }
//                             ^^^^^^^^^ warning public-ip-unusable: has no route to the internet
  }
  subnet desk 10.0.2.0/24 {
    route-table out
    instance clerk 10.0.2.5 { public-ip }
//                            ^^^^^^^^^ warning public-ip-unusable: sends everything else to \`hub\`
  }
  route-table back { }
  route-table out { 0.0.0.0/0 -> hub }
}
transit-gateway hub { attach shop }
`,
    'the main table that AWS makes': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  subnet counter 10.0.0.0/24 { route-table street }
  subnet cellar 10.0.1.0/24 {
    instance keeper 10.0.1.5 { public-ip }
//                             ^^^^^^^^^ warning public-ip-unusable: which holds \`local\` alone
  }
}
`,
    'a database over several private subnets': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet counter 10.0.0.0/24 in a { route-table street }
  subnet cellar-a 10.0.1.0/24 in a { route-table back }
  subnet cellar-b 10.0.2.0/24 in b { route-table back }
  database orders in cellar-a, cellar-b { public-ip }
//                                        ^^^^^^^^^ warning public-ip-unusable: none of its subnets \`cellar-a\` and \`cellar-b\` has a route to an internet gateway
  route-table street { 0.0.0.0/0 -> door }
  route-table back { }
}
`,
    'a database over subnets that are called private, without any table': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  private subnet cellar-a 10.0.1.0/24 in a { }
  private subnet cellar-b 10.0.2.0/24 in b { }
  database orders in cellar-a, cellar-b { public-ip }
//                                        ^^^^^^^^^ warning public-ip-unusable: none of its subnets
}
`,
  },
  silent: {
    'a database, one of whose subnets is public': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet counter 10.0.0.0/24 in a { route-table street }
  subnet cellar-a 10.0.1.0/24 in a { route-table back }
  subnet cellar-b 10.0.2.0/24 in b { route-table street }
  database orders in cellar-a, cellar-b { public-ip }
  route-table street { 0.0.0.0/0 -> door }
  route-table back { }
}
`,
    'in a public subnet': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    instance cashier { public-ip }
    nat-gateway courier { public-ip }
  }
  route-table street { 0.0.0.0/0 -> door }
}
`,
    'behind a firewall, or a route that is gone': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  subnet guard 10.0.3.0/24 { gateway-load-balancer-endpoint inspection }
  subnet counter 10.0.0.0/24 {
    route-table inspected
    instance cashier { public-ip }
  }
  subnet attic 10.0.1.0/24 {
    route-table old
    instance keeper { public-ip }
  }
  route-table inspected { 0.0.0.0/0 -> inspection }
  route-table old { 0.0.0.0/0 -> blackhole }
}
`,
    'a learned route or a prefix list may lead there': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  vpn-gateway staff-door
  subnet counter 10.0.0.0/24 {
    route-table learned
    instance cashier { public-ip }
  }
  subnet desk 10.0.1.0/24 {
    route-table listed
    instance clerk { public-ip }
  }
  route-table learned { propagate staff-door }
  route-table listed { partners -> blackhole }
}
prefix-list partners unknown
`,
    'a file without any route table': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet counter 10.0.0.0/24 { instance cashier { public-ip } }
}
`,
    'without internet gateway that is the finding': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { instance cashier { public-ip } }
  route-table back { }
}
`,
  },
};
