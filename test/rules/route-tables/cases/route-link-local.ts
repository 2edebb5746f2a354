import type { RuleCases } from '../../rule-cases.js';

export const routeLinkLocal: RuleCases = {
  finds: {
    'the range itself, and within it': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { interface proxy { source-dest-check off } }
  route-table street {
    169.254.168.0/22 -> proxy
//  ^^^^^^^^^^^^^^^^ error route-link-local: which AWS keeps
    169.254.169.254/32 -> proxy
//  ^^^^^^^^^^^^^^^^^^ error route-link-local: Remove the route
    fd00:ec2::254/128 -> proxy
//  ^^^^^^^^^^^^^^^^^ error route-link-local: fd00:ec2::/32
  }
}
`,
  },
  silent: {
    'wider, and beside it': `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { interface proxy { source-dest-check off } }
  route-table street {
    169.254.0.0/16 -> proxy
    169.254.172.0/24 -> proxy
    fd00::/16 -> proxy
  }
}
`,
  },
};
