import { expect, it } from 'vitest';
import { loadClean } from './check-text.js';

it('a doc comment belongs to the declaration after it', () => {
  const network = loadClean(`/** The shop:
 * customers come in
 *   at the front. */
vpc shop 10.0.0.0/16 {
  // not this one
  /** Where guests sit. */
  // between
  public subnet counter 10.0.0.0/24 { /** The till. */ instance till }
  /* nor this */ subnet other 10.0.1.0/24 { }
}
/** in "text" */ network n 10.0.0.0/8
test "/** no comment */" { n cannot reach shop }`);
  const [shop] = network.topology.vpcs;
  expect(shop?.doc).toBe('The shop:\ncustomers come in\n  at the front.');
  expect(shop?.subnets.map((subnet) => subnet.doc)).toEqual(['Where guests sit.', undefined]);
  expect(shop?.subnets[0]?.resources[0]?.doc).toBe('The till.');
  expect(network.topology.networks[0]?.doc).toBe('in "text"');
});

it('an ignore comment names rules, says why, and silences the line of the next statement', () => {
  const { ignores } = loadClean(`// vpclens-ignore group-open: bastion, behind the office's line
network a 10.0.0.0/8

// vpclens-ignore acl-empty, quota
// vpclens-ignore route-blackhole : planned

network b 11.0.0.0/8 // vpclens-ignore not-before: x
/* vpclens-ignore subnet-full: small */
// vpclens-ignore-file quota, acl-unused: a draft
network c 12.0.0.0/8
// vpclens-ignored is a word like any other`);
  expect(ignores.map(({ rule, why, line, origin }) => [rule, why, line, origin.range.start.line])).toEqual([
    ['group-open', "bastion, behind the office's line", 2, 1],
    ['acl-empty', '', 7, 4],
    ['quota', '', 7, 4],
    ['route-blackhole', 'planned', 7, 5],
    ['not-before', 'x', 10, 7],
    ['subnet-full', 'small', 10, 8],
    ['quota', 'a draft', undefined, 9],
    ['acl-unused', 'a draft', undefined, 9],
  ]);
});
