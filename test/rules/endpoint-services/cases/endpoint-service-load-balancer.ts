import type { RuleCases } from '../../rule-cases.js';

export const endpointServiceLoadBalancer: RuleCases = {
  finds: {
    'a load balancer of another kind, or of another VPC': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { instance till }
  subnet terrace 10.0.1.0/24 in b { }
  application-load-balancer front in counter, terrace { listener https -> till }
//                          ^^^^^ related: is declared here
  network-load-balancer fast in counter { listener https -> till }
  endpoint-service orders for fast, front
//                                  ^^^^^ error endpoint-service-load-balancer: is an application load balancer
}
vpc bank 10.1.0.0/16 {
  endpoint-service loans for shop.fast
//                           ^^^^^^^^^ error endpoint-service-load-balancer: Write \`endpoint-service loans for fast\` in \`vpc shop\`
}
`,
  },
  silent: {
    'network load balancers of its VPC': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { instance till }
  network-load-balancer fast in counter { listener https -> till }
  network-load-balancer spare in counter { listener https -> till }
  endpoint-service orders for fast, spare
}
`,
  },
};
