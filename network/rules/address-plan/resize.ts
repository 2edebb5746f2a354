/** A block of another length at the same place, where everything in it stays in it and nothing else is in the way. */

import { type Cidr, cidrCovers, cidrFamily, cidrOf, cidrsOverlap, formatCidr } from '../../address/index.js';
import type { Fix } from '../../findings/index.js';
import { type Origin, type Subnet, type Vpc, validCidrs } from '../../topology/index.js';
import { say } from '../../words/index.js';
import { replacement } from '../fixes.js';
import { assignedAddresses } from './private-addresses.js';

export function resize(subnet: Subnet, origin: Origin, cidr: Cidr, length: number): Fix[] {
  const { vpc } = subnet;
  const block = cidrOf(cidr.base, length);
  const isInside = ofFamily(validCidrs(vpc.cidrs), block).some((outer) => cidrCovers(outer, block));
  const others = vpc.subnets.filter((other) => other !== subnet).flatMap(({ cidrs }) => validCidrs(cidrs));
  const isFree = !ofFamily(others, block).some((other) => cidrsOverlap(other, block));
  const keeps = [...assignedAddresses(vpc)].every(
    ({ address, subnets }) => !subnets.includes(subnet) || !isIn(cidr, address) || isIn(block, address),
  );
  return isInside && isFree && keeps ? named(origin, block) : [];
}

/** The smallest block that is large enough: AWS takes subnets from /28 to /16. */
export function grow(subnet: Subnet, isEnough: (length: number) => boolean): Fix[] {
  const [literal, ...others] = subnet.cidrs.filter(({ cidr, text }) => !cidr || !text.includes(':'));
  if (!literal?.cidr || others.length > 0) return [];
  for (let length = literal.cidr.prefixLength - 1; length >= 16; length--)
    if (isEnough(length)) return resize(subnet, literal.origin, literal.cidr, length);
  return [];
}

export function resizeVpc(vpc: Vpc, origin: Origin, cidr: Cidr, length: number): Fix[] {
  const block = cidrOf(cidr.base, length);
  const inside = ofFamily(
    vpc.subnets.flatMap(({ cidrs }) => validCidrs(cidrs)),
    block,
  ).filter((one) => cidrsOverlap(cidr, one));
  const others = ofFamily(validCidrs(vpc.cidrs), block).filter((other) => other !== cidr);
  const isSound = inside.every((one) => cidrCovers(block, one)) && !others.some((other) => cidrsOverlap(other, block));
  return isSound ? named(origin, block) : [];
}

const named = (origin: Origin, block: Cidr): Fix[] =>
  replacement(say`Make it a /${block.prefixLength}`, origin, formatCidr(block));

const ofFamily = (cidrs: readonly Cidr[], { base }: Cidr): Cidr[] =>
  cidrs.filter((other) => cidrFamily(other) === cidrFamily({ base, prefixLength: 0 }));

const isIn = (block: Cidr, address: Cidr['base']): boolean =>
  typeof block.base === typeof address && cidrCovers(block, cidrOf(address, typeof address === 'number' ? 32 : 128));
