import type { RuleCases } from '../../rule-cases.js';

export const publicIpNoGateway: RuleCases = {
  finds: {
    'a public address without internet gateway': `
vpc shop 10.0.0.0/16 {
//  ^^^^ related: VPC shop
  egress-only-gateway exit
  subnet counter 10.0.0.0/24 in a {
    instance cashier { public-ip 198.51.100.10 }
//                     ^^^^^^^^^^^^^^^^^^^^^^^ error public-ip-no-gateway: Gateway.NotAttached
  }
  subnet cellar 10.0.1.0/24 in b { }
  database orders in counter, cellar { public-ip }
//                                     ^^^^^^^^^ error public-ip-no-gateway: has no internet gateway
}
`,
  },
  silent: {
    'with one': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet counter 10.0.0.0/24 { instance cashier { public-ip } }
}
`,
    'a NAT gateway has a rule of its own': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { nat-gateway courier { public-ip } }
}
`,
  },
};
