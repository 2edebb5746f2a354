import type { RuleCases } from '../../rule-cases.js';

export const routeDuplicate: RuleCases = {
  finds: {
    'the same block twice, with other targets': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    nat-gateway courier { public-ip }
  }
  route-table street {
    0.0.0.0/0 -> door
//  ^^^^^^^^^^^^^^^^^ related: first route
    0.0.0.0/0 -> courier
//  ^^^^^^^^^ error route-duplicate: already sends 0.0.0.0/0 to \`door\`
  }
}
`,
    'any and 0.0.0.0/0 are the same': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    0.0.0.0/0 -> door
    any -> door
//  ^^^ error route-duplicate: it says the same
  }
}
`,
    'a block with host bits is the block': `
vpc shop 10.0.0.0/16 {
  route-table street {
    10.9.0.0/16 -> hub
    10.9.1.7/16 -> hub
//  ^^^^^^^^^^^ error route-duplicate: Remove this one
  }
}
transit-gateway hub { attach shop }
`,
    'a name stands for its blocks': `
vpc shop 10.0.0.0/16 {
  route-table street {
    10.9.0.0/16 -> hub
    bakery -> hub
//  ^^^^^^ error route-duplicate: already sends bakery to \`hub\`
  }
}
vpc bakery 10.9.0.0/16 { }
transit-gateway hub {
  attach shop
  attach bakery
}
`,
    'the same prefix list twice': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    partners -> door
    partners -> hub
//  ^^^^^^^^ error route-duplicate: AWS keeps one route for each destination
  }
}
prefix-list partners unknown
transit-gateway hub { attach shop }
`,
    'in the table of a transit gateway': `
vpc shop 10.0.0.0/16 { }
transit-gateway hub {
  attach shop
  route-table inner {
    associate shop
    10.0.0.0/16 -> shop
    10.0.0.0/16 -> blackhole
//  ^^^^^^^^^^^ error route-duplicate: already sends
  }
}
`,
    'two endpoints of one service in a table': `
vpc shop 10.0.0.0/16 {
  subnet cellar 10.0.1.0/24 { route-table back }
  route-table back { }
  gateway-endpoint archive to s3 in back
  gateway-endpoint attic to s3 in back
//                                ^^^^ error route-duplicate: one endpoint route for each service
}
prefix-list s3 unknown
`,
  },
  silent: {
    'other lengths of one block': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    0.0.0.0/0 -> door
    0.0.0.0/1 -> blackhole
  }
}
`,
    'routes of which one may be there': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    maybe 0.0.0.0/0 -> door
    0.0.0.0/0 -> blackhole
    maybe 0.0.0.0/0 -> door
  }
}
`,
    'the two families': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  route-table street {
    0.0.0.0/0 -> door
    ::/0 -> door
  }
}
`,
    'the same block in two tables': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table one { 0.0.0.0/0 -> door }
  route-table two { 0.0.0.0/0 -> door }
}
`,
    'an endpoint that its table names too': `
vpc shop 10.0.0.0/16 {
  subnet cellar 10.0.1.0/24 { route-table back }
  route-table back { s3 -> archive }
  gateway-endpoint archive to s3 in back
}
prefix-list s3 unknown
`,
  },
};
