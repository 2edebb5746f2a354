import { describe, expect, it } from 'vitest';
import { applyFix, checkFixture } from '../check-fixture.js';

/** A VPC with an instance in the group `tills`. */
function tills(
  rules: string,
  extra = '',
  blocks = '10.0.0.0/16',
  resources = 'instance till { security-groups tills }',
): string {
  return `
vpc shop ${blocks} {
  subnet counter 10.0.0.0/24 { ${resources} }
  security-group tills {
${rules}
  }
${extra}
}
`;
}

describe('group-deny', () => {
  it('tells a deny and says where one is possible', () => {
    checkFixture(
      'group-deny',
      tills(`
    inbound { allow https from any   deny ssh from any }
    //                               ^^^^ error group-deny: with a network ACL rule whose number is lower
    outbound { deny all to any }
    //         ^^^^ error group-deny: only allows
`),
    );
  });

  it('removes the rule', () => {
    const fixed = applyFix('group-deny', tills('inbound { allow https from any   deny ssh from any }'));
    checkFixture('group-deny', fixed);
    expect(fixed).toContain('allow https from any');
  });
});

describe('group-foreign', () => {
  it('tells a group of another VPC, and the one of the same name at home', () => {
    checkFixture(
      'group-foreign',
      `
vpc shop 10.0.0.0/16 {
  subnet a 10.0.0.0/24 {
    instance till { security-groups own, bakery.ovens }
    //                                   ^^^^^^^^^^^^ error group-foreign: ovens belongs to bakery
  }
  subnet b 10.0.1.0/24 { }
  application-load-balancer front in a, b { security-groups bakery.own }
  //                                                        ^^^^^^^^^^ error group-foreign: write shop.own
  security-group own { }
}
vpc bakery 10.1.0.0/16 {
  security-group ovens { }
  //             ^^^^^ related: ovens belongs to bakery
  security-group own { }
}
`,
    );
  });

  it('is silent at home', () => {
    checkFixture('group-foreign', tills('inbound { allow https from any }'));
  });
});

describe('group-reference-unpeered', () => {
  const pair = (rest: string, rule = 'inbound { allow https from bakery.ovens }', regions = ['', '']): string => `
vpc shop 10.0.0.0/16 ${regions[0]} {
  security-group tills {
    ${rule}
  }
}
vpc bakery 10.1.0.0/16 ${regions[1]} { security-group ovens { } }
${rest}
`;

  it.each([
    [
      'nothing joins the two',
      pair(
        '',
        'inbound { allow https from bakery.ovens }\n    //                         ^^^^^^^^^^^^ warning group-reference-unpeered: no peering joins it with shop',
      ),
    ],
    [
      'a peering between Regions',
      pair(
        'peering p between shop and bakery',
        'outbound { allow https to bakery.ovens }\n    //                        ^^^^^^^^^^^^ warning group-reference-unpeered: between Regions (eu-west-1, us-east-1)',
        ['in eu-west-1', 'in us-east-1'],
      ),
    ],
    [
      'a transit gateway with the option off',
      pair(
        'transit-gateway hub { attach shop attach bakery }',
        'inbound { allow https from bakery.ovens }\n    //                         ^^^^^^^^^^^^ warning group-reference-unpeered: hub does not carry group references',
      ),
    ],
    [
      'an outbound rule across a transit gateway',
      pair(
        'transit-gateway hub { security-group-referencing attach shop attach bakery }',
        'outbound { allow https to bakery.ovens }\n    //                        ^^^^^^^^^^^^ warning group-reference-unpeered: in inbound rules only',
      ),
    ],
  ])('%s', (_, fixture) => checkFixture('group-reference-unpeered', fixture));

  it.each([
    ['peered', pair('peering p between bakery and shop')],
    ['peered in one Region', pair('peering p between bakery and shop', undefined, ['in eu-west-1', 'in eu-west-1'])],
    [
      'a transit gateway with the option on',
      pair('transit-gateway hub { security-group-referencing attach shop attach bakery }'),
    ],
    ['a group of the same VPC', tills('inbound { allow https from tills }')],
  ])('silent: %s', (_, fixture) => checkFixture('group-reference-unpeered', fixture));

  it('is silent where what joins them cannot be read', () => {
    checkFixture('group-reference-unpeered', pair('peering p between bakery and shoop'), { broken: true });
  });
});

describe('group-unused', () => {
  it('tells groups that nothing has, and who names them', () => {
    checkFixture(
      'group-unused',
      tills(
        'inbound { allow https from tellers }',
        `
  security-group tellers { }
  //             ^^^^^^^ information group-unused: tills names it in a rule
  security-group spare { }
  //             ^^^^^ information group-unused: Nothing has the group spare
`,
      ),
    );
  });

  it('is silent on used ones, the default one, and while a name leads nowhere', () => {
    checkFixture('group-unused', tills('', 'default security-group everybody { }'));
    checkFixture(
      'group-unused',
      `
vpc shop 10.0.0.0/16 {
  subnet a 10.0.0.0/24 { }
  subnet b 10.0.1.0/24 { }
  database orders in a, b { security-groups books }
  application-load-balancer front in a, b { security-groups fronts }
  security-group books { }
  security-group fronts { }
}
`,
    );
    checkFixture(
      'group-unused',
      tills('', 'security-group spare { }', undefined, 'instance till { security-groups tils }'),
      { broken: true },
    );
  });
});

describe('group-no-outbound', () => {
  it('tells clients that can open nothing', () => {
    checkFixture(
      'group-no-outbound',
      tills(
        'outbound { }',
        `
  security-group ovens { inbound { allow tcp 8080 from tills } }
  security-group jobs { outbound { } }
  //             ^^^^ information group-no-outbound: nightly can open no connection
`,
        undefined,
        'instance till { security-groups tills } instance oven { security-groups ovens } function nightly { security-groups jobs }',
      ).replace(
        'security-group tills {',
        'security-group tills {\n  //             ^^^^^ information group-no-outbound: till can open no connection',
      ),
    );
  });

  it.each([
    ['a server needs none', tills('inbound { allow https from any } outbound { }')],
    ['AWS’s default lets everything out', tills('', 'security-group ovens { inbound { allow tcp 8080 from tills } }')],
    [
      'something may go out',
      tills('outbound { allow https to any }', 'security-group ovens { inbound { allow tcp 8080 from tills } }'),
    ],
    [
      'another of its groups lets it out',
      tills(
        'outbound { }',
        'security-group base { } security-group ovens { inbound { allow tcp 8080 from tills } }',
        undefined,
        'instance till { security-groups tills, base }',
      ),
    ],
  ])('silent: %s', (_, fixture) => checkFixture('group-no-outbound', fixture));
});

describe('group-open', () => {
  it('tells what is open to the world', () => {
    checkFixture(
      'group-open',
      tills(
        `
    inbound {
      allow ssh from any
//    ^^^^^^^^^^^^^^^^^^ warning group-open: tills opens SSH (tcp 22) to every address of the internet (IPv4 and IPv6)
      allow tcp 3000-4000 from ::/0
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning group-open: remote desktop (tcp 3389) to every address of the internet (IPv6)
      allow all from 0.0.0.0/0
//    ^^^^^^^^^^^^^^^^^^^^^^^^ warning group-open: everything
    }
`,
        '',
        '10.0.0.0/16, 2001:db8::/56',
      ),
    );
  });

  it('tells the world in two halves', () => {
    checkFixture(
      'group-open',
      tills(`
    inbound {
      allow ssh from 0.0.0.0/1
//    ^^^^^^^^^^^^^^^^^^^^^^^^ warning group-open: together with other rules
      allow tcp 20-30 from 128.0.0.0/1
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ related: another part
    }
`),
    );
  });

  it.each([
    ['a service for everybody', 'inbound { allow https, http from any }'],
    ['from somewhere', 'inbound { allow ssh from 198.51.100.0/24, 10.0.0.0/8 }'],
    ['from a group', 'inbound { allow all from tills }'],
    ['outbound', 'outbound { allow all to any }'],
    [
      'half the world for one port, half for another',
      'inbound { allow ssh from 0.0.0.0/1 allow rdp from 128.0.0.0/1 }',
    ],
    ['UDP', 'inbound { allow udp 22 from any }'],
  ])('silent: %s', (_, rules) => checkFixture('group-open', tills(rules)));
});
