import type { RuleCases } from '../../rule-cases.js';

export const clientVpnClientAddress: RuleCases = {
  finds: {
    'rules for addresses of clients': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  subnet third 10.0.3.0/24 in c { }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
    authorize any
    security-groups tills
  }
  security-group tills { inbound { allow https from 172.20.0.0/22, 172.20.0.7 } }
//                                                  ^^^^^^^^^^^^^ warning client-vpn-client-address: Name the endpoint's group (\`tills\`)
//                                                                 ^^^^^^^^^^ warning client-vpn-client-address: matches nothing
  network-acl guard { inbound { 100 allow https from 172.20.0.0/24 } }
//                                                   ^^^^^^^^^^^^^ warning client-vpn-client-address: Name the blocks of the endpoint's subnets
}
`,
  },
  silent: {
    'wider blocks, and addresses that somebody has': `
vpc shop 10.0.0.0/16 {
  subnet left 10.0.1.0/24 in a { }
  subnet right 10.0.2.0/24 in b { }
  subnet third 10.0.3.0/24 in c { }
  client-vpn-endpoint remote 172.20.0.0/22 in left, right {
    authorize any
  }
  security-group tills { inbound { allow https from 172.16.0.0/12, 172.20.0.0/23 } }
}
network office 172.20.0.0/23
`,
    'the group of the endpoint': `
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
