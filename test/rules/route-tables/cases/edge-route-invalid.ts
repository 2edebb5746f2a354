import type { RuleCases } from '../../rule-cases.js';

export const edgeRouteInvalid: RuleCases = {
  finds: {
    'foreign destination, prefix list, target and propagation': `
vpc shop 10.0.0.0/16 {
  internet-gateway door { route-table edge }
//                                    ^^^^ related: the table of a gateway
  vpn-gateway staff-door
  subnet counter 10.0.0.0/24 {
    nat-gateway courier { public-ip }
    interface firewall { source-dest-check off }
  }
  route-table edge {
    192.168.0.0/16 -> firewall
//  ^^^^^^^^^^^^^^ error edge-route-invalid: neither a whole block of \`shop\`
    10.0.0.0/25 -> firewall
//  ^^^^^^^^^^^ error edge-route-invalid: nor the whole block of one of its subnets
    partners -> firewall
//  ^^^^^^^^ error edge-route-invalid: never a prefix list
    10.0.0.0/16 -> courier
//                 ^^^^^^^ error edge-route-invalid: is a NAT gateway, which AWS refuses here
    propagate staff-door
//            ^^^^^^^^^^ error edge-route-invalid: cannot learn routes
  }
}
prefix-list partners { 10.0.0.0/24 }
`,
    'the main table': `
vpc shop 10.0.0.0/16 {
  internet-gateway door { route-table street }
//                                    ^^^^^^ error edge-route-invalid: does not associate a main table
  main route-table street { }
}
`,
    'of a VPN gateway': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door { route-table edge }
  internet-gateway door
  route-table edge { 10.0.0.0/16 -> door }
//                                  ^^^^ error edge-route-invalid: is an internet gateway
}
`,
  },
  silent: {
    'a target that an import could not tell': `
vpc shop 10.0.0.0/16 {
  internet-gateway door { route-table edge }
  subnet counter 10.0.0.0/24 { }
  route-table edge { 10.0.0.0/24 -> unknown-target }
}
network beyond-it unknown anywhere
transit-gateway unknown-target { attach shop }
vpn line from beyond-it to unknown-target
`,
    'the whole VPC and whole subnets, to appliances and local': `
vpc shop 10.0.0.0/16 {
  internet-gateway door { route-table edge }
  subnet counter 10.0.0.0/24 {
    interface firewall { source-dest-check off }
    gateway-load-balancer-endpoint inspection
  }
  subnet cellar 10.0.1.0/24 { }
  route-table edge {
    10.0.0.0/16 -> local
    10.0.0.0/24 -> firewall
    cellar -> inspection
  }
}
`,
    'a target that is gone': `
vpc shop 10.0.0.0/16 {
  internet-gateway door { route-table edge }
  subnet counter 10.0.0.0/24 { }
  route-table edge { 10.0.0.0/24 -> blackhole }
}
`,
    'the table of a subnet may hold all that': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet counter 10.0.0.0/24 { route-table street }
  route-table street { 0.0.0.0/0 -> door }
}
`,
  },
};
