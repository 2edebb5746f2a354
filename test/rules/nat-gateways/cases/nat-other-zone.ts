import type { RuleCases } from '../../rule-cases.js';

export const natOtherZone: RuleCases = {
  finds: {
    'one NAT gateway for two zones': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    nat-gateway courier { public-ip }
  }
  route-table street { 0.0.0.0/0 -> door }
  subnet kitchen 10.0.1.0/24 in a { route-table errands }
  subnet cellar 10.0.2.0/24 in b { route-table errands }
//       ^^^^^^ related: In zone b
  subnet attic 10.0.3.0/24 in c { route-table errands }
  route-table errands { 0.0.0.0/0 -> courier }
//                                   ^^^^^^^ information nat-other-zone: \`cellar\` (zone b) and \`attic\` (zone c) use it too
}
`,
  },
  silent: {
    'the same zone': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    nat-gateway courier { public-ip }
  }
  route-table street { 0.0.0.0/0 -> door }
  subnet kitchen 10.0.1.0/24 in a { route-table errands }
  route-table errands { 0.0.0.0/0 -> courier }
}
`,
    'zones that are not told': `
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
    'a regional one': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet kitchen 10.0.1.0/24 in a { route-table errands }
  subnet cellar 10.0.2.0/24 in b { route-table errands }
  regional nat-gateway fleet
  route-table errands { 0.0.0.0/0 -> fleet }
}
`,
  },
};
