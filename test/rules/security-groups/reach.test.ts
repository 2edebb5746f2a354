import { describe, it } from 'vitest';
import { checkFixture } from '../check-fixture.js';

interface Parts {
  readonly rule: string;
  readonly inbound?: string;
  readonly kitchen?: string;
  readonly extra?: string;
  readonly rest?: string;
}

/** A cashier, and a barista behind an ACL. */
function cafe({
  rule,
  inbound = '100 allow https from 10.0.0.0/24',
  kitchen = '',
  extra = '',
  rest = '',
}: Parts): string {
  return `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { instance cashier 10.0.0.10 { security-groups cashiers } }
  subnet kitchen 10.0.1.0/24 {
    network-acl guard
    instance barista 10.0.1.5 { security-groups baristas }
    ${kitchen}
  }
  network-acl guard {
  //          ^^^^^ related: guard does not let it through
    inbound {
      ${inbound}
    }
    outbound { 100 allow all to any }
  }
  security-group cashiers { outbound { } }
  security-group baristas {
    inbound {
      ${rule}
    }
  }
${extra}
}
${rest}
`;
}

const silent = (parts: Parts): string => cafe(parts).replace(/\n.*related: guard does not.*/, '');

describe('group-rule-never-met', () => {
  it.each<[string, Parts]>([
    [
      'the ACL lets in something else',
      {
        rule: 'allow tcp 8080 from cashiers\n//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning group-rule-never-met: the network ACL shop.guard stops all that it allows before baristas is asked',
      },
    ],
    [
      'the ACL lets in somebody else',
      {
        rule: 'allow https from 10.0.0.10\n//    ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning group-rule-never-met: shop.guard',
        inbound: '100 allow https from 10.0.3.0/24',
      },
    ],
    [
      'from anywhere, though nothing is in the subnet beside it',
      {
        rule: 'allow ssh from any\n//    ^^^^^^^^^^^^^^^^^^ warning group-rule-never-met: shop.guard',
        inbound: '100 allow https from any',
      },
    ],
  ])('%s', (_, parts) => checkFixture('group-rule-never-met', cafe(parts)));

  it('tells what has no route', () => {
    checkFixture(
      'group-rule-never-met',
      silent({
        rule: 'allow https from bakery\n//    ^^^^^^^^^^^^^^^^^^^^^^^ warning group-rule-never-met: the route table',
        inbound: '100 allow all from any',
        rest: 'vpc bakery 10.1.0.0/16 { subnet a 10.1.0.0/24 { instance oven 10.1.0.9 } }',
      }),
    );
  });

  it.each<[string, Parts]>([
    ['it is let in, whatever the client’s own group says', { rule: 'allow https from cashiers' }],
    ['a part of it is let in', { rule: 'allow tcp 400-500 from cashiers' }],
    ['others are in the subnet', { rule: 'allow ssh from any', kitchen: 'instance chef { security-groups baristas }' }],
    ['nobody has the address', { rule: 'allow ssh from 10.0.9.9' }],
    ['nobody is in the group', { rule: 'allow ssh from nobody', extra: 'security-group nobody { }' }],
    ['an unknown network', { rule: 'allow ssh from 192.168.0.0/24', rest: 'network office unknown' }],
    ['an unknown list', { rule: 'allow ssh from partners', rest: 'prefix-list partners unknown' }],
    ['a private range that no file declares', { rule: 'allow ssh from 172.16.0.0/12, 10.0.0.0/24' }],
    ['the internet, without a public address', { rule: 'allow https from 203.0.113.0/24' }],
    [
      'a network load balancer brings it',
      {
        rule: 'allow tcp 8080 from any',
        inbound: '100 allow tcp 8080 from 203.0.113.0/24',
        extra: 'network-load-balancer front in counter { listener tcp 8080 -> barista }',
      },
    ],
    [
      'an appliance takes what is not for it',
      {
        rule: 'allow ssh from cashiers',
        kitchen: 'interface firewall { security-groups baristas source-dest-check off }',
      },
    ],
  ])('silent: %s', (_, parts) => checkFixture('group-rule-never-met', silent(parts)));

  const offered = (rule: string, service = ''): string => `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 in a { instance till }
  security-group doors { inbound { ${rule} } }
  network-load-balancer front in counter {
    security-groups doors
    listener https -> till
  }
  ${service}
}
vpc bakery 10.1.0.0/16 { subnet a 10.1.0.0/24 in a { instance oven 10.1.0.9 } }
`;

  it('is silent on a load balancer that an endpoint service leads to', () => {
    const rule = 'allow https from bakery';
    const marked = `${rule}\n//   ^^^^^^^^^^^^^^^^^^^^^^^ warning group-rule-never-met: the route table\n`;
    checkFixture('group-rule-never-met', offered(`\n     ${marked}`));
    checkFixture('group-rule-never-met', offered(rule, 'endpoint-service orders for front'));
  });
});

describe('group-reference-lost', () => {
  const inspected = (rule: string, back = '10.0.1.0/24 -> firewall', there = '10.0.2.0/24 -> firewall'): string => `
vpc shop 10.0.0.0/16 {
  subnet inspection 10.0.3.0/24 { interface firewall { security-groups open source-dest-check off } }
  subnet kitchen 10.0.1.0/24 {
    route-table to-cellar
    instance barista { security-groups baristas }
  }
  subnet cellar 10.0.2.0/24 {
    route-table to-kitchen
    database orders { security-groups order-books }
  }
  route-table to-cellar  { ${there} }
  route-table to-kitchen { ${back} }
  security-group open        { inbound { allow all from 10.0.0.0/16 } }
  security-group baristas    { }
  security-group order-books {
    inbound {
      ${rule}
    }
  }
}
`;

  it('tells a reference that an appliance loses', () => {
    checkFixture(
      'group-reference-lost',
      inspected(
        'allow postgres from baristas\n      //                  ^^^^^^^^ warning group-reference-lost: an appliance forwards the packets',
      ),
    );
  });

  it('is silent on blocks, on the straight way, and where a member comes straight', () => {
    checkFixture('group-reference-lost', inspected('allow postgres from 10.0.1.0/24'));
    checkFixture('group-reference-lost', inspected('allow postgres from baristas', '', ''));
    checkFixture(
      'group-reference-lost',
      inspected('allow postgres from baristas').replace(
        'database orders',
        'instance chef { security-groups baristas }\n    database orders',
      ),
    );
  });
});
