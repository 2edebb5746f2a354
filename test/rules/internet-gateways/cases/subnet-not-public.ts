import type { RuleCases } from '../../rule-cases.js';

export const subnetNotPublic: RuleCases = {
  finds: {
    'the main table holds local alone': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 { }
//^^^^^^ warning subnet-not-public: which holds \`local\` alone
}
`,
    'its table leads to a NAT gateway': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet terrace 10.0.1.0/24 {
    route-table street
    nat-gateway courier { public-ip }
  }
  public subnet counter 10.0.0.0/24 { route-table errands }
//^^^^^^ warning subnet-not-public: Add \`0.0.0.0/0 -> door\`
  route-table street { 0.0.0.0/0 -> door }
  route-table errands { 0.0.0.0/0 -> courier }
}
`,
    'the gateway is gone': `
vpc shop 10.0.0.0/16 {
  public subnet counter 10.0.0.0/24 { }
//^^^^^^ warning subnet-not-public: has no internet gateway: declare one
  main route-table street { }
}
`,
  },
  silent: {
    'a route to an internet gateway, whatever its destination': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 { route-table street }
  public subnet terrace 10.0.1.0/24 { route-table partners }
  route-table street { 0.0.0.0/0 -> door }
  route-table partners { 203.0.113.0/24 -> door }
}
`,
    'by the main table': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 { }
  main route-table street { 0.0.0.0/0 -> door }
}
`,
    'behind a firewall': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 { route-table street }
  subnet guard 10.0.3.0/24 {
    route-table out
    gateway-load-balancer-endpoint inspection
  }
  route-table street { 0.0.0.0/0 -> inspection }
  route-table out { 0.0.0.0/0 -> door }
}
`,
    'no intent, or another one': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { }
  private subnet cellar 10.0.1.0/24 { }
}
`,
  },
};
