import type { RuleCases } from '../../rule-cases.js';

export const transitGatewayZone: RuleCases = {
  finds: {
    'a zone without attachment subnet': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { route-table out }
  subnet cellar 10.0.2.0/24 in b { route-table out }
//       ^^^^^^ related: In zone b
  route-table out { 10.0.0.0/8 -> hub }
}
transit-gateway hub {
  attach shop in shop.kitchen
//       ^^^^ warning transit-gateway-zone: this attachment has no subnet in zone b
}
`,
  },
  silent: {
    'a subnet in each zone': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { route-table out }
  subnet cellar 10.0.2.0/24 in b { route-table out }
  route-table out { 10.0.0.0/8 -> hub }
}
transit-gateway hub { attach shop in shop.kitchen, shop.cellar }
`,
    'in every zone by itself': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { route-table out }
  subnet cellar 10.0.2.0/24 in b { route-table out }
  route-table out { 10.0.0.0/8 -> hub }
}
transit-gateway hub { attach shop }
`,
    'zones without a route there, or that are not told': `
vpc shop 10.0.0.0/16 {
  subnet kitchen 10.0.1.0/24 in a { route-table out }
  subnet cellar 10.0.2.0/24 in b { }
  subnet attic 10.0.3.0/24 { route-table out }
  route-table out { 10.0.0.0/8 -> hub }
}
transit-gateway hub { attach shop in shop.kitchen }
`,
  },
};
