import type { RuleCases } from '../../rule-cases.js';

export const natNoInternetGateway: RuleCases = {
  finds: {
    'zonal and regional': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { nat-gateway courier { public-ip } }
//                                         ^^^^^^^ error nat-no-internet-gateway: on AWS the creation of \`courier\` fails
  regional nat-gateway fleet
//                     ^^^^^ error nat-no-internet-gateway: has no internet gateway
}
`,
  },
  silent: {
    'one that may be in another VPC': `
vpc shop 10.0.0.0/16 {
  subnet counter unknown { maybe nat-gateway courier { public-ip } }
  maybe regional nat-gateway fleet
}
`,
    'a private one, and one with internet gateway': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { private nat-gateway courier }
}
vpc bakery 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    nat-gateway courier { public-ip }
  }
  route-table street { 0.0.0.0/0 -> door }
}
`,
  },
};
