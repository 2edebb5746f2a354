import type { RuleCases } from '../../rule-cases.js';

export const clientVpnRouteUnauthorized: RuleCases = {
  finds: {
    'a route that no rule allows': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  subnet third 10.0.3.0/24 in c { }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
    authorize 10.0.0.0/16
    192.168.0.0/16 -> left
//  ^^^^^^^^^^^^^^^^^^^^^^ warning client-vpn-route-unauthorized: Add \`authorize 192.168.0.0/16\`
    192.168.0.0/16 -> right
//  ^^^^^^^^^^^^^^^^^^^^^^^ warning client-vpn-route-unauthorized: carries nothing
  }
}
`,
    'no rule at all': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  client-vpn-endpoint remote 172.20.0.0/22 in left { }
//                    ^^^^^^ warning client-vpn-route-unauthorized: its clients get nowhere
}
`,
  },
  silent: {
    'rules for a part of it, or for some clients': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  subnet third 10.0.3.0/24 in c { }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
    authorize 192.168.1.0/24 for "staff"
    192.168.0.0/16 -> left
    192.168.0.0/16 -> right
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
    'rules for everything': `
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
