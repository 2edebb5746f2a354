import { describe, expect, it } from 'vitest';
import { findingsOf } from './check-fixture.js';

const told = (fixture: string): string[] => findingsOf(fixture).map(({ rule }) => rule);

const SHUT = `subnet front 10.0.0.0/24 in a {
        instance web 10.0.0.10 { security-groups all }
        instance shut 10.0.0.11 { security-groups none }
      }
      security-group all { inbound { allow http from 10.0.0.0/16 } }
      security-group none { inbound { } }`;

/** A network with mistakes, each of which is none where what `open` marks is left open. */
const CASES: Readonly<
  Record<string, { readonly text: (open: string) => string; readonly mistakes: readonly string[] }>
> = {
  'a network ACL that may hold more': {
    mistakes: ['acl-no-reply'],
    text: (open) => `vpc shop 10.0.0.0/16 {
      subnet front 10.0.0.0/24 { network-acl guard  instance web 10.0.0.10 { security-groups all } }
      subnet back 10.0.1.0/24 { instance db 10.0.1.10 { security-groups all } }
      network-acl guard${open ? ' unknown' : ''} { inbound { 100 allow https from any } outbound { 100 allow https to any } }
      security-group all { inbound { allow all from 10.0.0.0/16 } }
    }`,
  },
  'a table that may hold more': {
    mistakes: ['peering-route-missing'],
    text: (open) => `
      vpc a 10.1.0.0/16 { subnet s 10.1.0.0/24 { route-table t  instance one 10.1.0.5 } route-table t${open ? ' unknown' : ''} { } }
      vpc b 10.2.0.0/16 { subnet s 10.2.0.0/24 { route-table t  instance two 10.2.0.5 } route-table t { a -> pair } }
      peering pair between a and b`,
  },
  'which table, nobody tells': {
    mistakes: ['public-ip-unusable', 'subnet-not-public'],
    text: (open) => `vpc shop 10.0.0.0/16 {
      internet-gateway door
      public subnet front 10.0.0.0/24 { ${open ? 'route-table unknown' : ''} instance web 10.0.0.10 { public-ip 198.51.100.1 } }
      subnet other 10.0.1.0/24 { route-table street  instance job 10.0.1.10 { public-ip 198.51.100.2 } }
      route-table street { 0.0.0.0/0 -> door }
    }`,
  },
  'which ACL, nobody tells': {
    mistakes: ['acl-unused'],
    text: (open) => `vpc shop 10.0.0.0/16 {
      subnet front 10.0.0.0/24 { ${open ? 'network-acl unknown' : ''} instance web 10.0.0.10 }
      network-acl guard { inbound { 100 allow all from any } outbound { 100 allow all to any } }
    }`,
  },
  'a group that may hold more': {
    mistakes: ['group-no-outbound'],
    text: (open) => `vpc shop 10.0.0.0/16 {
      subnet front 10.0.0.0/24 { function job { security-groups jobs } }
      security-group jobs${open ? ' unknown' : ''} { outbound { } }
    }`,
  },
  'a group that a resource may have': {
    mistakes: ['group-unused'],
    text: (open) => `vpc shop 10.0.0.0/16 {
      subnet front 10.0.0.0/24 { instance web 10.0.0.10 { security-groups webs${open ? ', maybe spare' : ''} } }
      security-group webs { }
      security-group spare { }
    }`,
  },
  'a table of a transit gateway that may hold more': {
    mistakes: ['transit-gateway-unassociated'],
    text: (open) => `
      vpc a 10.1.0.0/16 { subnet s 10.1.0.0/24 { route-table t  instance one 10.1.0.5 } route-table t { b -> hub } }
      vpc b 10.2.0.0/16 { subnet s 10.2.0.0/24 { route-table t  instance two 10.2.0.5 } route-table t { a -> hub } }
      transit-gateway hub { attach a  attach b  route-table half${open ? ' unknown' : ''} { associate a  propagate a, b } }`,
  },
  'a VPC whose blocks nobody tells': {
    mistakes: ['subnet-outside-vpc'],
    text: (open) => `vpc shop ${open ? 'unknown' : '10.0.0.0/16'} {
      subnet front 10.9.0.0/24 { instance web 10.9.0.10 }
    }`,
  },
  'a subnet whose blocks nobody tells': {
    mistakes: ['address-outside-subnet'],
    text: (open) => `vpc shop 10.0.0.0/16 {
      subnet front ${open ? 'unknown' : '10.0.0.0/24'} { instance web 10.0.9.10 }
    }`,
  },
  'two gateways of which one may not be there': {
    mistakes: ['gateway-duplicate'],
    text: (open) => `vpc shop 10.0.0.0/16 {
      internet-gateway door
      ${open ? 'maybe ' : ''}internet-gateway second
    }`,
  },
  'a listener that may not be there': {
    mistakes: ['load-balancer-targets'],
    text: (open) => `vpc shop 10.0.0.0/16 {
      ${SHUT}
      network-load-balancer entry in front { security-groups all  ${open ? 'maybe ' : ''}listener http -> shut client-ip replaced }
    }`,
  },
  'listeners of which one is there': {
    mistakes: ['load-balancer-targets', 'load-balancer-target-zone'],
    text: (open) => `vpc shop 10.0.0.0/16 {
      ${SHUT}
      subnet back 10.0.1.0/24 in b { instance far 10.0.1.10 { security-groups all } }
      network-load-balancer entry in front {
        security-groups all
        ${open ? 'either ' : ''}listener http -> shut client-ip replaced
        ${open ? 'either ' : ''}listener http -> far client-ip replaced
      }
    }`,
  },
  'a target that may not be there': {
    mistakes: ['load-balancer-targets', 'load-balancer-target-zone'],
    text: (open) => `vpc shop 10.0.0.0/16 {
      ${SHUT.replace('instance shut', `${open ? 'maybe ' : ''}instance shut`)}
      subnet back 10.0.1.0/24 in b { ${open ? 'maybe ' : ''}instance far 10.0.1.10 { security-groups all } }
      network-load-balancer entry in front { security-groups all  listener http -> web, shut, far client-ip replaced }
    }`,
  },
};

describe('no finding is about what is not told', () => {
  it.each(Object.entries(CASES))('%s', (_, { text, mistakes }) => {
    expect(told(text('')), 'told, they are mistakes').toEqual(expect.arrayContaining([...mistakes]));
    expect(told(text('open'))).toEqual([]);
  });

  it('but what is written wrongly stays wrong', () => {
    expect(
      told(`vpc shop unknown {
        subnet front unknown { instance web { security-groups open } }
        security-group open unknown { inbound { deny ssh from any } }
      }`),
    ).toEqual(['group-deny']);
  });
});
