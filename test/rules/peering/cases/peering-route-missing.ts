import type { RuleCases } from '../../rule-cases.js';

export const peeringRouteMissing: RuleCases = {
  finds: {
    'on one side': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { route-table street }
  route-table street { 10.1.0.0/16 -> bridge }
}
vpc bakery 10.1.0.0/16 {
//  ^^^^^^ related: VPC bakery
  subnet oven 10.1.0.0/24 { }
}
peering bridge between shop and bakery
//                              ^^^^^^ warning peering-route-missing: No route table of VPC \`bakery\` has a route to \`shop\`
`,
    'on both sides': `
vpc shop 10.0.0.0/16 { subnet counter 10.0.0.0/24 { } }
vpc bakery 10.1.0.0/16 { subnet oven 10.1.0.0/24 { } }
peering bridge between shop and bakery
//                     ^^^^ warning peering-route-missing: Add \`10.1.0.0/16 -> bridge\`
//                              ^^^^^^ warning peering-route-missing: Add \`10.0.0.0/16 -> bridge\`
`,
    'a route that leads somewhere else': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { route-table street }
  route-table street { 10.9.0.0/16 -> bridge }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 { route-table yard }
  route-table yard { 10.0.0.0/16 -> bridge }
}
peering bridge between shop and bakery
//                     ^^^^ warning peering-route-missing: has a route to \`bakery\`
`,
    'a table that serves a NAT gateway, and others beside it': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet counter 10.0.0.0/24 {
    route-table street
    instance cashier 10.0.0.10 { public-ip }
    nat-gateway courier { public-ip }
  }
  route-table street {
    0.0.0.0/0 -> door
    10.1.0.0/16 -> bridge
  }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 { instance baker { security-groups bakers } }
  security-group bakers { inbound { allow https from any } }
}
peering bridge between shop and bakery
//                              ^^^^^^ warning peering-route-missing: No route table of VPC \`bakery\` has a route to \`shop\`
`,
  },
  silent: {
    'both sides, one for a part only': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { route-table street }
  route-table street { 10.1.4.0/24 -> bridge }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 { route-table yard }
  route-table yard { shop -> bridge }
}
peering bridge between shop and bakery
`,
    'a VPC of which only its blocks are told': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { route-table street }
  route-table street { 10.1.0.0/16 -> bridge }
}
vpc bakery 10.1.0.0/16 { }
peering bridge between shop and bakery
`,
    'replies to a NAT gateway need no route': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet counter 10.0.0.0/24 {
    route-table street
    nat-gateway courier { public-ip }
  }
  subnet kitchen 10.0.1.0/24 { route-table errands }
  route-table street {
    0.0.0.0/0 -> door
    10.1.0.0/16 -> bridge
  }
  route-table errands { 10.1.0.0/16 -> courier }
}
vpc bakery 10.1.0.0/16 { subnet oven 10.1.0.0/24 { } }
peering bridge between shop and bakery
`,
    'a host beside the NAT gateway, which nobody at the far end admits': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet counter 10.0.0.0/24 {
    route-table street
    instance cashier 10.0.0.10 { public-ip }
    nat-gateway courier 10.0.0.220 { public-ip }
  }
  subnet kitchen 10.0.1.0/24 { route-table errands  instance barista }
  route-table street {
    0.0.0.0/0 -> door
    10.1.0.0/16 -> bridge
  }
  route-table errands { 10.1.0.0/16 -> courier }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 { instance baker { security-groups bakers } }
  security-group bakers { inbound { allow https from 10.0.0.220 } }
}
peering bridge between shop and bakery
`,
    'a prefix list that is not told': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { route-table street }
  route-table street { bakeries -> bridge }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 { route-table yard }
  route-table yard { 10.0.0.0/8 -> bridge }
}
prefix-list bakeries unknown
peering bridge between shop and bakery
`,
    'a peering of transit gateways': `
transit-gateway east { }
transit-gateway west { }
peering bridge between east and west
`,
  },
};
