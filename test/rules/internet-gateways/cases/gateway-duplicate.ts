import type { RuleCases } from '../../rule-cases.js';

export const gatewayDuplicate: RuleCases = {
  finds: {
    'a second one of each kind': `
vpc shop 10.0.0.0/16 {
  internet-gateway front
//                 ^^^^^ related: The first internet gateway
  internet-gateway side
//                 ^^^^ error gateway-duplicate: has the internet gateway \`front\` already
  egress-only-gateway out
  egress-only-gateway exit
//                    ^^^^ error gateway-duplicate: one egress-only internet gateway
  vpn-gateway staff
  vpn-gateway owner
//            ^^^^^ error gateway-duplicate: one virtual private gateway
  vpn-gateway cleaner
//            ^^^^^^^ error gateway-duplicate: remove \`cleaner\`
}
`,
  },
  silent: {
    'one of each kind, in two VPCs': `
vpc shop 10.0.0.0/16 {
  internet-gateway front
  egress-only-gateway out
  vpn-gateway staff
}
vpc bakery 10.1.0.0/16 {
  internet-gateway front
}
`,
  },
};
