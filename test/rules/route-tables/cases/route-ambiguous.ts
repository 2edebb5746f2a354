import type { RuleCases } from '../../rule-cases.js';

export const routeAmbiguous: RuleCases = {
  finds: {
    'lists that overlap': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    partners -> door
//  ^^^^^^^^^^^^^^^^ related: The other prefix list
    suppliers -> hub
//  ^^^^^^^^^^^^^^^^ warning route-ambiguous: 203.0.113.128/25 is in \`suppliers\`
  }
}
prefix-list partners { 203.0.113.0/24 }
prefix-list suppliers { 203.0.113.128/25 }
transit-gateway hub { attach shop }
`,
    'a route to a part of what both have, and one to more than it': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    partners -> door
    suppliers -> hub
//  ^^^^^^^^^^^^^^^^ warning route-ambiguous: 203.0.113.192/26 is in \`suppliers\`
    203.0.113.128/26 -> door
    203.0.112.0/23 -> hub
  }
}
prefix-list partners { 203.0.113.0/24 }
prefix-list suppliers { 203.0.113.128/25 }
transit-gateway hub { attach shop }
`,
    'once for each pair, the later one': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    suppliers -> hub
    partners -> door
//  ^^^^^^^^^^^^^^^^ warning route-ambiguous: AWS picks a target at random
  }
}
prefix-list partners { 203.0.113.0/24, 198.51.100.0/24 }
prefix-list suppliers { 198.51.100.0/25, 203.0.113.128/25, 203.0.113.0/25 }
transit-gateway hub { attach shop }
`,
  },
  silent: {
    'the same target': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    partners -> door
    suppliers -> door
  }
}
prefix-list partners { 203.0.113.0/24 }
prefix-list suppliers { 203.0.113.128/25 }
`,
    'a list and a block: the block comes first': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    partners -> door
    203.0.113.0/24 -> hub
  }
}
prefix-list partners { 203.0.113.0/24 }
transit-gateway hub { attach shop }
`,
    'lists that overlap where routes to blocks come first': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    partners -> door
    suppliers -> hub
    203.0.113.128/26 -> door
    203.0.113.192/26 -> hub
  }
}
prefix-list partners { 203.0.113.0/24 }
prefix-list suppliers { 203.0.113.128/25 }
transit-gateway hub { attach shop }
`,
    'lists apart, and one that is not told': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    partners -> door
    suppliers -> hub
    others -> blackhole
  }
}
prefix-list partners { 203.0.113.0/25 }
prefix-list suppliers { 203.0.113.128/25 }
prefix-list others unknown
transit-gateway hub { attach shop }
`,
    'in two tables': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table one { partners -> door }
  route-table two { suppliers -> hub }
}
prefix-list partners { 203.0.113.0/24 }
prefix-list suppliers { 203.0.113.0/24 }
transit-gateway hub { attach shop }
`,
  },
};
