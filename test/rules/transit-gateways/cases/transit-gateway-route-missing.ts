import type { RuleCases } from '../../rule-cases.js';

export const transitGatewayRouteMissing: RuleCases = {
  finds: {
    'no route there': `
vpc shop 10.0.0.0/16 {
//  ^^^^ related: VPC shop
  subnet kitchen 10.0.1.0/24 in a { }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 in a { route-table yard }
  route-table yard { 10.0.0.0/16 -> hub }
}
transit-gateway hub {
  attach shop
//       ^^^^ warning transit-gateway-route-missing: none of its route tables leads there
  attach bakery
}
`,
    'a destination that the default table does not have': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { route-table out }
  route-table out {
    10.1.0.0/16 -> hub
    10.7.0.0/16 -> hub
//  ^^^^^^^^^^^^^^^^^^ warning transit-gateway-route-missing: \`hub\` has no route for 10.7.0.0/16
  }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 in a { route-table yard }
  route-table yard { 10.0.0.0/16 -> hub }
}
transit-gateway hub {
  attach shop
  attach bakery
}
`,
    'a table of its own that does not know the other one': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { route-table out }
  route-table out { 10.1.0.0/16 -> hub }
//                  ^^^^^^^^^^^^^^^^^^ warning transit-gateway-route-missing: the route table \`inner\` with which VPC \`shop\` is associated
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 in a { route-table yard }
  route-table yard { 10.0.0.0/16 -> hub }
}
transit-gateway hub {
  attach shop
  attach bakery
  route-table inner {
//            ^^^^^ related: Where it is looked up
    associate shop
    propagate shop
  }
  route-table outer {
    associate bakery
    propagate shop
  }
}
`,
    'a VPC that may not be propagated, since a block of it overlaps another’s': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { route-table out }
  route-table out { 10.5.0.0/16 -> hub }
//                  ^^^^^^^^^^^^^^^^^^ warning transit-gateway-route-missing: of VPCs that overlap AWS propagates only the one attached first, all its blocks or none. Where \`farm\` came later, this traffic is dropped. Add a static route, \`10.5.0.0/16 -> farm\`
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 in a { route-table yard }
  route-table yard { 10.0.0.0/16 -> hub }
}
vpc farm 10.1.0.0/16, 10.5.0.0/16 {
  subnet field 10.5.0.0/24 in a { route-table path }
  route-table path { 10.0.0.0/16 -> hub }
}
transit-gateway hub {
  attach shop
  attach bakery
  attach farm
}
`,
    'one of two transit gateways, where no other one leads back': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { route-table out }
  route-table out { 10.7.0.0/16 -> east }
//                  ^^^^^^^^^^^^^^^^^^^ warning transit-gateway-route-missing: knows nothing of it
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 in a { route-table yard }
  route-table yard { 10.9.0.0/16 -> west }
//                   ^^^^^^^^^^^^^^^^^^^ warning transit-gateway-route-missing: knows nothing of it
}
transit-gateway east {
  attach shop
  attach bakery
//       ^^^^^^ warning transit-gateway-route-missing: none of its route tables leads there
}
transit-gateway west {
  attach shop
//       ^^^^ warning transit-gateway-route-missing: none of its route tables leads there
  attach bakery
}
`,
  },
  silent: {
    'two transit gateways, each used in one direction': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { route-table out }
  route-table out { 10.1.0.0/16 -> east }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 in a { route-table yard }
  route-table yard { 10.0.0.0/16 -> west }
}
transit-gateway east {
  attach shop
  attach bakery
}
transit-gateway west {
  attach shop
  attach bakery
}
`,
    'both ways': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { route-table out }
  route-table out { 0.0.0.0/0 -> hub }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 in a { route-table yard }
  route-table yard { 10.0.0.0/16 -> hub }
}
transit-gateway hub {
  attach shop
  attach bakery
}
`,
    'static, announced, dropped on purpose': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { route-table out }
  route-table out {
    10.1.0.0/16 -> hub
    10.8.0.0/16 -> hub
    192.168.0.0/16 -> hub
  }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 in a { route-table yard }
  route-table yard { 10.0.0.0/16 -> hub }
}
network office 192.168.0.0/16
vpn line from office to hub
transit-gateway hub {
  attach shop
  attach bakery
  route-table inner {
    associate shop, bakery, line
    propagate shop, line
    10.1.0.0/16 -> bakery
    10.8.0.0/16 -> blackhole
  }
}
`,
    'what an unknown network has': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { route-table out }
  route-table out { 172.16.0.0/12 -> hub }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 in a { route-table yard }
  route-table yard { 10.0.0.0/16 -> hub }
}
transit-gateway hub {
  attach shop
  attach bakery
}
network office unknown
vpn line from office to hub
`,
    'a VPC of which only its blocks are told, and a transit gateway of somebody else': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { route-table out }
  route-table out { 10.7.0.0/16 -> hub }
}
transit-gateway hub { attach shop }
vpc farm 10.2.0.0/16 { }
transit-gateway other { attach farm }
`,
  },
};
