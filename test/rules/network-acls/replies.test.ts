import { describe, expect, it } from 'vitest';
import { applyFix, checkFixture, findingsOf } from '../check-fixture.js';

const REPLIES = ['acl-no-reply', 'acl-ephemeral-range', 'acl-icmp-reply'];

interface Parts {
  /** Of the ACL of the public subnet. */
  readonly inbound?: string;
  readonly outbound?: string;
  /** Marks under the ACL's name. */
  readonly marks?: string;
  readonly cashiers?: string;
  readonly baristas?: string;
  readonly extra?: string;
  readonly cashier?: string;
}

/** A public subnet with a web server and a NAT gateway, and a private one with an application server behind it. */
function cafe({ inbound, outbound, marks = '', cashiers, baristas, extra = '', cashier = '' }: Parts): string {
  return `
vpc shop 10.0.0.0/16 {
  internet-gateway front-door
  public subnet counter 10.0.0.0/24 {
    route-table street
    network-acl guard
    instance cashier 10.0.0.10 { security-groups cashiers public-ip 198.51.100.10 ${cashier} }
    nat-gateway courier 10.0.0.220 { public-ip 198.51.100.9 }
  }
  private subnet kitchen 10.0.1.0/24 {
    route-table errands
    instance barista 10.0.1.5 { security-groups baristas }
  }
  route-table street  { 0.0.0.0/0 -> front-door }
  route-table errands { 0.0.0.0/0 -> courier }
  network-acl guard {
${marks}
    inbound {
      ${inbound ?? '100 allow all from any'}
    }
    outbound {
      ${outbound ?? '100 allow all to any'}
    }
  }
  security-group cashiers {
    inbound { ${cashiers ?? 'allow https from any'} }
    outbound { allow tcp 8080 to baristas }
  }
  security-group baristas {
    inbound { ${baristas ?? 'allow tcp 8080 from cashiers'} }
    outbound { allow https to any }
  }
${extra}
}
`;
}

const REPLY_OUT = 'allow tcp 1024-65535 to any';

describe('acl-no-reply', () => {
  it('tells the direction and the ports to open', () => {
    checkFixture(
      REPLIES,
      cafe({
        inbound: '100 allow https from any   110 allow tcp 1024-65535 from any',
        outbound: '100 allow https to any   110 allow tcp 8080 to any',
        marks:
          '  //          ^^^^^ warning acl-no-reply: tcp 443 from the internet to shop.cashier (and others like it) is delivered, but guard drops every reply: no outbound rule allows it. A network ACL remembers nothing, so the reply needs a rule of its own, and it goes to the port that the client picked, one of 1024-65535. Add `120 allow tcp 1024-65535 to any` to `outbound`.',
      }),
    );
  });

  it('tells each direction once, however many suffer', () => {
    checkFixture(
      REPLIES,
      cafe({
        inbound: '100 allow https from any',
        outbound: '100 allow https to any   110 allow tcp 8080 to 10.0.1.0/24',
        marks: [
          '  //          ^^^^^ warning acl-no-reply: no outbound rule allows it',
          '  //          ^^^^^ warning acl-no-reply: no inbound rule allows it',
        ].join('\n'),
      }),
    );
  });

  it('takes a few ports that are open for something else as none', () => {
    checkFixture(
      'acl-no-reply',
      cafe({
        outbound: '100 allow tcp 8080 to any',
        inbound: '100 allow https from any   110 allow tcp 1024-65535 from any',
        marks: '  //          ^^^^^ warning acl-no-reply: no outbound rule',
      }),
    );
  });

  it('tells DNS over UDP, whose answers come back by UDP', () => {
    checkFixture(
      REPLIES,
      cafe({
        inbound: '100 allow tcp 1024-65535 from any',
        outbound: '100 allow dns to any   110 allow tcp 1024-65535 to any',
        cashiers: 'allow tcp 9 from 10.99.0.0/24',
        extra: 'security-group resolvers { outbound { allow dns to any } }',
        cashier: '',
        marks: '  //          ^^^^^ warning acl-no-reply: Add `110 allow udp 1024-65535 from any` to `inbound`',
      }).replace('security-groups cashiers public-ip', 'security-groups cashiers, resolvers public-ip'),
    );
  });

  it('lets the replies of every protocol back that the finding is about, each from where it was asked', () => {
    const text = cafe({
      inbound: '100 allow ssh from 10.0.0.0/16',
      outbound: '100 allow udp 53 to any   110 allow https to 203.0.113.0/24',
      cashiers: 'allow ssh from 10.0.0.0/16',
      extra: 'security-group resolvers { outbound { allow udp 53 to any   allow https to any } }',
    }).replace('security-groups cashiers public-ip', 'security-groups cashiers, resolvers public-ip');
    const told = findingsOf(text).find(({ rule, message }) => rule === 'acl-no-reply' && message.includes('inbound'));
    const rules = told?.fixes?.flatMap(({ edits }) => edits.flatMap(({ newText }) => newText.trim().split(/\n\s*/)));
    expect(rules?.toSorted()).toEqual([
      '110 allow udp 1024-65535 from any',
      '120 allow tcp 1024-65535 from 203.0.113.0/24',
    ]);
    expect(told?.message).toContain(
      'Add `110 allow udp 1024-65535 from any` and `120 allow tcp 1024-65535 from 203.0.113.0/24` to `inbound`.',
    );
    expect(told?.fixes?.map(({ adds }) => adds)).toEqual([{ direction: 'inbound', protocols: ['udp', 'tcp'] }]);
    checkFixture('acl-no-reply', applyFix('acl-no-reply', text));
  });

  it('opens what is missing, so that the finding is gone', () => {
    const fixed = applyFix(
      'acl-no-reply',
      cafe({
        inbound: '100 allow https from any\n      110 allow tcp 1024-65535 from any',
        outbound: '100 allow tcp 8080 to any',
      }),
    );
    expect(fixed).toContain('\n      110 allow tcp 1024-65535 to any');
    checkFixture(REPLIES, fixed);
  });

  it.each<[string, Parts]>([
    ['both ways open', {}],
    ['replies have their rule', { inbound: '100 allow https from any', outbound: `100 ${REPLY_OUT}` }],
    [
      'ports opened for replies are no requests',
      {
        inbound: '100 allow https from any   110 allow tcp 1024-65535 from any',
        outbound: `100 ${REPLY_OUT}`,
        cashiers: 'allow tcp from any',
      },
    ],
    [
      'a client’s ACL, whose reply ports let requests in that nobody names',
      {
        inbound: '100 allow tcp 1024-65535 from any',
        outbound: '100 allow https to any   110 allow tcp 8080 to 10.0.1.0/24',
        cashiers: 'allow tcp from 10.0.0.0/16',
      },
    ],
    [
      'everything may leave, and nobody says that something asks',
      { inbound: '100 allow https from any', outbound: '100 allow all to any', cashiers: 'allow https from any' },
    ],
    [
      'a deny on purpose',
      {
        inbound: '90 deny all from 203.0.113.0/24   100 allow all from any',
        outbound: '90 deny all to 203.0.113.0/24   100 allow all to any',
      },
    ],
    [
      'logs over UDP need no answer',
      { inbound: '100 allow udp 514 from any', outbound: '100 allow https to any', cashiers: 'allow udp 514 from any' },
    ],
    [
      'nothing arrives at all',
      { inbound: '100 allow ssh from any', outbound: '100 allow ssh to any', cashiers: 'allow https from any' },
    ],
  ])('silent: %s', (_, parts) => {
    const found = findingsOf(cafe(parts)).filter(
      ({ rule, message }) => REPLIES.includes(rule) && !message.includes('barista'),
    );
    expect(found.map(({ message }) => message)).toEqual([]);
  });

  it('is silent where the reply is lost for another reason, or where something is unknown', () => {
    checkFixture(
      REPLIES,
      cafe({
        inbound: '100 allow https from any',
        outbound: '100 allow https to any',
        cashiers: 'allow https from 203.0.113.0/24',
      }).replace('{ 0.0.0.0/0 -> front-door }', '{ 0.0.0.0/0 -> courier }'),
    );
    checkFixture(REPLIES, cafe({ inbound: '100 allow https from any', outbound: '100 allow all to nobody' }), {
      broken: true,
    });
  });
});

describe('acl-ephemeral-range', () => {
  it('tells what is open and what the clients pick from', () => {
    checkFixture(
      REPLIES,
      cafe({
        inbound: '100 allow https from any   110 allow tcp 1024-65535 from any',
        outbound: '100 allow tcp 32768-61000 to any   110 allow tcp 8080 to any   120 allow https to any',
        marks:
          '  //          ^^^^^ warning acl-ephemeral-range: guard lets back only some of the replies to tcp 443 from the internet to shop.cashier',
      }),
    );
  });

  it('tells that a NAT gateway picks from 1024-65535, whatever the client does', () => {
    checkFixture(
      REPLIES,
      cafe({
        inbound: '100 allow https from any   110 allow tcp 32768-61000 from any',
        outbound: '100 allow all to any',
        cashiers: 'allow tcp 9 from 10.99.0.0/24',
        marks: '  //          ^^^^^ warning acl-ephemeral-range: the NAT gateway picks any port of 1024-65535',
      }).replace('outbound { allow tcp 8080 to baristas }', 'outbound { }'),
    );
  });

  it.each<[string, Parts]>([
    [
      'the clients are known to pick from what is open',
      {
        inbound: '100 allow tcp 32768-60999 from 10.0.1.0/24',
        outbound: '100 allow tcp 8080 to 10.0.1.0/24',
        cashier: 'client-ports 32768-60999',
        cashiers: 'allow tcp 9 from 10.99.0.0/24',
      },
    ],
    [
      'single ports denied on purpose',
      {
        inbound: '90 deny tcp 3389 from any   100 allow https from any   110 allow tcp 1024-65535 from any',
        outbound: `90 deny tcp 3389 to any   100 ${REPLY_OUT}   110 allow https to any`,
      },
    ],
  ])('silent: %s', (_, parts) => checkFixture(REPLIES, cafe(parts)));

  it('opens the whole range', () => {
    const fixed = applyFix(
      'acl-ephemeral-range',
      cafe({
        inbound: '100 allow https from any\n      110 allow tcp 1024-65535 from any',
        outbound: '100 allow tcp 32768-61000 to any\n      110 allow tcp 8080 to any',
      }),
    );
    checkFixture('acl-ephemeral-range', fixed);
  });
});

describe('acl-icmp-reply', () => {
  it('tells a ping whose answer is dropped', () => {
    checkFixture(
      REPLIES,
      cafe({
        inbound: '100 allow ping from any   110 allow icmp 3/4 from any   120 allow tcp 1024-65535 from any',
        outbound: `100 ${REPLY_OUT}`,
        cashiers: 'allow ping from any',
        marks: '  //          ^^^^^ warning acl-icmp-reply: Add `110 allow icmp 0 to any` to `outbound`',
      }),
    );
  });

  it('tells an ACL that thought of ping and not of the size of packets', () => {
    checkFixture(
      'acl-icmp-reply',
      cafe({
        inbound: `100 allow ping from any
//    ^^^^^^^^^^^^^^^^^^^^^^^ warning acl-icmp-reply: not type 3 code 4
      110 allow https from any`,
        outbound: `100 ${REPLY_OUT}   110 allow icmp 0 to any`,
      }),
    );
  });

  it.each<[string, Parts]>([
    [
      'the answer may leave',
      {
        inbound: '100 allow icmp from any   120 allow https from any   130 allow tcp 1024-65535 from any',
        outbound: `100 ${REPLY_OUT}   110 allow icmp to any`,
        cashiers: 'allow ping from any',
      },
    ],
    [
      'ICMP is not spoken of',
      {
        inbound: '100 allow https from any   110 allow tcp 1024-65535 from any',
        outbound: `100 ${REPLY_OUT}   110 allow https to any`,
      },
    ],
    [
      'ping comes with everything, and no group names it',
      { outbound: `100 ${REPLY_OUT}   110 allow https to any`, cashiers: 'allow all from 10.0.0.0/16' },
    ],
    [
      'type 3 code 4 is let in',
      {
        inbound: '100 allow icmp 3 from any   110 allow https from any   120 allow tcp 1024-65535 from any',
        outbound: `100 ${REPLY_OUT}`,
      },
    ],
  ])('silent: %s', (_, parts) => checkFixture('acl-icmp-reply', cafe(parts)));
});

describe('between subnets', () => {
  const tiers = (lists: string, mark = ''): string => `
vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { instance cashier 10.0.0.10 { security-groups cashiers } }
  subnet kitchen 10.0.1.0/24 {
    network-acl guard
    instance barista 10.0.1.5 { security-groups baristas }
  }
  network-acl guard {
${mark}
    ${lists}
  }
  security-group cashiers { }
  security-group baristas { inbound { allow tcp 8080 from cashiers } outbound { } }
}
`;

  it('takes a request through the reply ports as one where a group names port and client', () => {
    checkFixture(
      REPLIES,
      tiers(
        'inbound { 100 allow tcp 1024-65535 from any }   outbound { 100 allow https to any }',
        '  //          ^^^^^ warning acl-no-reply: tcp 8080 from shop.cashier to shop.barista is delivered',
      ),
    );
  });

  it('is silent where the reply may go back', () => {
    checkFixture(
      REPLIES,
      tiers('inbound { 100 allow tcp 8080 from counter }\noutbound { 100 allow tcp 1024-65535 to counter }'),
    );
  });
});

describe('acl-no-reply behind a network load balancer that keeps the client’s address', () => {
  const shop = (outbound: string, marks = ''): string => `
vpc shop 10.0.0.0/16 in eu-west-1 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a { route-table street }
  private subnet kitchen 10.0.1.0/24 in a {
    network-acl guard
    instance oven 10.0.1.20 { security-groups bakers }
  }
  route-table street { any -> door }
  main route-table inside { }
  network-acl guard {
${marks}
    inbound { 100 allow tcp 8080 from 203.0.113.0/24 }
    outbound { ${outbound} }
  }
  security-group bakers { inbound { allow tcp 8080 from 203.0.113.0/24 } }
  network-load-balancer till in counter { public listener tcp 80 -> oven on tcp 8080 client-ip preserved }
}
`;

  it('tells that the reply, which goes to the client’s own address, has no rule', () => {
    checkFixture(
      REPLIES,
      shop(
        '100 allow tcp 1024-65535 to 10.0.0.0/16',
        '  //          ^^^^^ warning acl-no-reply: tcp 8080 from the internet to shop.oven is delivered, but guard drops every reply: no outbound rule allows it.',
      ),
    );
  });

  it('is silent where it has', () => {
    checkFixture(REPLIES, shop('100 allow tcp 1024-65535 to 203.0.113.0/24'));
  });
});

describe('replies between an application load balancer and its targets', () => {
  it('are meant, however wide the rules are that let the requests in', () => {
    checkFixture(
      REPLIES,
      `
vpc shop 10.0.0.0/16 in eu-west-1 {
  subnet counter 10.0.0.0/24 in a { }
  subnet kitchen 10.0.1.0/24 in a {
    network-acl guard
    instance oven 10.0.1.20 { security-groups bakers }
  }
  network-acl guard {
  //          ^^^^^ warning acl-no-reply: Add \`110 allow tcp 1024-65535 to any\` to \`outbound\`
    inbound { 100 allow all from any }
    outbound { 100 allow tcp 443 to any }
  }
  security-group tills { }
  security-group bakers { inbound { allow all from tills } }
  application-load-balancer till in counter { security-groups tills  listener tcp 80 -> oven on tcp 8080 }
}
`,
    );
  });
});
