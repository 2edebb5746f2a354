import type { RuleCases } from '../../rule-cases.js';

export const clientVpnRoutesDiffer: RuleCases = {
  finds: {
    'a route by one of two subnets': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  subnet third 10.0.3.0/24 in c { }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
    authorize any
    0.0.0.0/0 -> left
//  ^^^^^^^^^^^^^^^^^ warning client-vpn-routes-differ: Add \`0.0.0.0/0 -> right\`
  }
}
`,
  },
  silent: {
    'a wider route by the other': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  subnet third 10.0.3.0/24 in c { }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
    authorize any
    192.168.1.0/24 -> left
    192.168.0.0/16 -> right
    192.168.0.0/16 -> left
  }
}
`,
    'what AWS adds, and what goes from client to client': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  subnet third 10.0.3.0/24 in c { }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
    authorize any
    10.0.1.0/24 -> left
    172.20.0.0/22 -> local
  }
}
`,
    'a list that may hold more': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
    routes unknown
    authorize unknown
    192.168.0.0/16 -> left
    authorize 10.9.0.0/16
  }
}
`,
    'the same by each': `
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
