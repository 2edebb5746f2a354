import type { RuleCases } from '../../rule-cases.js';

export const clientVpnClientBlock: RuleCases = {
  finds: {
    'a block of the VPC': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  client-vpn-endpoint remote 10.0.128.0/20 in left { authorize any }
//                           ^^^^^^^^^^^^^ error client-vpn-client-block: that VPC \`shop\` has too
}
`,
    'blocks that are too small, too large, or of IPv6': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  client-vpn-endpoint one 172.20.0.0/24 in left { authorize any }
//                        ^^^^^^^^^^^^^ error client-vpn-client-block: from /12 to /22
  client-vpn-endpoint two 172.0.0.0/8 in left { authorize any }
//                        ^^^^^^^^^^^ error client-vpn-client-block: from /12 to /22
  client-vpn-endpoint three 2001:db8::/48 in left { authorize any }
//                          ^^^^^^^^^^^^^ error client-vpn-client-block: ip-address-type dualstack
}
`,
    'a route that overlaps it': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  subnet third 10.0.3.0/24 in c { }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
    authorize any
    172.16.0.0/12 -> left
//  ^^^^^^^^^^^^^^^^^^^^^ error client-vpn-client-block: overlaps the block of the clients
    172.16.0.0/12 -> right
//  ^^^^^^^^^^^^^^^^^^^^^^ error client-vpn-client-block: 172.20.0.0/22 -> local
  }
}
`,
  },
  silent: {
    'a default route, and one from client to client': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  subnet third 10.0.3.0/24 in c { }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
    authorize any
    0.0.0.0/0 -> left
    0.0.0.0/0 -> right
    172.20.0.0/22 -> local
  }
}
`,
    'a block that is not told': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  subnet third 10.0.3.0/24 in c { }
  client-vpn-endpoint remote in left, right {
    authorize any
  }
}
`,
    'a block of its own': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { instance till { security-groups tills } }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
    security-groups callers
    authorize 10.0.0.0/16
    authorize 192.168.0.0/16
    192.168.0.0/16 -> left
    192.168.0.0/16 -> right
  }
  security-group callers { }
  security-group tills { inbound { allow https from callers } }
}
`,
  },
};
