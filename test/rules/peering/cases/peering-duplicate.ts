import type { RuleCases } from '../../rule-cases.js';

export const peeringDuplicate: RuleCases = {
  finds: {
    'the same pair the other way round': `
vpc shop 10.0.0.0/16 { }
vpc bakery 10.1.0.0/16 { }
peering bridge between shop and bakery
//      ^^^^^^ related: The first peering
peering tunnel between bakery and shop
//      ^^^^^^ error peering-duplicate: are peered already, by \`bridge\`
`,
  },
  silent: {
    'other pairs': `
vpc shop 10.0.0.0/16 { }
vpc bakery 10.1.0.0/16 { }
vpc farm 10.2.0.0/16 { }
peering one between shop and bakery
peering two between bakery and farm
peering three between farm and shop
`,
  },
};
