import type { RuleCases } from '../../rule-cases.js';

export const natInPrivateSubnet: RuleCases = {
  finds: {
    'local alone': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet kitchen 10.0.1.0/24 {
//       ^^^^^^^ related: Subnet kitchen
    route-table back
    nat-gateway courier { public-ip }
//              ^^^^^^^ error nat-in-private-subnet: add \`0.0.0.0/0 -> door\` to the table of this one
  }
  route-table back { }
}
`,
    'a default route to a transit gateway': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet kitchen 10.0.1.0/24 { nat-gateway courier }
//                                         ^^^^^^^ error nat-in-private-subnet: uses the main route table \`out\`
  main route-table out { 0.0.0.0/0 -> hub }
}
transit-gateway hub { attach shop }
`,
  },
  silent: {
    'in a public subnet': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    nat-gateway courier { public-ip }
  }
  route-table street { 0.0.0.0/0 -> door }
}
`,
    'a private NAT gateway': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet kitchen 10.0.1.0/24 { private nat-gateway courier }
  main route-table out { 0.0.0.0/0 -> hub }
}
transit-gateway hub { attach shop }
`,
    'a firewall before the internet gateway': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet counter 10.0.1.0/24 {
    route-table inspected
    nat-gateway courier
  }
  subnet guard 10.0.2.0/24 {
    route-table street
    gateway-load-balancer-endpoint inspection
  }
  route-table inspected { 0.0.0.0/0 -> inspection }
  route-table street { 0.0.0.0/0 -> door }
}
`,
    'a route whose gateway is gone': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet counter 10.0.1.0/24 { nat-gateway courier }
  main route-table street { 0.0.0.0/0 -> blackhole }
}
`,
    'it serves itself: that is the finding': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet counter 10.0.1.0/24 { nat-gateway courier }
  main route-table street { 0.0.0.0/0 -> courier }
}
`,
    'without internet gateway that is the finding': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.1.0/24 { nat-gateway courier }
}
`,
  },
};
