import type { RuleCases } from '../../rule-cases.js';

export const natSecurityGroup: RuleCases = {
  finds: {
    'each group that it has': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet counter 10.0.0.0/24 {
    route-table street
    nat-gateway courier { security-groups one, two }
//              ^^^^^^^ related: The NAT gateway
//                                        ^^^ error nat-security-group: A NAT gateway has no security groups
//                                             ^^^ error nat-security-group: \`two\` cannot be attached
  }
  route-table street { 0.0.0.0/0 -> door }
  security-group one { }
  security-group two { }
}
`,
  },
  silent: {
    'none, and an instance with one': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    nat-gateway courier { public-ip }
  }
  route-table street { 0.0.0.0/0 -> door }
  subnet kitchen 10.0.1.0/24 { instance cook { security-groups one } }
  security-group one { }
}
`,
  },
};
