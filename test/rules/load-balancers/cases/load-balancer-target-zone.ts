import type { RuleCases } from '../../rule-cases.js';

export const loadBalancerTargetZone: RuleCases = {
  finds: {
    'a target in another zone': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { instance near }
  subnet cellar 10.0.1.0/24 in b { instance far }
  network-load-balancer front in counter {
//                               ^^^^^^^ related: A node
    listener https -> near, far
//                          ^^^ warning load-balancer-target-zone: is in zone b, and \`front\` has no node there (only in zone a)
  }
  application-load-balancer back in counter, counter {
    cross-zone off
    listener https -> far
//                    ^^^ warning load-balancer-target-zone: write \`cross-zone on\`
  }
}
`,
  },
  silent: {
    'cross-zone, by itself or by choice': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { }
  subnet terrace 10.0.2.0/24 in c { }
  subnet cellar 10.0.1.0/24 in b { instance far }
  network-load-balancer front in counter {
    cross-zone on
    listener https -> far
  }
  application-load-balancer back in counter, terrace { listener https -> far }
}
`,
    'one of several zones, or none that is told': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { }
  subnet cellar 10.0.1.0/24 in b { }
  subnet attic 10.0.2.0/24 { instance somewhere }
  database orders in counter, cellar
  network-load-balancer front in counter { listener postgres -> orders, somewhere }
}
`,
  },
};
