import type { RuleCases } from '../../rule-cases.js';

export const routeInsideLocal: RuleCases = {
  finds: {
    'a network within the VPC': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  route-table back { propagate staff-door }
//                             ^^^^^^^^^^ warning route-inside-local: which lies within VPC \`shop\`
}
network branch 10.0.128.0/24
vpn line from branch to shop.staff-door
//  ^^^^ related: The connection that announces it
`,
    'the same block, by Direct Connect': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  route-table back { propagate staff-door }
//                             ^^^^^^^^^^ warning route-inside-local: \`cable\` announces \`10.0.0.0/16\`
}
network branch 10.0.0.0/16
direct-connect cable from branch to shop.staff-door
`,
  },
  silent: {
    'a wider block, another block': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  route-table back { propagate staff-door }
}
network branch 10.0.0.0/8, 192.168.0.0/16
vpn line from branch to shop.staff-door
`,
    'nothing is propagated': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  route-table back { }
}
network branch 10.0.128.0/24
vpn line from branch to shop.staff-door
`,
  },
};
