import type { RuleCases } from '../../rule-cases.js';

export const gatewayEndpointUnused: RuleCases = {
  finds: {
    'no subnet has its table': `
vpc shop 10.0.0.0/16 {
  subnet cellar 10.0.1.0/24 { route-table back }
  route-table back { }
  route-table attic { }
//            ^^^^^ related: No subnet uses it
  gateway-endpoint archive to s3 in attic
//                                  ^^^^^ warning gateway-endpoint-unused: serves nobody
}
prefix-list s3 unknown
`,
    'the ACL lets no requests out': `
vpc shop 10.0.0.0/16 {
  subnet cellar 10.0.1.0/24 {
    route-table back
    network-acl closed
  }
  route-table back { }
  network-acl closed {
//            ^^^^^^ related: The network ACL
    inbound { 100 allow all from any }
    outbound { 100 allow all to 10.0.0.0/16 }
  }
  gateway-endpoint archive to s3 in back
//                 ^^^^^^^ warning gateway-endpoint-unused: \`closed\` stops all HTTPS traffic
}
prefix-list s3 { 52.219.0.0/20 }
`,
    'the ACL lets no replies in': `
vpc shop 10.0.0.0/16 {
  subnet cellar 10.0.1.0/24 {
    route-table back
    network-acl closed
  }
  route-table back { }
  network-acl closed {
    inbound { 100 allow https from any }
    outbound { 100 allow https to any }
  }
  gateway-endpoint archive to s3 in back
//                 ^^^^^^^ warning gateway-endpoint-unused: TCP 1024-65535 in from them
}
prefix-list s3 { 52.219.0.0/20 }
`,
  },
  silent: {
    'by the main table': `
vpc shop 10.0.0.0/16 {
  subnet cellar 10.0.1.0/24 { }
  main route-table back { }
  gateway-endpoint archive to s3 in back
}
prefix-list s3 unknown
`,
    'one of several tables, one of several subnets': `
vpc shop 10.0.0.0/16 {
  subnet cellar 10.0.1.0/24 {
    route-table back
    network-acl closed
  }
  subnet kitchen 10.0.2.0/24 { route-table back }
  route-table back { }
  route-table attic { }
  network-acl closed { }
  gateway-endpoint archive to s3 in back, attic
}
prefix-list s3 { 52.219.0.0/20 }
`,
    'addresses that no file tells': `
vpc shop 10.0.0.0/16 {
  subnet cellar 10.0.1.0/24 {
    route-table back
    network-acl closed
  }
  route-table back { }
  network-acl closed { outbound { 100 allow all to 10.0.0.0/16 } }
  gateway-endpoint archive to s3 in back
}
prefix-list s3 unknown
`,
    'an ACL for the service': `
vpc shop 10.0.0.0/16 {
  subnet cellar 10.0.1.0/24 {
    route-table back
    network-acl fitting
  }
  route-table back { }
  network-acl fitting {
    inbound { 100 allow tcp 32768-61000 from 52.219.0.0/16 }
    outbound { 100 allow https to 52.219.0.0/16 }
  }
  gateway-endpoint archive to s3 in back
}
prefix-list s3 { 52.219.0.0/20 }
`,
    'a VPC without subnets': `
vpc shop 10.0.0.0/16 {
  route-table back { }
  gateway-endpoint archive to s3 in back
}
prefix-list s3 unknown
`,
  },
};
