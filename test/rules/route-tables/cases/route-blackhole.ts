import type { RuleCases } from '../../rule-cases.js';

export const routeBlackhole: RuleCases = {
  finds: {
    'in the table of a subnet, in the main table, in an edge table': `
vpc shop 10.0.0.0/16 {
  internet-gateway door { route-table edge }
  subnet counter 10.0.0.0/24 { route-table street }
  subnet cellar 10.0.1.0/24 { }
  route-table street { 10.1.0.0/16 -> blackhole }
//                                    ^^^^^^^^^ warning route-blackhole: What goes to 10.1.0.0/16 is dropped
  main route-table back { 0.0.0.0/0 -> blackhole }
//                                     ^^^^^^^^^ warning route-blackhole: whose target was deleted or detached
  route-table edge { 10.0.0.0/24 -> blackhole }
//                                  ^^^^^^^^^ warning route-blackhole: Remove the route
}
`,
  },
  silent: {
    'a table that nothing uses': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { route-table street }
  route-table street { }
  route-table old { 0.0.0.0/0 -> blackhole }
}
`,
    'a transit gateway, where it is a means': `
vpc shop 10.0.0.0/16 { }
transit-gateway hub {
  attach shop
  route-table inner {
    associate shop
    10.9.0.0/16 -> blackhole
  }
}
`,
  },
};
