import type { Cursor, Expected } from '../../language/index.js';
import type { Element } from '../../network/topology/index.js';

/**
 * The grammar takes more than is right, so that a finding can say what is wrong in words. What is never right is not offered:
 * `deny` and a number in a security group, groups and prefix lists in a network ACL, `to` in an inbound rule, `except` behind `can`.
 */
export function meant(cursor: Cursor): readonly Expected[] {
  return cursor.expected.filter((expected) => isMeant(expected, cursor));
}

function isMeant({ symbol, terminal, rule }: Expected, { blocks, statement }: Cursor): boolean {
  const [outer, block] = blocks.slice(-2);
  switch (rule) {
    case 'Rule':
      if (outer?.rule === 'SecurityGroup' && (symbol === 'deny' || terminal === 'NUMBER')) return false;
      return symbol !== (block?.words.includes('inbound') ? 'to' : 'from');
    case 'Assertion':
      if (symbol === 'except') return statement.includes('cannot');
      if (symbol === 'via') return !statement.includes('cannot') && !statement.includes('only');
      return symbol !== 'cannot' || !statement.includes('only');
    case 'ConnectionCidrs':
      return symbol !== 'allow' || block?.rule === 'DirectConnect';
    case 'UseRouteTable':
      return !block?.words.includes('egress-only-gateway');
    default:
      return true;
  }
}

/** Of the kinds that a peer can be: a network ACL knows addresses alone. */
export function isPeerOf(kind: Element['kind'], { blocks }: Cursor): boolean {
  return blocks.at(-2)?.rule !== 'NetworkAcl' || (kind !== 'security-group' && kind !== 'prefix-list');
}

/** The word in front of `allow` in a network ACL: its rules are numbered. */
export function isNumbered({ blocks, expected }: Cursor): boolean {
  return (
    blocks.at(-2)?.rule === 'NetworkAcl' &&
    expected.some(({ rule, property }) => rule === 'Rule' && property === 'number')
  );
}
