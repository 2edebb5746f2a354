import type { RuleCases } from '../../rule-cases.js';

export const routeTargetForeign: RuleCases = {
  finds: {
    'an internet gateway of another VPC': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
//                 ^^^^ related: Declared in VPC shop
}
vpc bakery 10.1.0.0/16 {
  route-table yard { 0.0.0.0/0 -> shop.door }
//                                ^^^^^^^^^ error route-target-foreign: is an internet gateway of VPC \`shop\`
}
`,
    'a NAT gateway of a peered VPC': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    nat-gateway courier { public-ip }
  }
  route-table street { 0.0.0.0/0 -> door }
}
vpc bakery 10.1.0.0/16 {
  route-table yard { 0.0.0.0/0 -> shop.courier }
//                                ^^^^^^^^^^^^ error route-target-foreign: is a NAT gateway of VPC \`shop\`
}
peering bridge between shop and bakery
`,
    'a peering of others': `
vpc shop 10.0.0.0/16 { }
vpc bakery 10.1.0.0/16 { }
vpc farm 10.2.0.0/16 {
  route-table field { 10.0.0.0/16 -> bridge }
//                                   ^^^^^^ error route-target-foreign: joins \`shop\` and \`bakery\`, not \`farm\`
}
peering bridge between shop and bakery
`,
    'a transit gateway without attachment': `
vpc shop 10.0.0.0/16 {
  route-table street { 10.1.0.0/16 -> hub }
//                                    ^^^ error route-target-foreign: is not attached to the transit gateway
}
vpc bakery 10.1.0.0/16 { }
transit-gateway hub { attach bakery }
`,
    'a transit gateway to which nothing is attached: perhaps the file leaves it out': `
vpc shop 10.0.0.0/16 {
  route-table street { 10.1.0.0/16 -> hub }
//                                    ^^^ warning route-target-foreign: is not attached
}
transit-gateway hub { }
`,
    'propagation from another VPC': `
vpc shop 10.0.0.0/16 { vpn-gateway staff-door }
vpc bakery 10.1.0.0/16 {
  route-table yard { propagate shop.staff-door }
//                             ^^^^^^^^^^^^^^^ error route-target-foreign: cannot learn its routes
}
`,
    'the table of a subnet': `
vpc shop 10.0.0.0/16 { route-table street { } }
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 { route-table shop.street }
//                                      ^^^^^^^^^^^ error route-target-foreign: tables of its own VPC only
}
`,
    'what is not attached, in the table of a transit gateway': `
vpc shop 10.0.0.0/16 { }
vpc bakery 10.1.0.0/16 { }
transit-gateway hub {
  attach shop
  route-table inner {
    associate shop, bakery
//                  ^^^^^^ error route-target-foreign: Add \`attach bakery\`
    10.1.0.0/16 -> bakery
//                 ^^^^^^ error route-target-foreign: is not attached
  }
}
`,
  },
  silent: {
    'its own gateways': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    nat-gateway courier { public-ip }
  }
  route-table street { 0.0.0.0/0 -> door }
}
`,
    'peering and transit gateway of which it is an end': `
vpc shop 10.0.0.0/16 {
  route-table street {
    10.1.0.0/16 -> bridge
    10.2.0.0/16 -> hub
  }
}
vpc bakery 10.1.0.0/16 { }
peering bridge between shop and bakery
transit-gateway hub { attach shop }
`,
    'a VPN and a Direct Connect end at the transit gateway': `
vpc shop 10.0.0.0/16 { }
network office 192.168.0.0/16
vpn line from office to hub
direct-connect cable from office to hub
transit-gateway hub {
  attach shop
  route-table inner {
    associate shop, line, cable
    propagate shop
    192.168.0.0/16 -> cable
  }
}
`,
  },
};
