/** A subnet of which nobody tells which one it is (`unknown anywhere`), beside one that is another for certain (`unknown`). */
import { describe, expect, it } from 'vitest';
import { verdictIn } from './verdict-in.js';

/** `order` lies where nobody tells, `till` in a subnet that is told. */
const shop = (place: string, groups: string, more = '', inBack = '') => `
vpc shop 10.0.0.0/16 {
  subnet place ${place} { route-table unknown  network-acl unknown  instance order { security-groups orders } }
  subnet back 10.0.1.0/24 in b {
    network-acl guard
    instance till 10.0.1.9 { security-groups tills }
    ${inBack}
  }
  network-acl guard {
    inbound { 100 allow ssh from any }
    outbound { 100 allow all to any }
  }
  ${groups}
  ${more}
}`;
const OPEN = `security-group orders { inbound { allow all from any } }
  security-group tills { inbound { allow all from any } }`;

/** What is asked, what is said of one that may be any, and of one that is another. */
const CASES: Readonly<Record<string, readonly [string, readonly (readonly [string, string, string])[]]>> = {
  'a group that names the block of another': [
    shop('PLACE', 'security-group orders { }  security-group tills { inbound { allow ssh from 10.0.1.0/24 } }'),
    [['order till ssh', 'unknown', 'blocked']],
  ],
  'no border between what lies in one subnet': [
    shop('PLACE', OPEN),
    [
      ['order till https', 'unknown', 'blocked'],
      ['order till ssh', 'unknown', 'unknown'],
    ],
  ],
  'groups that stop it wherever it lies': [
    shop('PLACE', 'security-group orders { inbound { } }  security-group tills { inbound { allow ssh from any } }'),
    [
      ['till order ssh', 'blocked', 'blocked'],
      ['order till https', 'blocked', 'blocked'],
    ],
  ],
  'zones that differ': [shop('PLACE in a', OPEN), [['order till https', 'blocked', 'blocked']]],
  'an address that nothing declared has': [shop('PLACE', OPEN), [['10.0.1.77 till https', 'unknown', 'blocked']]],
  'a subnet that Block Public Access leaves out': [
    shop(
      'PLACE',
      OPEN,
      `internet-gateway door  block-public-access bidirectional except back allow bidirectional
       main route-table ways { any -> door }`,
    ).replace('instance order {', 'instance order { public-ip'),
    [['internet order https', 'unknown', 'blocked']],
  ],
};

describe('a subnet of which nobody tells which one it is', () => {
  it.each(Object.entries(CASES))('%s', (_, [text, asked]) => {
    const said = (place: string) => asked.map(([question]) => verdictIn(text.replace('PLACE', place), question));
    expect(said('unknown anywhere')).toEqual(asked.map(([question, verdict]) => `${question} ${verdict}`));
    expect(said('unknown')).toEqual(asked.map(([question, , verdict]) => `${question} ${verdict}`));
  });
});

/** `order` lies where nobody tells, in a VPC of which nobody tells which one it is. */
const mall = (
  place: string,
  groups: string,
  inside = 'subnet spot unknown anywhere { route-table unknown  network-acl unknown',
) => `
vpc somewhere ${place} { ${inside}  instance order { security-groups orders } }
  security-group orders { inbound { allow ssh from any } }
}
vpc shop 10.0.0.0/16 {
  subnet back 10.0.1.0/24 { instance till 10.0.1.9 { security-groups tills }  network-acl guard }
  network-acl guard { inbound { 100 allow ssh from any }  outbound { 100 allow all to any } }
  ${groups}
}
network office 192.168.0.0/16`;

const IN_VPCS: Readonly<Record<string, readonly [string, readonly (readonly [string, string])[]]>> = {
  'past routes that lead nowhere, and no border within a subnet': [
    mall('PLACE', 'security-group tills { inbound { allow https, ssh from any } }'),
    [
      ['order till https', 'unknown'],
      ['till order ssh', 'unknown'],
      ['office order ssh', 'unknown'],
    ],
  ],
  'groups that stop it wherever it lies': [
    mall('PLACE', 'security-group tills { inbound { allow ssh from 10.0.0.0/8 } }'),
    [
      ['order till https', 'blocked'],
      ['till order https', 'blocked'],
      ['office order https', 'blocked'],
    ],
  ],
  'a group that names the block of a subnet': [
    mall('PLACE', 'security-group tills { inbound { allow ssh from 10.0.1.0/24 } }'),
    [['order till ssh', 'unknown']],
  ],
};

describe('a VPC of which nobody tells which one it is', () => {
  it.each(Object.entries(IN_VPCS))('%s', (_, [text, asked]) => {
    const said = asked.map(([question]) => verdictIn(text.replace('PLACE', 'unknown anywhere'), question));
    expect(said).toEqual(asked.map(([question, verdict]) => `${question} ${verdict}`));
  });

  it('does not join what lies in two subnets of it', () => {
    const two = (place: string) =>
      mall(
        place,
        'security-group tills { }',
        'subnet other 10.7.0.0/24 { instance clerk { security-groups orders } }  subnet spot 10.7.1.0/24 {',
      );
    expect(verdictIn(two('10.7.0.0/16'), 'clerk order ssh')).toBe('clerk order ssh reachable');
    expect(verdictIn(two('unknown anywhere'), 'clerk order ssh')).toBe('clerk order ssh unknown');
  });
});
