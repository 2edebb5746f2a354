import type { RuleCases } from '../../rule-cases.js';

export const vpnSelectorMismatch: RuleCases = {
  finds: {
    'sides that are exchanged': `
vpc shop 10.0.0.0/16 { vpn-gateway staff-door }
//  ^^^^ related: VPC shop
network office 192.168.0.0/16
//      ^^^^^^ related: The network on the customer's side
vpn line from office to shop.staff-door {
  local-cidrs 10.0.0.0/16
//            ^^^^^^^^^^^ warning vpn-selector-mismatch: \`local-cidrs\` holds no address of \`office\`
  remote-cidrs 192.168.0.0/16
//             ^^^^^^^^^^^^^^ warning vpn-selector-mismatch: \`remote-cidrs\` holds no address of VPC \`shop\`
}
`,
    'a static route that the tunnels do not carry': `
vpc shop 10.0.0.0/16 { vpn-gateway staff-door }
network office 192.168.0.0/16
vpn line from office to shop.staff-door {
  routes 192.168.1.0/24, 192.168.2.0/24
//                       ^^^^^^^^^^^^^^ warning vpn-selector-mismatch: which drop what is sent there
  local-cidrs 192.168.1.0/24
}
`,
    'VPCs behind a transit gateway': `
vpc shop 10.0.0.0/16 { }
//  ^^^^ related: VPC shop
network office 192.168.0.0/16
vpn line from office to hub { remote-cidrs 10.1.0.0/16 }
//                                         ^^^^^^^^^^^ warning vpn-selector-mismatch: nothing passes the tunnels of \`line\`
transit-gateway hub { attach shop }
`,
  },
  silent: {
    'a part of each side': `
vpc shop 10.0.0.0/16 { vpn-gateway staff-door }
network office 192.168.0.0/16
vpn line from office to shop.staff-door {
  routes 192.168.0.0/16
  local-cidrs 192.168.1.0/24
  remote-cidrs 10.0.1.0/24
}
`,
    'one family alone': `
vpc shop 10.0.0.0/16, 2001:db8:1::/56 { }
network office 192.168.0.0/16, 2001:db8:f000::/48
vpn line from office to hub { local-cidrs ::/0 }
transit-gateway hub { attach shop }
`,
    'what is not told': `
vpc shop unknown { vpn-gateway staff-door }
network office unknown
vpn line from office to shop.staff-door {
  local-cidrs unknown
  remote-cidrs 10.0.0.0/16
}
vpn other from office to shop.staff-door { local-cidrs 172.16.0.0/12 }
`,
    'other networks behind the transit gateway': `
vpc shop 10.0.0.0/16 { }
network office 192.168.0.0/16
network plant 172.16.0.0/12
vpn line from office to hub { remote-cidrs 172.16.0.0/12 }
vpn plant-line from plant to hub
transit-gateway hub { attach shop }
`,
  },
};
