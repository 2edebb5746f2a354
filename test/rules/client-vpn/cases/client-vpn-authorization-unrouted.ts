import type { RuleCases } from '../../rule-cases.js';

export const clientVpnAuthorizationUnrouted: RuleCases = {
  finds: {
    'a block that no route leads to': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  subnet third 10.0.3.0/24 in c { }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
    authorize 10.0.0.0/16
    authorize 10.9.0.0/16
//  ^^^^^^^^^^^^^^^^^^^^^ warning client-vpn-authorization-unrouted: \`10.9.0.0/16 -> left\`
  }
}
`,
    'the VPC itself, where its routes are not there': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  subnet third 10.0.3.0/24 in c { }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
    local-route off
    authorize 10.0.0.0/16
//  ^^^^^^^^^^^^^^^^^^^^^ warning client-vpn-authorization-unrouted: no route of it leads there
  }
}
`,
  },
  silent: {
    'what the VPC has, or a part of it': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  subnet third 10.0.3.0/24 in c { }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
    authorize 10.0.0.0/8
    authorize 0.0.0.0/0
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
    'a route for each': `
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
