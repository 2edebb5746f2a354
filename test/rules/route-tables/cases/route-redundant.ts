import type { RuleCases } from '../../rule-cases.js';

export const routeRedundant: RuleCases = {
  finds: {
    'covered by the default route': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    0.0.0.0/0 -> door
//  ^^^^^^^^^^^^^^^^^ related: The route that covers it
    203.0.113.0/24 -> door
//  ^^^^^^^^^^^^^^^^^^^^^^ warning route-redundant: changes nothing
  }
}
`,
    'covered by any, both families': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  route-table street {
    any -> door
    2001:db8:ff00::/40 -> door
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning route-redundant: sends any to \`door\` already
  }
}
`,
    'covered by the next wider of several': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    0.0.0.0/0 -> door
    10.0.0.0/8 -> hub
    10.20.0.0/16 -> hub
//  ^^^^^^^^^^^^^^^^^^^ warning route-redundant: sends 10.0.0.0/8 to \`hub\` already
  }
}
transit-gateway hub { attach shop }
`,
    'covered by a prefix list, with which no other overlaps': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    partners -> door
//  ^^^^^^^^^^^^^^^^ related: The route that covers it
    suppliers -> hub
    203.0.113.128/26 -> door
//  ^^^^^^^^^^^^^^^^^^^^^^^^ warning route-redundant: changes nothing
  }
}
prefix-list partners { 203.0.113.0/24 }
prefix-list suppliers { 198.51.100.0/25 }
transit-gateway hub { attach shop }
`,
  },
  silent: {
    'something between leads elsewhere': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    10.0.0.0/8 -> hub
    10.20.0.0/16 -> blackhole
    10.20.1.0/24 -> hub
  }
}
transit-gateway hub { attach shop }
`,
    'the other family': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  route-table street {
    0.0.0.0/0 -> door
    2001:db8:ff00::/40 -> door
  }
}
`,
    'it decides between prefix lists that overlap': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    partners -> door
    suppliers -> hub
    203.0.113.128/26 -> hub
    203.0.113.192/26 -> door
  }
}
prefix-list partners { 203.0.113.0/24 }
prefix-list suppliers { 203.0.113.128/25 }
transit-gateway hub { attach shop }
`,
    'it keeps a learned route from being chosen': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  internet-gateway door
  route-table street {
    0.0.0.0/0 -> hub
    192.168.0.0/16 -> hub
    propagate staff-door
  }
}
transit-gateway hub { attach shop }
network office 192.168.0.0/16
vpn line from office to shop.staff-door
`,
    'a learned route lies between': `
vpc shop 10.0.0.0/16 {
  vpn-gateway staff-door
  route-table street {
    0.0.0.0/0 -> hub
    192.168.7.0/24 -> hub
    propagate staff-door
  }
}
transit-gateway hub { attach shop }
network office 192.168.0.0/16
vpn line from office to shop.staff-door
`,
    'what lies between is not told': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street {
    0.0.0.0/0 -> door
    203.0.113.0/24 -> door
    partners -> hub
  }
}
transit-gateway hub { attach shop }
prefix-list partners unknown
`,
    'a subnet, through an appliance': `
vpc shop 10.0.0.0/16 {
  subnet guard 10.0.3.0/24 { interface firewall { source-dest-check off } }
  route-table street {
    0.0.0.0/0 -> firewall
    10.0.3.0/24 -> firewall
  }
}
`,
  },
};
