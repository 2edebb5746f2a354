import type { RuleCases } from '../../rule-cases.js';

export const clientVpnSubnet: RuleCases = {
  finds: {
    'two subnets in one zone': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in a { }
  subnet third 10.0.3.0/24 in c { }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
//                    ^^^^^^ error client-vpn-subnet: are both in zone a
    authorize any
  }
}
`,
    'a route to a subnet that is not associated': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  subnet third 10.0.3.0/24 in c { }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
    authorize any
    192.168.0.0/16 -> third
//                    ^^^^^ error client-vpn-subnet: is not associated with \`third\`
  }
}
`,
  },
  silent: {
    'zones that nobody tells': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24  { }
  subnet right 10.0.2.0/24  { instance till { security-groups tills } }
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
    'one a zone': `
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
