import { describe, expect, it } from 'vitest';
import { applyFix, checkFixture } from '../check-fixture.js';

describe('cidr-host-bits', () => {
  it('tells every block whose host bits AWS clears, wherever it stands', () => {
    checkFixture(
      'cidr-host-bits',
      `
vpc v1 100.68.0.18/18, 10.0.0.0/16 {
//     ^^^^^^^^^^^^^^ warning cidr-host-bits: AWS reads it as \`100.68.0.0/18\`
  subnet s 100.68.0.7/24 {
  //       ^^^^^^^^^^^^^ warning cidr-host-bits: 100.68.0.0 to 100.68.0.255
    network-acl acl
  }
  route-table rt { 192.168.1.1/24 -> blackhole }
  //               ^^^^^^^^^^^^^^ warning cidr-host-bits: 192.168.1.0/24
  network-acl acl {
    inbound { 100 allow all from 10.1.1.1/8 }
    //                           ^^^^^^^^^^ warning cidr-host-bits: 10.0.0.0/8
    outbound { 100 allow all to 2001:db8::1/32 }
    //                          ^^^^^^^^^^^^^^ warning cidr-host-bits: 2001:db8::/32
  }
  security-group g { inbound { allow tcp 22 from 10.0.0.0/24, 203.0.113.9/24 } }
  //                                                          ^^^^^^^^^^^^^^ warning cidr-host-bits: 203.0.113.0/24
}
prefix-list partners { 198.51.100.1/28 }
//                     ^^^^^^^^^^^^^^^ warning cidr-host-bits: 198.51.100.0/28
network office 172.16.0.5/16
//             ^^^^^^^^^^^^^ warning cidr-host-bits: 172.16.0.0/16
expect 192.0.2.9/24 cannot reach v1
//     ^^^^^^^^^^^^ warning cidr-host-bits: 192.0.2.0/24
`,
    );
  });

  it('is silent where the block is written as AWS keeps it', () => {
    checkFixture(
      'cidr-host-bits',
      `
vpc v1 10.0.0.0/16, 2001:db8::/56 {
  security-group g { inbound { allow tcp 22 from 203.0.113.9/32, 203.0.113.9, 0.0.0.0/0 } }
}
`,
    );
  });

  it('clears the bits', () => {
    expect(applyFix('cidr-host-bits', 'vpc v1 10.0.1.5/24 { }')).toBe('vpc v1 10.0.1.0/24 { }');
  });
});

describe('vpc-cidr-size', () => {
  it.each([
    'vpc v1 10.0.0.0/15 { }\n//     ^^^^^^^^^^^ error vpc-cidr-size: too many',
    'vpc v1 10.0.0.0/29 { }\n//     ^^^^^^^^^^^ error vpc-cidr-size: too few',
    'vpc v1 10.0.0.0/16, 10.4.0.0/14 { }\n//                  ^^^^^^^^^^^ error vpc-cidr-size: Use a /16',
  ])('%s', (fixture) => checkFixture('vpc-cidr-size', fixture));

  it.each(['vpc v1 10.0.0.0/16 { }', 'vpc v1 10.0.0.0/28 { }', 'vpc v1 10.0.0.0/20, 2001:db8::/56 { }'])(
    'silent: %s',
    (fixture) => checkFixture('vpc-cidr-size', fixture),
  );

  it('makes it the nearest length that AWS takes', () => {
    expect(applyFix('vpc-cidr-size', 'vpc v1 10.0.0.8/29 { }')).toBe('vpc v1 10.0.0.0/28 { }');
    expect(applyFix('vpc-cidr-size', 'vpc v1 10.2.0.0/15 { }')).toBe('vpc v1 10.2.0.0/16 { }');
  });
});

describe('vpc-ipv6-size', () => {
  it.each([
    'vpc v1 10.0.0.0/16, 2001:db8::/58 { }\n//                  ^^^^^^^^^^^^^ error vpc-ipv6-size: /44, /48, /52, /56 or /60',
    'vpc v1 10.0.0.0/16, 2001:db8::/40 { }\n//                  ^^^^^^^^^^^^^ error vpc-ipv6-size: 2001:db8::/40',
    'vpc v1 10.0.0.0/16, 2001:db8::/64 { }\n//                  ^^^^^^^^^^^^^ error vpc-ipv6-size: always a /56',
  ])('%s', (fixture) => checkFixture('vpc-ipv6-size', fixture));

  it.each([44, 48, 52, 56, 60])('silent: a /%i', (length) =>
    checkFixture('vpc-ipv6-size', `vpc v1 10.0.0.0/16, 2001:db8::/${length} { }`),
  );
});

describe('vpc-cidr-forbidden', () => {
  it.each([
    'vpc v1 169.254.10.0/24 { }\n//     ^^^^^^^^^^^^^^^ error vpc-cidr-forbidden: link-local',
    'vpc v1 127.0.0.0/16 { }\n//     ^^^^^^^^^^^^ error vpc-cidr-forbidden: loopback',
    'vpc v1 224.0.0.0/16 { }\n//     ^^^^^^^^^^^^ error vpc-cidr-forbidden: multicast',
    'vpc v1 239.255.0.0/16 { }\n//     ^^^^^^^^^^^^^^ error vpc-cidr-forbidden: 224.0.0.0/4',
    'vpc v1 0.1.0.0/16 { }\n//     ^^^^^^^^^^ error vpc-cidr-forbidden: 0.0.0.0/8',
    'vpc v1 10.0.0.0/16, 127.1.0.0/16 { }\n//                  ^^^^^^^^^^^^ error vpc-cidr-forbidden: 10.0.0.0/8',
  ])('%s', (fixture) => checkFixture('vpc-cidr-forbidden', fixture));

  it.each([
    'vpc v1 198.51.100.0/24 { }',
    'vpc v1 1.0.0.0/16 { }',
    'vpc v1 169.253.0.0/16 { }',
    'vpc v1 240.0.0.0/16 { }',
  ])('silent: %s', (fixture) => checkFixture('vpc-cidr-forbidden', fixture));
});

describe('vpc-cidr-docker-bridge', () => {
  it.each([
    'vpc v1 172.17.0.0/16 { }\n//     ^^^^^^^^^^^^^ information vpc-cidr-docker-bridge: Docker',
    'vpc v1 172.16.0.0/16, 172.17.4.0/24 { }\n//                    ^^^^^^^^^^^^^ information vpc-cidr-docker-bridge: 172.18.0.0/16',
  ])('%s', (fixture) => checkFixture('vpc-cidr-docker-bridge', fixture));

  it.each(['vpc v1 172.16.0.0/16 { }', 'vpc v1 172.18.0.0/16 { }', 'vpc v1 172.16.0.0/12 { }'])(
    'silent: %s',
    (fixture) => checkFixture('vpc-cidr-docker-bridge', fixture),
  );
});

describe('vpc-cidr-overlap', () => {
  it.each([
    `
vpc v1 10.0.0.0/16, 10.0.128.0/20 { }
//                  ^^^^^^^^^^^^^ error vpc-cidr-overlap: \`10.0.0.0/16\`, which v1 has already
//     ^^^^^^^^^^^ related: \`10.0.0.0/16\` is here
`,
    'vpc v1 10.0.0.0/24, 10.0.0.0/16 { }\n//                  ^^^^^^^^^^^ error vpc-cidr-overlap: the wider one',
    'vpc v1 10.0.0.0/16, 10.0.0.0/16 { }\n//                  ^^^^^^^^^^^ error vpc-cidr-overlap: Leave out one',
    'vpc v1 10.0.0.0/16, 2001:db8::/56, 2001:db8::/60 { }\n//                                 ^^^^^^^^^^^^^ error vpc-cidr-overlap: 2001:db8::/56',
  ])('%s', (fixture) => checkFixture('vpc-cidr-overlap', fixture));

  it.each(['vpc v1 10.0.0.0/16, 10.1.0.0/16, 100.64.0.0/16 { }', 'vpc v1 10.0.0.0/16 { }\nvpc v2 10.0.0.0/16 { }'])(
    'silent: %s',
    (fixture) => checkFixture('vpc-cidr-overlap', fixture),
  );
});

describe('vpc-cidr-restricted', () => {
  it.each([
    ['10.0.0.0/16', '192.168.0.0/16'],
    ['10.0.0.0/16', '172.16.0.0/16'],
    ['10.0.0.0/16', '198.19.0.0/16'],
    ['10.1.0.0/16', '10.0.8.0/24'],
    ['10.0.0.0/20', '10.0.16.0/20'],
    ['172.16.0.0/16', '172.31.0.0/20'],
    ['172.16.0.0/16', '10.0.0.0/16'],
    ['192.168.0.0/24', '10.0.0.0/16'],
    ['198.19.0.0/16', '192.168.0.0/16'],
    ['100.64.0.0/16', '10.0.0.0/16'],
    ['198.51.100.0/24', '198.19.0.0/16'],
  ])('%s first, then %s', (first, added) => {
    const text = `vpc v1 ${first}, ${added} { }`;
    const mark = `//${' '.repeat(text.indexOf(added) - 2)}${'^'.repeat(added.length)}`;
    checkFixture('vpc-cidr-restricted', `${text}\n${mark} warning vpc-cidr-restricted: refused`);
  });

  it.each([
    ['10.0.0.0/16', '100.64.0.0/16'],
    ['10.0.0.0/16', '10.2.0.0/16'],
    ['10.1.0.0/16', '10.2.0.0/16'],
    ['10.2.0.0/16', '10.0.0.0/16'],
    ['172.16.0.0/16', '172.30.0.0/20'],
    ['192.168.0.0/24', '192.168.1.0/24'],
    ['10.0.0.0/16', '198.51.100.0/24'],
    ['100.64.0.0/16', '100.65.0.0/16'],
  ])('silent: %s first, then %s', (first, added) =>
    checkFixture('vpc-cidr-restricted', `vpc v1 ${first}, ${added} { }`),
  );

  it('is silent where some order of adding them was allowed', () => {
    checkFixture('vpc-cidr-restricted', 'vpc v1 10.2.0.0/16, 100.64.0.0/16, 10.3.0.0/16 { }');
    checkFixture('vpc-cidr-restricted', 'vpc v1 10.2.0.0/16, 10.1.0.0/16, 10.0.0.0/16 { }');
  });
});
