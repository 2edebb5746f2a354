import type { RuleCases } from '../../rule-cases.js';

export const transitGatewayDuplicate: RuleCases = {
  finds: {
    'one VPC twice': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { }
  subnet cellar 10.0.2.0/24 in b { }
}
transit-gateway hub {
  attach shop in shop.kitchen
//^^^^^^^^^^^^^^^^^^^^^^^^^^^ related: The first attachment
  attach shop in shop.cellar
//       ^^^^ error transit-gateway-duplicate: is attached to \`hub\` already
}
`,
  },
  silent: {
    'to two transit gateways, and two VPCs to one': `
vpc shop 10.0.0.0/16 { }
vpc bakery 10.1.0.0/16 { }
transit-gateway hub {
  attach shop
  attach bakery
}
transit-gateway spare { attach shop }
`,
  },
};
