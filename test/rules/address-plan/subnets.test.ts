import { describe, expect, it } from 'vitest';
import { applyFix, checkFixture } from '../check-fixture.js';

describe('subnet-cidr-size', () => {
  it.each([
    'vpc v1 10.0.0.0/16 {\n  subnet s 10.0.0.0/29 { }\n  //       ^^^^^^^^^^^ error subnet-cidr-size: at least a /28\n}',
    'vpc v1 10.0.0.0/16 {\n  subnet s 10.0.0.0/15 { }\n  //       ^^^^^^^^^^^ error subnet-cidr-size: Divide it\n}',
  ])('%s', (fixture) => checkFixture('subnet-cidr-size', fixture));

  it('is silent from /16 to /28, and on IPv6', () => {
    checkFixture(
      'subnet-cidr-size',
      'vpc v1 10.0.0.0/16, 10.1.0.0/16, 2001:db8::/56 { subnet a 10.0.0.0/16 { } subnet b 10.1.0.0/28, 2001:db8::/64 { } }',
    );
  });
});

describe('subnet-ipv6-size', () => {
  it.each([62, 65, 40, 128])('2001:db8::/%i', (length) => {
    const block = `2001:db8::/${length}`;
    checkFixture(
      'subnet-ipv6-size',
      `vpc v1 10.0.0.0/16, 2001:db8::/56 {\n  subnet s 10.0.0.0/24, ${block} { }\n  //                    ${'^'.repeat(block.length)} error subnet-ipv6-size: ${block}\n}`,
    );
  });

  it.each([44, 56, 60, 64])('silent: a /%i', (length) =>
    checkFixture(
      'subnet-ipv6-size',
      `vpc v1 10.0.0.0/16, 2001:db8::/44 { subnet s 10.0.0.0/24, 2001:db8::/${length} { } }`,
    ),
  );
});

describe('subnet-outside-vpc', () => {
  it('tells the block, what the VPC has, and the nearest free one', () => {
    checkFixture(
      'subnet-outside-vpc',
      `
vpc v1 10.0.0.0/16, 10.2.0.0/16 {
//     ^^^^^^^^^^^ related: a block of v1
  subnet inside 10.0.255.0/24 { }
  subnet outside 10.1.0.0/24 { }
  //             ^^^^^^^^^^^ error subnet-outside-vpc: The nearest free block of that size is 10.0.254.0/24
  subnet across 10.2.0.0/15 { }
  //            ^^^^^^^^^^^ error subnet-outside-vpc: it reaches beyond it
  subnet six 10.0.1.0/24, 2001:db8::/64 { }
  //                      ^^^^^^^^^^^^^ error subnet-outside-vpc: which has no IPv6 block
}
`,
    );
  });

  it('is silent inside any block, and where a block of the VPC cannot be read', () => {
    checkFixture(
      'subnet-outside-vpc',
      'vpc v1 10.0.0.0/16, 10.2.0.0/16 { subnet a 10.0.0.0/16 { } subnet b 10.2.9.0/24 { } }',
    );
    checkFixture('subnet-outside-vpc', 'vpc v1 10.0.0.0/16, 10.2.0.300/16 { subnet a 10.2.0.0/24 { } }', {
      broken: true,
    });
  });
});

describe('subnet-cidr-overlap', () => {
  it('names both subnets, the common range and the nearest free block', () => {
    checkFixture(
      'subnet-cidr-overlap',
      `
vpc v1 10.0.0.0/16 {
  subnet pub 10.0.0.0/24 { }
  //         ^^^^^^^^^^^ related: pub has 10.0.0.0/24
  subnet app 10.0.1.0/24 { }
  subnet db 10.0.0.128/25 { }
  //        ^^^^^^^^^^^^^ error subnet-cidr-overlap: The subnets db and pub overlap: both have 10.0.0.128/25. A packet to an address of it could belong to either, so AWS refuses the second (InvalidSubnet.Conflict). The nearest free block of that size is 10.0.2.0/25
}
`,
    );
  });

  it.each([
    'vpc v1 10.0.0.0/16 {\n  subnet a 10.0.4.0/24 { }\n  subnet b 10.0.0.0/20 { }\n  //       ^^^^^^^^^^^ error subnet-cidr-overlap: both have 10.0.4.0/24\n}',
    'vpc v1 10.0.0.0/16 {\n  subnet a 10.0.4.0/24, 10.0.4.0/24 { }\n  //                    ^^^^^^^^^^^ error subnet-cidr-overlap: Two blocks of the subnet a overlap\n}',
    'vpc v1 10.0.0.0/24 {\n  subnet a 10.0.0.0/24 { }\n  subnet b 10.0.0.0/25 { }\n  //       ^^^^^^^^^^^ error subnet-cidr-overlap: has no free IPv4 block of that size\n}',
    'vpc v1 10.0.0.0/16, 2001:db8::/56 {\n  subnet a 10.0.0.0/24, 2001:db8::/64 { }\n  subnet b 10.0.1.0/24, 2001:db8::/64 { }\n  //                    ^^^^^^^^^^^^^ error subnet-cidr-overlap: 2001:db8:0:1::/64\n}',
  ])('%s', (fixture) => checkFixture('subnet-cidr-overlap', fixture));

  it('is silent side by side, and in different VPCs', () => {
    checkFixture(
      'subnet-cidr-overlap',
      'vpc v1 10.0.0.0/16 { subnet a 10.0.0.0/25 { } subnet b 10.0.0.128/25 { } }\nvpc v2 10.0.0.0/16 { subnet a 10.0.0.0/24 { } }',
    );
  });

  it('moves the subnet to the free block', () => {
    expect(
      applyFix('subnet-cidr-overlap', 'vpc v 10.0.0.0/16 { subnet a 10.0.1.0/24 { } subnet b 10.0.1.0/24 { } }'),
    ).toBe('vpc v 10.0.0.0/16 { subnet a 10.0.1.0/24 { } subnet b 10.0.2.0/24 { } }');
  });
});

describe('subnet-full', () => {
  const resources = (count: number): string => Array.from({ length: count }, (_, i) => `instance i${i}`).join(' ');

  it('counts one address a resource, and the five that AWS keeps', () => {
    checkFixture(
      'subnet-full',
      `vpc v1 10.0.0.0/16 {\n  subnet small 10.0.5.0/28 { ${resources(12)} }\n  //           ^^^^^^^^^^^ error subnet-full: needs 12 IPv4 addresses and can give out 11\n}`,
    );
  });

  it('counts the nodes of load balancers and every address of a resource', () => {
    checkFixture(
      'subnet-full',
      `
vpc v1 10.0.0.0/16 {
  subnet small 10.0.5.0/28 { ${resources(9)} instance two 10.0.5.4, 10.0.5.5 }
  //           ^^^^^^^^^^^ error subnet-full: needs 12
  network-load-balancer lb in small { }
}
`,
    );
  });

  it('is silent at the last address, for functions that share an interface, and for IPv6 alone', () => {
    checkFixture('subnet-full', `vpc v1 10.0.0.0/16 { subnet small 10.0.5.0/28 { ${resources(11)} } }`);
    checkFixture(
      'subnet-full',
      `vpc v1 10.0.0.0/16 { subnet small 10.0.5.0/28 { ${resources(9)} ${[1, 2, 3, 4, 5].map((i) => `function f${i}`).join(' ')} } }`,
    );
    checkFixture('subnet-full', `vpc v1 10.0.0.0/16, 2001:db8::/56 { subnet six 2001:db8::/64 { ${resources(300)} } }`);
  });
});
