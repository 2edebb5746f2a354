import { cidrFamily, cidrsOverlap } from '../../address/index.js';
import type { Fix } from '../../findings/index.js';
import { type CidrLiteral, type Vpc, validCidrs } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { outOfList } from '../fixes.js';

/** A VPC less one of its blocks. */
export const withoutBlock = (vpc: Vpc, literal: CidrLiteral): Fix[] =>
  outOfList(
    say`Leave ${literal.text} out`,
    vpc.cidrs.map(({ origin }) => origin),
    vpc.cidrs.indexOf(literal),
  );

/** The same where no subnet has addresses of it, so that nothing is lost. */
export function withoutUnusedBlock(vpc: Vpc, literal: CidrLiteral): Fix[] {
  const { cidr } = literal;
  if (!cidr || vpc.subnets.some(({ cidrs }) => cidrs.some((one) => !one.cidr))) return [];
  const used = vpc.subnets.flatMap(({ cidrs }) => validCidrs(cidrs));
  const isUsed = used.some((one) => cidrFamily(one) === cidrFamily(cidr) && cidrsOverlap(one, cidr));
  return isUsed ? [] : withoutBlock(vpc, literal);
}
