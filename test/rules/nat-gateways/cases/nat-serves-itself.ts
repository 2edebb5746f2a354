import type { RuleCases } from '../../rule-cases.js';

export const natServesItself: RuleCases = {
  finds: {
    'its own subnet uses it': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet kitchen 10.0.1.0/24 {
//       ^^^^^^^ related: Its subnet
    route-table errands
    nat-gateway courier { public-ip }
//              ^^^^^^^ related: The NAT gateway
  }
  route-table errands { 0.0.0.0/0 -> courier }
//                                   ^^^^^^^ error nat-serves-itself: comes back to itself
}
`,
    'by the main table, for a part, private': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 { private nat-gateway courier }
  main route-table errands { 10.9.0.0/16 -> courier }
//                                          ^^^^^^^ error nat-serves-itself: sends on to 10.9.0.0/16
}
`,
  },
  silent: {
    'another subnet': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    nat-gateway courier { public-ip }
  }
  route-table street { 0.0.0.0/0 -> door }
  subnet kitchen 10.0.1.0/24 { route-table errands }
  route-table errands { 0.0.0.0/0 -> courier }
}
`,
    'a regional one is in no subnet': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet kitchen 10.0.1.0/24 { route-table errands }
  regional nat-gateway fleet
  route-table errands { 0.0.0.0/0 -> fleet }
}
`,
  },
};
