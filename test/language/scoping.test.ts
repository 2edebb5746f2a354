import { describe, expect, it } from 'vitest';
import type { Element } from '../../network/topology/model.js';
import { qualifiedName } from '../../network/topology/model.js';
import { check, load, loadClean } from './check-text.js';

/** What every name in a text means, in the order written. */
const meanings = (text: string, others?: Readonly<Record<string, string>>): string[] =>
  loadClean(text, others).links.map(
    (link) => `${link.text} = ${link.targets.map((target: Element) => qualifiedName(target)).join(' ')}`,
  );

describe('a name means', () => {
  it('what is so called in its own VPC, before anything else', () => {
    expect(
      meanings(`
network web 192.168.0.0/16
vpc a 10.0.0.0/16 {
  subnet s 10.0.0.0/24 { instance web }
  security-group g { inbound { allow https from web } }
}
vpc b 10.1.0.0/16 {
  security-group g { inbound { allow https from web, a.web } }
}`),
    ).toEqual(['https = ', 'web = a.web', 'https = ', 'web = web', 'a.web = a.web']);
  });

  it('what is at the top level, before what is inside something', () => {
    expect(
      meanings(
        'vpc shop 10.0.0.0/16 { subnet office 10.0.0.0/24 { } }\nnetwork office 192.168.0.0/16\nexpect office can reach shop.office',
      ),
    ).toEqual(['office = office', 'shop.office = shop.office']);
  });

  it('the only thing inside anything that is called so', () => {
    expect(
      meanings(
        'vpc shop 10.0.0.0/16 { subnet kitchen 10.0.0.0/24 { } }\nnetwork office 192.168.0.0/16 { host printer 192.168.0.9 }\nexpect printer can reach kitchen',
      ),
    ).toEqual(['printer = office.printer', 'kitchen = shop.kitchen']);
  });

  it('a provider id, which several interfaces of one instance share', () => {
    expect(
      meanings(`
vpc shop 10.0.0.0/16 {
  id vpc-1
  subnet s 10.0.0.0/24 {
    id subnet-1
    interface first { id i-1, eni-1 }
    interface second { id i-1, eni-2 }
  }
}
expect i-1 can reach vpc-1.eni-2
expect subnet-1 can reach shop.i-1`),
    ).toEqual([
      'i-1 = shop.first shop.second',
      'vpc-1.eni-2 = shop.second',
      'subnet-1 = shop.s',
      'shop.i-1 = shop.first shop.second',
    ]);
  });

  it('the kind that fits the place, where others have the name elsewhere', () => {
    expect(
      meanings(`
vpc a 10.0.0.0/16 { subnet s 10.0.0.0/24 { instance web } }
vpc b 10.1.0.0/16 {
  subnet s 10.1.0.0/24 { route-table r   instance i { security-groups web } }
  route-table r { }
}
vpc c 10.2.0.0/16 { security-group web { } }`),
    ).toEqual(['r = b.r', 'web = c.web']);
  });

  it('in an attachment, a subnet of the attached VPC', () => {
    expect(
      meanings(
        'vpc a 10.0.0.0/16 { subnet s 10.0.0.0/24 { } }\nvpc b 10.1.0.0/16 { subnet s 10.1.0.0/24 { } }\ntransit-gateway hub {\n attach a in s\n attach b in b.s\n}',
      ),
    ).toEqual(['a = a', 's = a.s', 'b = b', 'b.s = b.s']);
  });

  it('a declared service before a built-in one', () => {
    const network = load('service https = tcp 8443\nvpc v 10.0.0.0/16 { }\nexpect v can reach v on https, ssh');
    const { assertion } = network.topology.expectations[0]!;
    expect(assertion.traffics?.map((term) => term.kind === 'service' && [term.ref.target?.name, term.builtin])).toEqual(
      [
        ['https', undefined],
        [undefined, 'ssh'],
      ],
    );
  });
});

it('an id that several things share stays ambiguous where one of them is needed', () => {
  check(`
vpc shop 10.0.0.0/16 {
  subnet s 10.0.0.0/24 {
    interface first { id i-1 }
    interface second { id i-1 }
  }
  route-table r { 10.9.0.0/16 -> i-1 }
//                               ^^^ reference-ambiguous: \`shop.first\` (a network interface) or \`shop.second\` (a network interface)
}`);
});

it('what a doubled name means is its first declaration, with one finding at the second', () => {
  const network = check(`
vpc shop 10.0.0.0/16 {
  subnet a 10.0.0.0/24 { }
  subnet a 10.0.1.0/24 { }
//       ^ name-duplicate
}
expect internet can reach shop.a`);
  expect(network.links[0]?.targets).toEqual([network.topology.vpcs[0]?.subnets[0]]);
  expect(network.findings[0]?.related[0]?.origin.range.start.line).toBe(3);
});
