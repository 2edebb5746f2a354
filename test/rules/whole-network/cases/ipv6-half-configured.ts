import type { RuleCases } from '../../rule-cases.js';

export const ipv6HalfConfigured: RuleCases = {
  finds: {
    routes: `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  subnet counter 10.0.0.0/24, 2001:db8::/64 { route-table street }
//       ^^^^^^^ related: Has an IPv6 block
  subnet kitchen 10.0.1.0/24, 2001:db8:0:1::/64 { route-table errands }
  subnet terrace 10.0.2.0/24 {
    route-table street
    nat-gateway courier { public-ip }
  }
  route-table street { 0.0.0.0/0 -> door }
//                     ^^^^^^^^^^^^^^^^^ warning ipv6-half-configured: Add \`::/0 -> door\`
  route-table errands { 0.0.0.0/0 -> courier }
//                      ^^^^^^^^^^^^^^^^^^^^ warning ipv6-half-configured: a route from ::/0 to an \`egress-only-gateway\`
}
`,
    'network ACLs': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  subnet counter 10.0.0.0/24, 2001:db8::/64 { network-acl street-acl }
  network-acl street-acl {
    inbound {
      100 allow https from 0.0.0.0/0
//                         ^^^^^^^^^ warning ipv6-half-configured: the inbound rules of \`street-acl\` allow IPv4 only
      110 allow ssh from 10.0.0.0/16
    }
    outbound { 100 allow all to any }
  }
}
`,
    'security groups': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  subnet counter 10.0.0.0/24, 2001:db8::/64 {
    instance cashier 10.0.0.10, 2001:db8::10 { security-groups cashiers }
//           ^^^^^^^ related: Has an IPv6 address
  }
  security-group cashiers {
    inbound { allow https from 0.0.0.0/0 }
//                             ^^^^^^^^^ warning ipv6-half-configured: of its group \`cashiers\` allow IPv4 only
  }
}
`,
    'security groups of an instance whose addresses are not written': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  subnet counter 10.0.0.0/24, 2001:db8::/64 {
    instance cashier { security-groups cashiers }
//           ^^^^^^^ related: May get an IPv6 address
  }
  security-group cashiers {
    inbound { allow https from 0.0.0.0/0 }
//                             ^^^^^^^^^ warning ipv6-half-configured: \`cashier\` may get an IPv6 address, as its subnet gives them out
  }
}
`,
  },
  silent: {
    'routes of subnets whose IPv6 blocks are private': `
vpc shop 10.0.0.0/16, 2001:db8::/56 private {
  internet-gateway door
  subnet counter 10.0.0.0/24, 2001:db8::/64 { route-table street }
  route-table street { 0.0.0.0/0 -> door }
}
vpc bank 10.1.0.0/16, fd12:3456:789a::/56 {
  internet-gateway door
  subnet vault 10.1.0.0/24, fd12:3456:789a::/64 { route-table street }
  route-table street { 0.0.0.0/0 -> door }
}
`,
    'databases and functions, which have IPv6 only where they are told to': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  subnet counter 10.0.0.0/24, 2001:db8::/64 {
    database orders { security-groups cashiers }
    function receipts { security-groups cashiers }
  }
  security-group cashiers { inbound { allow https from 0.0.0.0/0 } }
}
`,
    'both families': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  subnet counter 10.0.0.0/24, 2001:db8::/64 {
    route-table street
    network-acl street-acl
    instance cashier 10.0.0.10, 2001:db8::10 { security-groups cashiers }
  }
  route-table street { any -> door }
  network-acl street-acl {
    inbound {
      100 allow https from 0.0.0.0/0
      110 allow https from ::/0
    }
    outbound { 100 allow all to any }
  }
  security-group cashiers { inbound { allow https from any } }
}
`,
    'IPv4 only': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  subnet counter 10.0.0.0/24 {
    route-table street
    network-acl street-acl
    instance cashier 10.0.0.10 { security-groups cashiers }
  }
  route-table street { 0.0.0.0/0 -> door }
  network-acl street-acl { inbound { 100 allow https from 0.0.0.0/0 } }
  security-group cashiers { inbound { allow https from 0.0.0.0/0 } }
}
`,
    'within the VPC only: no default route, no rule for everybody': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  subnet cellar 10.0.0.0/24, 2001:db8::/64 {
    network-acl cellar-acl
    instance keeper 10.0.0.10, 2001:db8::10 { security-groups keepers }
  }
  main route-table back { 10.9.0.0/16 -> hub }
  network-acl cellar-acl { inbound { 100 allow all from 10.0.0.0/16 } }
  security-group keepers { inbound { allow https from 10.0.0.0/16 } }
}
transit-gateway hub { attach shop }
`,
    'a name that stands for both': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  subnet cellar 10.0.0.0/24, 2001:db8::/64 {
    instance keeper 10.0.0.10, 2001:db8::10 { security-groups keepers }
  }
  security-group keepers {
    inbound {
      allow https from 0.0.0.0/0
      allow https from shop
    }
  }
}
`,
  },
};
