import type { RuleCases } from '../../rule-cases.js';

const shop = (parts: {
  tills?: string;
  bakers?: string;
  listener?: string;
  more?: string;
  kitchen?: string;
}): string => `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { }
  subnet kitchen 10.0.1.0/24 in a { ${parts.kitchen ?? ''}  instance oven { security-groups bakers } }
  application-load-balancer till in counter {
    security-groups tills
    ${parts.listener ?? 'listener https -> oven on tcp 8080'}
  }
  security-group tills { inbound { allow https from any }  ${parts.tills ?? ''} }
  security-group bakers { inbound { ${parts.bakers ?? 'allow tcp 8080 from tills'} } }
${parts.more ?? ''}
}
`;

export const loadBalancerTargets: RuleCases = {
  finds: {
    'a load balancer whose group lets nothing out': shop({
      tills: 'outbound { }',
      listener: `listener https -> oven on tcp 8080
//                    ^^^^ warning load-balancer-targets: \`till\` cannot reach shop.oven on tcp 8080: No outbound rule of security group shop.tills lets tcp 8080 out to`,
    }),
    'and the rule to add': shop({
      tills: 'outbound { allow https to any }',
      listener: `listener https -> oven on tcp 8080
//                    ^^^^ warning load-balancer-targets: Add \`allow tcp 8080 to bakers\` to \`outbound\` of \`tills\`.`,
    }),
    'a target that admits another port': shop({
      bakers: 'allow tcp 80 from tills',
      listener: `listener https -> oven on tcp 8080
//                    ^^^^ warning load-balancer-targets: Add \`allow tcp 8080 from tills\` to \`inbound\` of \`bakers\`.`,
    }),
    'a subnet of targets, told once': shop({
      bakers: 'allow tcp 80 from tills',
      kitchen: 'instance stove { security-groups bakers }',
      listener: `listener https -> kitchen on tcp 8080
//                    ^^^^^^^ warning load-balancer-targets: cannot reach shop.stove and shop.oven on tcp 8080`,
    }),
    'an ACL that stops it': shop({
      kitchen: 'network-acl guard',
      more: `  network-acl guard {
//            ^^^^^ related: does not let it through
    inbound { 100 allow https from any }
    outbound { 100 allow all to any }
  }`,
      listener: `listener https -> oven on tcp 8080
//                    ^^^^ warning load-balancer-targets: Allow tcp 8080 in inbound rules of \`guard\``,
    }),
    'one node of two': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { }
  subnet bar 10.0.2.0/24 in b { network-acl shut }
  subnet kitchen 10.0.1.0/24 in a { instance oven { security-groups bakers } }
  application-load-balancer till in counter, bar {
    security-groups tills
    listener https -> oven
//                    ^^^^ warning load-balancer-targets: cannot reach shop.oven on tcp 443 from its node in subnet \`bar\`
  }
  security-group tills { }
  security-group bakers { inbound { allow https from tills } }
  network-acl shut { inbound { 100 allow all from any } outbound { 100 allow tcp 1024-65535 to any } }
}
`,
    'clients’ addresses kept, and a target that admits the port from nobody': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { }
  subnet kitchen 10.0.1.0/24 in a { instance oven { security-groups bakers } }
  network-load-balancer till in counter {
    listener tcp 443 -> oven on tcp 8443
//                      ^^^^ warning load-balancer-targets: No inbound rule of its security groups lets tcp 8443 in, from whomever
  }
  security-group bakers { inbound { allow tcp 443 from any } }
}
`,
  },
  silent: {
    'everything that it needs': shop({}),
    'named outbound': shop({ tills: 'outbound { allow tcp 8080 to bakers }' }),
    'clients’ addresses kept, and clients named': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { }
  subnet kitchen 10.0.1.0/24 in a { instance oven { security-groups bakers } }
  network-load-balancer till in counter { listener tcp 443 -> oven }
  security-group bakers { inbound { allow tcp 443 from 203.0.113.0/24 } }
}
`,
    'a zone that the node does not serve, which load-balancer-target-zone tells': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { }
  subnet kitchen 10.0.1.0/24 in b { instance oven { security-groups bakers } }
  application-load-balancer till in counter { security-groups tills  listener https -> oven }
  security-group tills { }
  security-group bakers { inbound { allow https from tills } }
}
`,
  },
};
