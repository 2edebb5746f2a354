import type { RuleCases } from '../../rule-cases.js';

export const vpnRouteUnknown: RuleCases = {
  finds: {
    'a prefix that the VPN does not have': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  subnet cellar 10.0.1.0/24 { route-table back }
  route-table back {
    192.168.1.0/24 -> staff-door
    192.168.2.0/24 -> staff-door
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning vpn-route-unknown: knows only \`192.168.1.0/24\`
  }
}
network office 192.168.0.0/16
vpn line from office to shop.staff-door { routes 192.168.1.0/24 }
//  ^^^^ related: Ends at the gateway
`,
    'no connection at all': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  subnet cellar 10.0.1.0/24 { route-table back }
  route-table back { 192.168.0.0/16 -> staff-door }
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning vpn-route-unknown: knows no prefix at all
}
`,
    'no way back': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
//            ^^^^^^^^^^ warning vpn-route-unknown: gets no reply
  subnet cellar 10.0.1.0/24 { route-table back }
  route-table back { }
}
network office 192.168.0.0/16
vpn line from office to shop.staff-door
`,
  },
  silent: {
    propagated: `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  subnet cellar 10.0.1.0/24 { route-table back }
  route-table back { propagate staff-door }
}
network office 192.168.0.0/16
vpn line from office to shop.staff-door
`,
    'a part of what is announced, and more than it': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  subnet cellar 10.0.1.0/24 { route-table back }
  route-table back {
    192.168.7.0/24 -> staff-door
    192.0.0.0/8 -> staff-door
    0.0.0.0/0 -> staff-door
  }
}
network office 192.168.0.0/16
vpn line from office to shop.staff-door
`,
    'prefixes that no file tells': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  subnet cellar 10.0.1.0/24 { route-table back }
  route-table back { 172.16.0.0/16 -> staff-door }
}
network office unknown
vpn line from office to shop.staff-door
`,
    'by Direct Connect': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  subnet cellar 10.0.1.0/24 { route-table back }
  route-table back { 192.168.0.0/16 -> staff-door }
}
network office 192.168.0.0/16
direct-connect cable from office to shop.staff-door
`,
    'a VPN gateway that nothing uses yet': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  subnet cellar 10.0.1.0/24 { }
}
`,
  },
};
