import type { RuleCases } from '../../rule-cases.js';

export const transitGatewayUnassociated: RuleCases = {
  finds: {
    'everything that can be attached': `
vpc shop 10.0.0.0/16 { }
vpc bakery 10.1.0.0/16 { }
network office 192.168.0.0/16
vpn line from office to hub
//                      ^^^ warning transit-gateway-unassociated: \`line\` is attached to \`hub\`
direct-connect cable from office to hub
//                                  ^^^ warning transit-gateway-unassociated: \`cable\` is attached to \`hub\`
peering bridge between hub and west
//                     ^^^ warning transit-gateway-unassociated: \`bridge\` is attached to \`hub\`
transit-gateway west { }
transit-gateway hub {
  attach shop
  attach bakery
//       ^^^^^^ warning transit-gateway-unassociated: Add \`associate bakery\`
  route-table inner {
//            ^^^^^ related: Route table inner
    associate shop
    propagate shop, bakery, line, cable
  }
}
`,
  },
  silent: {
    'associated in one of several tables': `
vpc shop 10.0.0.0/16 { }
vpc bakery 10.1.0.0/16 { }
transit-gateway hub {
  attach shop
  attach bakery
  route-table one { associate shop }
  route-table two { associate bakery }
}
`,
    'without tables everything is in the default one': `
vpc shop 10.0.0.0/16 { }
transit-gateway hub { attach shop }
`,
  },
};
