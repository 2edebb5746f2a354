import { describe, expect, it } from 'vitest';
import { applyFix, checkFixture } from '../check-fixture.js';
import { vpcWithAcl } from './lists.js';

describe('acl-rule-number', () => {
  it('tells numbers that AWS refuses', () => {
    checkFixture(
      'acl-rule-number',
      vpcWithAcl(
        `
      0 allow https from any
//    ^ error acl-rule-number: from 1 to 32766; AWS refuses 0
      1 allow http from any
      32766 allow ssh from any
      32767 deny all from any
//    ^^^^^ error acl-rule-number: belong to the rule \`*\`
`,
      ),
    );
  });

  it('numbers it anew', () => {
    const fixed = applyFix('acl-rule-number', vpcWithAcl('100 allow https from any\n40000 allow http from any'));
    expect(fixed).toContain('110 allow http from any');
    checkFixture('acl-rule-number', fixed);
  });
});

describe('acl-rule-number-duplicate', () => {
  it('tells the second of a direction', () => {
    checkFixture(
      'acl-rule-number-duplicate',
      vpcWithAcl(
        `
      100 allow https from any
//    ^^^^^^^^^^^^^^^^^^^^^^^^ related: the other rule 100
      110 allow http from any
      100 deny ssh from any
//    ^^^ error acl-rule-number-duplicate: guard has an inbound rule 100 already
`,
        '100 allow https to any\n110 allow http to any',
      ),
    );
  });

  it('says nothing of rules of which one may be there', () => {
    checkFixture(
      'acl-rule-number-duplicate',
      vpcWithAcl('maybe 100 allow https from any\n100 allow http from any\nmaybe 100 deny ssh from any'),
    );
  });

  it('takes a free number', () => {
    const fixed = applyFix(
      'acl-rule-number-duplicate',
      vpcWithAcl('100 allow https from any\n110 allow http from any\n100 allow ssh from any'),
    );
    expect(fixed).toContain('120 allow ssh from any');
    checkFixture('acl-rule-number-duplicate', fixed);
  });
});

describe('acl-peer-not-cidr', () => {
  it('tells groups and prefix lists', () => {
    checkFixture(
      'acl-peer-not-cidr',
      `${vpcWithAcl(
        `
      100 allow https from tills
//                         ^^^^^ error acl-peer-not-cidr: sees addresses only
      110 allow https from partners
//                         ^^^^^^^^ error acl-peer-not-cidr: Write a rule for each of 198.51.100.0/24
      120 allow https from storage
//                         ^^^^^^^ error acl-peer-not-cidr: one CIDR block
`,
        '100 allow all to any',
        '  security-group tills { }',
      )}
prefix-list partners { 198.51.100.0/24 }
prefix-list storage unknown
`,
    );
  });

  it('is silent on what stands for addresses', () => {
    checkFixture(
      'acl-peer-not-cidr',
      `${vpcWithAcl('100 allow https from kitchen\n110 allow https from shop\n120 allow https from office\n130 allow https from printer\n140 allow https from 10.0.0.9\n150 allow https from any')}
network office 192.168.0.0/16 { host printer 192.168.0.9 }
`,
    );
  });

  it('writes the block of a list that has one', () => {
    const text = `${vpcWithAcl('100 allow https from partners')}prefix-list partners { 198.51.100.0/24 }`;
    expect(applyFix('acl-peer-not-cidr', text)).toContain('100 allow https from 198.51.100.0/24');
  });
});

describe('direction-mismatch', () => {
  it('tells it in ACLs and in groups', () => {
    checkFixture(
      'direction-mismatch',
      vpcWithAcl(
        `
      100 allow https to any
//                    ^^ error direction-mismatch: An inbound rule names the source of the packets: \`from\`, not \`to\`
`,
        `
      100 allow https from any
//                    ^^^^ error direction-mismatch: An outbound rule names the destination
`,
        `
  security-group tills {
    inbound { allow https to any }
    //                    ^^ error direction-mismatch: Write \`from\`
    outbound { allow https from any }
    //                     ^^^^ error direction-mismatch: move the rule to \`inbound\`
  }
`,
      ),
    );
  });

  it('writes the right word', () => {
    const fixed = applyFix('direction-mismatch', vpcWithAcl('100 allow https to any'));
    expect(fixed).toContain('100 allow https from any');
    checkFixture('direction-mismatch', fixed);
  });
});

describe('acl-empty', () => {
  it('tells an ACL without rules that a subnet has', () => {
    checkFixture(
      'acl-empty',
      `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { network-acl guard }
  //                                       ^^^^^ related: counter has it
  network-acl guard { }
  //          ^^^^^ warning acl-empty: nothing enters or leaves counter
}
`,
    );
    checkFixture(
      'acl-empty',
      `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { }
  default network-acl guard { inbound { } outbound { } }
  //                  ^^^^^ warning acl-empty: guard has no rule
}
`,
    );
  });

  it('is silent where it is meant, where nothing has it, and where one direction has rules', () => {
    checkFixture('acl-empty', vpcWithAcl('100 deny all from any', '100 deny all to any'));
    checkFixture('acl-empty', vpcWithAcl('100 allow all from any', ''));
    checkFixture('acl-empty', 'vpc shop 10.0.0.0/16 { network-acl guard { } }');
  });
});

describe('acl-unused', () => {
  it('tells an ACL that no subnet has', () => {
    checkFixture(
      'acl-unused',
      vpcWithAcl('', '', 'network-acl spare { }\n//          ^^^^^ warning acl-unused: No subnet has spare'),
    );
  });

  it('is silent on the default one, on used ones, and while a subnet names one that is not there', () => {
    checkFixture(
      'acl-unused',
      'vpc shop 10.0.0.0/16 { subnet a 10.0.0.0/24 { network-acl guard } network-acl guard { } default network-acl base { } }',
    );
    checkFixture(
      'acl-unused',
      'vpc shop 10.0.0.0/16 { subnet a 10.0.0.0/24 { network-acl gaurd } network-acl guard { } }',
      { broken: true },
    );
  });
});
