import type { RuleCases } from '../../rule-cases.js';

export const routeMoreSpecificThanLocal: RuleCases = {
  finds: {
    'a part of a subnet': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { route-table street }
  subnet cellar 10.0.2.0/24 { }
//       ^^^^^^ related: The subnet it lies in
  subnet guard 10.0.3.0/24 { interface firewall { source-dest-check off } }
  route-table street { 10.0.2.0/25 -> firewall }
//                     ^^^^^^^^^^^ error route-more-specific-than-local: Route 10.0.2.0/24, the block of \`cellar\`
}
`,
    'no subnet at all': `
vpc shop 10.0.0.0/16 {
  subnet guard 10.0.3.0/24 { interface firewall { source-dest-check off } }
  route-table street { 10.0.200.0/24 -> firewall }
//                     ^^^^^^^^^^^^^ error route-more-specific-than-local: is not the whole block
}
`,
    'a whole subnet, to a gateway': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet cellar 10.0.2.0/24 { }
  route-table street { 10.0.2.0/24 -> door }
//                                    ^^^^ error route-more-specific-than-local: \`door\` is an internet gateway
}
`,
    'a whole subnet by name, to a transit gateway': `
vpc shop 10.0.0.0/16 {
  subnet cellar 10.0.2.0/24 { }
  route-table street { cellar -> hub }
//                               ^^^ error route-more-specific-than-local: \`hub\` is a transit gateway
}
transit-gateway hub { attach shop }
`,
    IPv6: `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  subnet cellar 10.0.2.0/24, 2001:db8:0:1::/64 { }
  route-table street { 2001:db8:0:1:8000::/65 -> door }
//                     ^^^^^^^^^^^^^^^^^^^^^^ error route-more-specific-than-local: Route 2001:db8:0:1::/64
}
`,
  },
  silent: {
    'a whole subnet, to an appliance or a NAT gateway': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { nat-gateway courier { public-ip } }
  subnet cellar 10.0.2.0/24 { }
  subnet guard 10.0.3.0/24 {
    interface firewall { source-dest-check off }
    gateway-load-balancer-endpoint inspection
  }
  route-table one   { 10.0.2.0/24 -> firewall }
  route-table two   { 10.0.2.0/24 -> inspection }
  route-table three { 10.0.2.0/24 -> courier }
}
`,
    'the whole VPC, wider than it, beside it': `
vpc shop 10.0.0.0/16 {
  subnet guard 10.0.3.0/24 { interface firewall { source-dest-check off } }
  route-table street {
    10.0.0.0/16 -> firewall
    10.0.0.0/8 -> firewall
    10.1.0.0/24 -> firewall
  }
}
`,
    'local, and what is left of a deleted target': `
vpc shop 10.0.0.0/16 {
  subnet cellar 10.0.2.0/24 { }
  route-table street {
    10.0.2.0/24 -> blackhole
    10.0.0.0/16 -> local
  }
}
`,
    'the table of a gateway has a rule of its own': `
vpc shop 10.0.0.0/16 {
  internet-gateway door { route-table edge }
  subnet cellar 10.0.2.0/24 { instance proxy }
  route-table edge { 10.0.2.0/25 -> proxy }
}
`,
    'a VPC of which no subnet is told': `
vpc shop 10.0.0.0/16 {
  route-table street { 10.0.2.0/25 -> blackhole }
}
`,
  },
};
