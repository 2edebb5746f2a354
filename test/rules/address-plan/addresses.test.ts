import { describe, it } from 'vitest';
import { checkFixture } from '../check-fixture.js';

describe('address-outside-subnet', () => {
  it('tells the subnet that has the address, if one does', () => {
    checkFixture(
      'address-outside-subnet',
      `
vpc v1 10.0.0.0/16 {
  subnet a 10.0.0.0/24 {
    instance here 10.0.0.10
    instance there 10.0.1.10
    //             ^^^^^^^^^ error address-outside-subnet: The address belongs to b
    nat-gateway nowhere 198.51.100.9
    //                  ^^^^^^^^^^^^ error address-outside-subnet: written as \`public-ip\`
    instance both 10.0.0.11, 2001:db8::1
    //                       ^^^^^^^^^^^ error address-outside-subnet: no address of it
  }
  subnet b 10.0.1.0/24 { }
  //       ^^^^^^^^^^^ related: b has 10.0.1.0/24
  network-load-balancer lb in b 10.0.0.20 { }
  //                            ^^^^^^^^^ error address-outside-subnet: belongs to a
  database orders in a 10.0.0.30, b 10.0.2.30 { }
  //                                ^^^^^^^^^ error address-outside-subnet: orders is in a (10.0.0.0/24) and b (10.0.1.0/24)
}
`,
    );
  });

  it('is silent inside, and where the subnet’s block cannot be read', () => {
    checkFixture(
      'address-outside-subnet',
      'vpc v1 10.0.0.0/16, 2001:db8::/56 { subnet a 10.0.0.0/24, 2001:db8::/64 { instance i 10.0.0.9, 2001:db8::9 } subnet b 10.0.1.0/24 { instance j } database d in a 10.0.0.8, b 10.0.1.8 { } }',
    );
    checkFixture('address-outside-subnet', 'vpc v1 10.0.0.0/16 { subnet a 10.0.0.0/40 { instance i 10.0.5.9 } }', {
      broken: true,
    });
  });
});

describe('address-reserved', () => {
  it('tells the first four and the last of each block', () => {
    checkFixture(
      'address-reserved',
      `
vpc v1 10.0.0.0/16, 2001:db8::/56 {
  subnet small 10.0.5.0/28, 2001:db8::/64 {
  //     ^^^^^ related: small has 10.0.5.0/28
    instance i0 10.0.5.0
    //          ^^^^^^^^ error address-reserved: the network itself
    instance i1 10.0.5.1
    //          ^^^^^^^^ error address-reserved: router
    instance i2 10.0.5.2
    //          ^^^^^^^^ error address-reserved: DNS
    instance i3 10.0.5.3
    //          ^^^^^^^^ error address-reserved: future use
    instance i4 10.0.5.4
    instance i14 10.0.5.14
    instance i15 10.0.5.15
    //           ^^^^^^^^^ error address-reserved: Use one of 10.0.5.4 to 10.0.5.14 in 10.0.5.0/28
    instance six 2001:db8::3
    //           ^^^^^^^^^^^ error address-reserved: 2001:db8::4
    instance seven 2001:db8::4
  }
}
`,
    );
  });

  it('is silent on the same endings in a larger block', () => {
    checkFixture(
      'address-reserved',
      'vpc v1 10.0.0.0/16 { subnet a 10.0.0.0/23 { instance i 10.0.1.0 instance j 10.0.0.255 } }',
    );
  });
});

describe('address-duplicate', () => {
  it('says nothing of what may not be there: it may stand in either place, and have the address in one', () => {
    checkFixture(
      'address-duplicate',
      `vpc v1 10.0.0.0/16 {
  subnet s 10.0.0.0/24 {
    maybe instance one 10.0.0.10 { public-ip 198.51.100.1 }
    instance two 10.0.0.10 { maybe public-ip 198.51.100.2 }
    maybe instance three 10.0.0.10
    instance four { public-ip 198.51.100.2 }
  }
}
vpc v2 10.1.0.0/16 { subnet s 10.1.0.0/24 { maybe instance one 10.1.0.10 { public-ip 198.51.100.1 } } }
`,
    );
  });

  it('tells who has it already', () => {
    checkFixture(
      'address-duplicate',
      `
vpc v1 10.0.0.0/16 {
  subnet a 10.0.0.0/24 {
    instance one 10.0.0.10 { public-ip 198.51.100.10 }
    //           ^^^^^^^^^ related: one has \`10.0.0.10\` here
    instance two 10.0.0.10 { public-ip 198.51.100.10 }
    //           ^^^^^^^^^ error address-duplicate: one has it in v1
    //                                 ^^^^^^^^^^^^^ error address-duplicate: A public address belongs to one interface
    interface three 10.0.0.11, 10.0.0.11
    //                         ^^^^^^^^^ error address-duplicate: three names it twice
  }
  network-load-balancer lb in a 10.0.0.10 { }
  //                            ^^^^^^^^^ error address-duplicate: one has it
}
`,
    );
  });

  it('tells that what is said to have no owner has one', () => {
    checkFixture(
      'address-duplicate',
      `
vpc v1 10.0.0.0/16 {
  subnet a 10.0.0.0/24 { instance one { public-ip 198.51.100.10 } }
  //                                              ^^^^^^^^^^^^^ related: one has \`198.51.100.10\` here
  network-load-balancer lb in a public-ip 198.51.100.11 { public }
}
elastic-ip spare 198.51.100.10
//               ^^^^^^^^^^^^^ error address-duplicate: \`elastic-ip\` says that nothing has the address
elastic-ip other 198.51.100.11
//               ^^^^^^^^^^^^^ error address-duplicate: lb has it
elastic-ip twice 203.0.113.5
elastic-ip again 203.0.113.5
//               ^^^^^^^^^^^ error address-duplicate: twice has it
maybe elastic-ip perhaps 198.51.100.10
`,
    );
  });

  it('is silent for the same private address in another VPC', () => {
    checkFixture(
      'address-duplicate',
      'vpc v1 10.0.0.0/16 { subnet a 10.0.0.0/24 { instance i 10.0.0.9 { public-ip } instance j { public-ip } } }\nvpc v2 10.0.0.0/16 { subnet a 10.0.0.0/24 { instance i 10.0.0.9 } }',
    );
  });
});

describe('peering-cidr-overlap', () => {
  it('tells the common range and the blocks that hold it', () => {
    checkFixture(
      'peering-cidr-overlap',
      `
vpc v1 10.0.0.0/16 { }
//     ^^^^^^^^^^^ related: v1 has 10.0.0.0/16
vpc v4 172.16.0.0/16, 10.0.0.0/20 { }
//                    ^^^^^^^^^^^ related: v4 has 10.0.0.0/20
peering pcx-4 between v1 and v4
//      ^^^^^ error peering-cidr-overlap: both have 10.0.0.0/20
peering self between v1 and v1
//                          ^^ error peering-cidr-overlap: joins v1 with itself
`,
    );
  });

  it('is silent where they differ, and for transit gateways', () => {
    checkFixture(
      'peering-cidr-overlap',
      'vpc v1 10.0.0.0/16 { }\nvpc v2 10.1.0.0/16 { }\npeering p between v1 and v2\ntransit-gateway t1 { }\ntransit-gateway t2 { }\npeering q between t1 and t2',
    );
  });
});

describe('network-cidr-overlap', () => {
  it('tells an on-premises range inside the VPC', () => {
    checkFixture(
      'network-cidr-overlap',
      `
vpc v1 10.0.0.0/16 { vpn-gateway vgw }
//     ^^^^^^^^^^^ related: v1 has 10.0.0.0/16
network branch 10.0.128.0/24, 192.168.0.0/24
//             ^^^^^^^^^^^^^ warning network-cidr-overlap: \`local\` route keeps them
vpn line from branch to v1.vgw
direct-connect dx from branch to v1.vgw
`,
    );
  });

  it('tells two VPCs of a transit gateway, at the later attachment', () => {
    checkFixture(
      'network-cidr-overlap',
      `
vpc v1 10.0.0.0/16 { }
vpc v3 10.0.0.0/16 { }
transit-gateway tgw {
  attach v1
  attach v3
  //     ^^ warning network-cidr-overlap: only the routes of the one that was attached first are propagated
}
`,
    );
  });

  it('tells two VPCs behind one Direct Connect', () => {
    checkFixture(
      'network-cidr-overlap',
      `
vpc v1 10.0.0.0/16 { vpn-gateway g1 }
vpc v2 10.0.0.0/20 { vpn-gateway g2 }
network dc 192.168.0.0/16
direct-connect dx from dc to v1.g1, v2.g2
//                                  ^^^^^ warning network-cidr-overlap: dx joins them
`,
    );
  });

  it('only mentions a summary that contains the VPC, unless a host of it is hidden', () => {
    checkFixture(
      'network-cidr-overlap',
      `
vpc v1 10.0.0.0/16 { vpn-gateway vgw }
network corp 10.0.0.0/8
//           ^^^^^^^^^^ information network-cidr-overlap: As a summary of many networks that is usual
network lab 10.0.0.0/8 { host printer 10.0.3.9 }
//          ^^^^^^^^^^ warning network-cidr-overlap: printer (10.0.3.9) is among them
vpn one from corp to v1.vgw
vpn two from lab to v1.vgw
`,
    );
  });

  it('is silent for a default route, for networks that nothing joins, and for unknown ones', () => {
    checkFixture(
      'network-cidr-overlap',
      `
vpc v1 10.0.0.0/16 { vpn-gateway vgw }
vpc v2 10.0.0.0/16 { }
network everything 0.0.0.0/0
network apart 10.0.0.0/16
network dark unknown
vpn a from everything to v1.vgw
vpn b from dark to v1.vgw
`,
    );
  });
});
