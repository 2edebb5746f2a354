import { describe, expect, it } from 'vitest';
import { applyFix, checkFixture } from '../check-fixture.js';

function group(rules: string, extra = '', own = 'security-groups g'): string {
  return `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { instance till { ${own} } }
  security-group g {
${rules}
  }
${extra}
}
`;
}

const RULES = ['group-rule-duplicate', 'group-rule-implied'];

describe('group-rule-duplicate', () => {
  it.each([
    [
      'written differently',
      `
    inbound {
      allow https from any
//    ^^^^^^^^^^^^^^^^^^^^ related: the same rule
      allow tcp 443 from 0.0.0.0/0
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error group-rule-duplicate: g has this rule already: \`allow https from any\`
    }
`,
    ],
    [
      'a part of a line',
      `
    inbound {
      allow https, http from 10.1.0.0/16
      allow https, ssh from 10.1.0.0/16, 10.2.0.0/16
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error group-rule-duplicate: \`allow https, http from 10.1.0.0/16\`
    }
`,
    ],
    [
      'twice in one line',
      `
    outbound { allow tcp 443 to g, 10.1.0.0/16, g }
    //                                          ^ error group-rule-duplicate: names the same traffic and the same other end twice
`,
    ],
    [
      'a subnet and its block',
      `
    inbound {
      allow ssh from counter
      allow ssh from 10.0.0.0/24
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^ error group-rule-duplicate: \`allow ssh from counter\`
    }
`,
    ],
    [
      'a prefix list',
      `
    inbound {
      allow ssh from partners
      allow ssh from partners
//    ^^^^^^^^^^^^^^^^^^^^^^^ error group-rule-duplicate: refuses the same one twice
    }
`,
    ],
  ])('%s', (_, rules) => checkFixture(RULES, `${group(rules)}\nprefix-list partners unknown`));

  it.each([
    ['another port', 'inbound { allow tcp 443 from any allow tcp 444 from any }'],
    ['another other end', 'inbound { allow ssh from 10.1.0.0/16 allow ssh from 10.2.0.0/16 }'],
    ['another direction', 'inbound { allow https from any } outbound { allow https to any }'],
    ['another protocol', 'inbound { allow tcp 53 from any allow udp 53 from any }'],
    ['unknown networks', 'inbound { allow ssh from dark allow ssh from dim }'],
  ])('silent: %s', (_, rules) => checkFixture(RULES, `${group(rules)}\nnetwork dark unknown\nnetwork dim unknown`));

  it('removes the second', () => {
    const fixed = applyFix('group-rule-duplicate', group('inbound { allow https from any   allow tcp 443 from any }'));
    expect(fixed).toContain('inbound { allow https from any    }');
    checkFixture(RULES, fixed);
  });
});

describe('group-rule-implied', () => {
  it.each([
    [
      'a wider rule covers it',
      `
    inbound {
      allow tcp from 10.0.0.0/8
//    ^^^^^^^^^^^^^^^^^^^^^^^^^ related: \`allow tcp from 10.0.0.0/8\`
      allow ssh from 10.1.0.0/16
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^ hint group-rule-implied: \`allow tcp from 10.0.0.0/8\` allows the same traffic already
    }
`,
    ],
    [
      'several rules together cover it',
      `
    inbound {
      allow tcp 1-50 from 10.1.0.0/16
      allow tcp 40-200 from 10.0.0.0/9
      allow tcp from 10.1.128.0/17
      allow tcp 30-100 from 10.1.0.0/16
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint group-rule-implied: 3 other rules together allow
    }
`,
    ],
    [
      'of two that say the same, the later',
      `
    inbound {
      allow tcp 1-10, tcp 11-20 from 10.1.0.0/16
      allow tcp 1-20 from 10.1.0.0/16
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint group-rule-implied: adds nothing
    }
`,
    ],
    [
      'by the same group as other end',
      `
    inbound {
      allow ssh from g
//    ^^^^^^^^^^^^^^^^ hint group-rule-implied: \`allow tcp from g\`
      allow tcp from g
    }
`,
    ],
  ])('%s', (_, rules) => checkFixture(RULES, group(rules)));

  it('looks at the groups that are always attached with it', () => {
    const base = 'security-group base { inbound { allow tcp from 10.0.0.0/8 } }';
    const marked = `
    inbound { allow ssh from 10.1.0.0/16 }
    //        ^^^^^^^^^^^^^^^^^^^^^^^^^^ hint group-rule-implied: of base, which is always attached with it
`;
    checkFixture(RULES, group(marked, base, 'security-groups g, base'));
    const alone = 'subnet kitchen 10.0.1.0/24 { instance oven { security-groups g } }';
    checkFixture(
      RULES,
      group('inbound { allow ssh from 10.1.0.0/16 }', `${base}\n${alone}`, 'security-groups g, base'),
    );
  });

  it('tells one of two groups that say the same, and outbound rules beside a group without any', () => {
    checkFixture(
      RULES,
      group(
        `
    inbound { allow ssh from 10.1.0.0/16 }
    //        ^^^^^^^^^^^^^^^^^^^^^^^^^^ hint group-rule-implied: of base
    outbound { allow https to any }
    //         ^^^^^^^^^^^^^^^^^^ hint group-rule-implied: without an \`outbound\` block it lets everything out
`,
        'security-group base { inbound { allow ssh from 10.1.0.0/16 } }',
        'security-groups g, base',
      ),
    );
  });

  it.each([
    ['a part is its own', 'inbound { allow tcp 1-100 from 10.1.0.0/16 allow tcp 50-101 from 10.1.0.0/16 }'],
    ['a block covers the members of a group today', 'inbound { allow ssh from 10.0.0.0/16 allow ssh from g }'],
    ['a prefix list may change', 'inbound { allow tcp from partners allow ssh from 198.51.100.0/24 }'],
    ['another direction', 'inbound { allow tcp from any } outbound { allow ssh to any }'],
  ])('silent: %s', (_, rules) => checkFixture(RULES, `${group(rules)}\nprefix-list partners { 198.51.100.0/24 }`));
});
