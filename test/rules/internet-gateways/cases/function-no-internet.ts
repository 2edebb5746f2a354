import type { RuleCases } from '../../rule-cases.js';

export const functionNoInternet: RuleCases = {
  finds: {
    'in a public subnet, in one of several': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  subnet counter 10.0.0.0/24 in a {
//       ^^^^^^^ related: Subnet counter
    route-table street
    function receipts
//           ^^^^^^^^ information function-no-internet: never has a public address
  }
  subnet cellar 10.0.1.0/24 in b { }
  function menus in counter, cellar
//         ^^^^^ information function-no-internet: is in \`counter\`, which leads
}
`,
  },
  silent: {
    'in private subnets': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    nat-gateway courier { public-ip }
  }
  route-table street { 0.0.0.0/0 -> door }
  subnet kitchen 10.0.1.0/24 {
    route-table errands
    function receipts
  }
  subnet cellar 10.0.2.0/24 { function menus }
  route-table errands { 0.0.0.0/0 -> courier }
}
`,
    'with an IPv6 address': `
vpc shop 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  subnet counter 10.0.0.0/24, 2001:db8::/64 {
    route-table street
    function receipts 10.0.0.10, 2001:db8::10
  }
}
`,
  },
};
