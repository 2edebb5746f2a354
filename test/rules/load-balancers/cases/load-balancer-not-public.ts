import type { RuleCases } from '../../rule-cases.js';

export const loadBalancerNotPublic: RuleCases = {
  finds: {
    'a node in a private subnet': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  subnet counter 10.0.0.0/24 in a { route-table street }
  subnet cellar 10.0.1.0/24 in b { }
//       ^^^^^^ related: Subnet cellar
  application-load-balancer front in counter, cellar { public }
//                                            ^^^^^^ warning load-balancer-not-public: its node in \`cellar\` cannot answer the internet
}
`,
  },
  silent: {
    'public subnets, and an internal one': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  route-table street { 0.0.0.0/0 -> door }
  subnet counter 10.0.0.0/24 in a { route-table street }
  subnet terrace 10.0.1.0/24 in b { route-table street }
  subnet cellar 10.0.2.0/24 in b { }
  application-load-balancer front in counter, terrace { public }
  application-load-balancer back in counter, cellar { }
}
`,
    'behind a firewall': `
vpc shop 10.0.0.0/16 {
  internet-gateway door
  subnet guard 10.0.3.0/24 { gateway-load-balancer-endpoint inspection }
  subnet counter 10.0.0.0/24 in a { route-table inspected }
  network-load-balancer front in counter { public }
  route-table inspected { 0.0.0.0/0 -> inspection }
}
`,
  },
};
