import { describe, expect, it } from 'vitest';
import { applyFix, checkFixture } from '../check-fixture.js';
import { vpcWithAcl } from './lists.js';

const ORDER = ['acl-rule-shadowed', 'acl-rule-redundant', 'acl-rule-order'];

describe('acl-rule-shadowed', () => {
  it.each([
    [
      'one earlier rule decides otherwise',
      `
      100 allow tcp from any
//    ^^^^^^^^^^^^^^^^^^^^^^ related: rule 100 allows it first
      110 deny ssh from 203.0.113.0/24
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning acl-rule-shadowed: Rule 110 never matches: rule 100 decides everything it names, and does the opposite
`,
    ],
    [
      'several earlier rules together cover it',
      `
      100 deny tcp 0-1000 from 10.1.0.0/25
      110 deny tcp 1001-65535 from 10.1.0.0/25
      120 deny tcp from 10.1.0.128/25
      130 allow tcp 443 from 10.1.0.0/24
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning acl-rule-shadowed: rules 100 and 120 together decide everything it names, and do the opposite
`,
    ],
    [
      'they decide otherwise in part',
      `
      100 deny tcp 443 from 10.1.0.0/25
      110 allow tcp 443 from 10.1.0.128/25
      120 allow tcp 443 from 10.1.0.0/24
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning acl-rule-shadowed: in part the opposite
`,
    ],
    [
      'whatever order they are written in',
      `
      200 deny https from 10.1.0.0/16
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning acl-rule-shadowed: a number below 100
      100 allow https from 10.0.0.0/8
`,
    ],
    [
      'a built-in service of two protocols',
      `
      100 allow udp 53 from any
      110 allow tcp 53 from any
      120 deny dns from any
//    ^^^^^^^^^^^^^^^^^^^^^ warning acl-rule-shadowed: rules 100 and 110 together
`,
    ],
  ])('%s', (_, rules) => checkFixture(ORDER, vpcWithAcl(rules)));

  it.each([
    ['a narrow deny before a wide allow', '90 deny ssh from 203.0.113.0/24\n100 allow all from any'],
    ['a part is left', '100 deny tcp 443 from 10.1.0.0/25\n120 allow tcp 443 from 10.1.0.0/24'],
    ['one port is left', '100 deny tcp 0-442 from any\n110 deny tcp 444-65535 from any\n120 allow tcp from any'],
    ['a last deny of everything', '100 allow all from any\n200 deny all from any'],
    ['IPv4 and IPv6 are worlds apart', '100 allow all from 0.0.0.0/0\n110 allow all from ::/0'],
    ['another protocol', '100 allow tcp 53 from any\n110 deny udp 53 from any'],
    ['other directions', '100 allow all from any'],
  ])('silent: %s', (_, rules) => checkFixture(ORDER, vpcWithAcl(rules)));

  it('is silent where the earlier rule is about something unknown', () => {
    checkFixture(
      ORDER,
      `${vpcWithAcl('100 allow all from office\n110 deny https from 192.168.0.0/24')}\nnetwork office unknown`,
    );
    checkFixture(ORDER, vpcWithAcl('100 allow all from nowhere\n110 deny https from 192.168.0.0/24'), { broken: true });
  });

  it('knows that `any` means IPv6 too where the VPC has it', () => {
    const rules = '      100 allow all from any\n      110 deny https from 2001:db8::/64\n';
    checkFixture(ORDER, vpcWithAcl(rules));
    checkFixture(
      ORDER,
      vpcWithAcl(
        `${rules}//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning acl-rule-shadowed: rule 100`,
        '100 allow all to any',
        '',
        '10.0.0.0/16, 2001:db8::/56',
      ),
    );
  });

  it('gives the rule a number before the one that shadows it', () => {
    const fixed = applyFix('acl-rule-shadowed', vpcWithAcl('100 allow tcp from any\n110 deny ssh from 203.0.113.0/24'));
    expect(fixed).toContain('50 deny ssh from 203.0.113.0/24');
    checkFixture(ORDER, fixed);
  });
});

describe('acl-rule-redundant', () => {
  it.each([
    [
      'one earlier rule decides the same',
      `
      100 allow tcp from any
      110 allow https from 10.0.0.0/8
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint acl-rule-redundant: rule 100 already allows all of it
`,
    ],
    [
      'several do',
      `
      100 allow tcp 0-500 from any
      110 allow tcp 400-1000 from any
      120 allow tcp 300-700 from any
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint acl-rule-redundant: rules 100 and 110
`,
    ],
    [
      'a deny among denies',
      `
      100 deny all from 10.0.0.0/8
      110 deny ssh from 10.1.0.0/16
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint acl-rule-redundant: changes nothing
      120 allow all from any
`,
    ],
    [
      'a later rule would allow it anyway',
      `
      100 allow icmp from 10.1.1.0/24
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint acl-rule-redundant: without it, rule 200 would allow all of it
      150 deny tcp from 10.1.1.0/24
      200 allow all from any
//    ^^^^^^^^^^^^^^^^^^^^^^ related: rule 200 allows the same and more
`,
    ],
  ])('%s', (_, rules) => checkFixture(ORDER, vpcWithAcl(rules)));

  it('is silent on an allow that a deny in between makes matter', () => {
    checkFixture(
      ORDER,
      vpcWithAcl('100 allow https from 10.1.1.0/24\n150 deny all from 10.1.0.0/16\n200 allow all from any'),
    );
  });

  it('is silent on a last deny that repeats *', () => {
    checkFixture(ORDER, vpcWithAcl('100 deny all from any\n32766 deny all from any'));
    checkFixture(ORDER, vpcWithAcl('100 deny all from any\n200 deny all from 0.0.0.0/0\n210 deny all from ::/0'));
  });

  it('removes the rule', () => {
    const fixed = applyFix('acl-rule-redundant', vpcWithAcl('100 allow tcp from any\n110 allow https from any'));
    expect(fixed).not.toContain('110');
    checkFixture(ORDER, fixed);
  });
});

describe('acl-rule-order', () => {
  it.each([
    [
      'a wide allow before a deny that crosses it',
      `
      100 allow https from any
//    ^^^^^^^^^^^^^^^^^^^^^^^^ related: rule 100 allows it first
      110 deny all from 203.0.113.0/24
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning acl-rule-order: such as tcp 443 from 203.0.113.0
      120 allow all from 203.0.0.0/16
`,
    ],
    [
      'ranges of ports that cross',
      `
      100 allow tcp 20-443 from any
      110 deny tcp 400-500 from any
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning acl-rule-order: Rule 100 lets through part of what rule 110 denies
`,
    ],
    [
      'several allows',
      `
      100 allow https from any
      110 allow http from any
      120 deny tcp 0-1023 from 203.0.113.0/24
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning acl-rule-order: Rules 100 and 110 let through
`,
    ],
  ])('%s', (_, rules) => checkFixture(ORDER, vpcWithAcl(rules)));

  it.each([
    ['a narrow deny first', '90 deny all from 203.0.113.0/24\n100 allow https from any'],
    [
      'a narrow allow is the exception to a wide deny',
      '100 allow https from 10.1.0.0/16\n110 deny all from 10.0.0.0/8\n120 allow all from any',
    ],
    ['a last deny of everything', '100 allow https from any\n110 allow tcp 1024-65535 from any\n200 deny all from any'],
    ['they do not touch', '100 allow https from any\n110 deny ssh from any'],
    [
      'what an earlier deny took away is not let through',
      '90 deny https from 203.0.113.0/24\n100 allow https from any\n110 deny all from 203.0.113.0/24',
    ],
  ])('silent: %s', (_, rules) => checkFixture(ORDER, vpcWithAcl(rules)));

  it('puts the deny before the allow', () => {
    const fixed = applyFix('acl-rule-order', vpcWithAcl('100 allow https from any\n110 deny all from 203.0.113.0/24'));
    expect(fixed).toContain('50 deny all from 203.0.113.0/24');
    checkFixture(ORDER, fixed);
  });
});
