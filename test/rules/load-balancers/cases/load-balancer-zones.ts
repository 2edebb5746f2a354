import type { RuleCases } from '../../rule-cases.js';

export const loadBalancerZones: RuleCases = {
  finds: {
    'one subnet, two subnets in one zone': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { }
  subnet terrace 10.0.1.0/24 in a { }
  subnet garden 10.0.2.0/24 { }
  application-load-balancer front in counter { }
//                          ^^^^^ error load-balancer-zones: has subnets in zone a only
  application-load-balancer back in counter, terrace { }
//                          ^^^^ error load-balancer-zones: fewer than two zones
  application-load-balancer side in garden { }
//                          ^^^^ error load-balancer-zones: in one zone only
}
`,
  },
  silent: {
    'a subnet of which nothing is told': `
vpc shop 10.0.0.0/16 {
  subnet counter unknown { }
  application-load-balancer front in counter { }
}
`,
    'two zones': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { }
  subnet terrace 10.0.1.0/24 in b { }
  application-load-balancer front in counter, terrace { }
}
`,
    'network and classic load balancers': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { }
  network-load-balancer front in counter { }
  classic-load-balancer back in counter { }
}
`,
    'zones that are not told, and a Local Zone': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { }
  subnet terrace 10.0.1.0/24 { }
  subnet beach 10.0.2.0/24 in us-west-2-lax-1a { }
  application-load-balancer front in counter, terrace { }
  application-load-balancer back in beach { }
}
`,
  },
};
