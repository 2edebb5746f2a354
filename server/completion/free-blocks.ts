/** Addresses and blocks that nothing has yet. */
import {
  type AddressSet,
  addressSetContains,
  addressSetOfCidrs,
  addressSetsOverlap,
  type Cidr,
  cidrFamily,
  cidrOf,
  cidrRange,
  cidrSize,
  formatAddress,
  formatCidr,
  lastAddress,
} from '../../network/address/index.js';
import { assignableAddresses, type Subnet, type Topology, type Vpc, validCidrs } from '../../network/topology/index.js';

/** A size that is common for subnets; the VPC's own where that is smaller. */
const SUBNET_LENGTH = 24;
/** How far to search: beyond this the VPC is full of small subnets, and somebody has a plan. */
const MOST_STEPS = 4_096;

/** The first free IPv4 blocks of a VPC, of the size its last subnet has. */
export function freeSubnetBlocks(vpc: Vpc, count: number): string[] {
  const taken = addressSetOfCidrs(vpc.subnets.flatMap((subnet) => validCidrs(subnet.cidrs)));
  const lengths = vpc.subnets
    .flatMap((subnet) => validCidrs(subnet.cidrs).filter((cidr) => cidrFamily(cidr) === 4))
    .map((cidr) => cidr.prefixLength);
  const length = lengths.at(-1) ?? SUBNET_LENGTH;
  return validCidrs(vpc.cidrs)
    .filter((block) => cidrFamily(block) === 4)
    .flatMap((block) => freeBlocks(block, Math.max(length, block.prefixLength), taken, count))
    .slice(0, count);
}

/** The first free IPv4 block of a VPC of that size. */
export function freeSubnetBlock(vpc: Vpc, length: number): string | undefined {
  const taken = addressSetOfCidrs(vpc.subnets.flatMap((subnet) => validCidrs(subnet.cidrs)));
  return validCidrs(vpc.cidrs)
    .filter((block) => cidrFamily(block) === 4 && block.prefixLength <= length)
    .flatMap((block) => freeBlocks(block, length, taken, 1))[0];
}

function freeBlocks(block: Cidr, length: number, taken: AddressSet, count: number): string[] {
  const found: string[] = [];
  const step = 2 ** (32 - length);
  const end = Number(lastAddress(block));
  let steps = 0;
  for (let at = Number(block.base); at <= end && found.length < count && steps < MOST_STEPS; at += step, steps++) {
    const candidate = cidrOf(at, length);
    if (!addressSetsOverlap([cidrRange(candidate)], taken)) found.push(formatCidr(candidate));
  }
  return found;
}

/** Blocks for one more VPC: of 10.0.0.0/8, away from every VPC and network there is, so that they can be joined later. */
export function freeVpcBlocks(topology: Topology, count: number, length = 16): string[] {
  const taken = addressSetOfCidrs(
    [...topology.vpcs, ...topology.networks].flatMap((element) => validCidrs(element.cidrs)),
  );
  return freeBlocks({ base: 10 * 2 ** 24, prefixLength: 8 }, length, taken, count);
}

/** The lowest IPv4 addresses of a subnet that no resource has and AWS does not keep. */
export function freeAddresses(subnet: Subnet, count: number): string[] {
  const taken = new Set(
    subnet.vpc.subnets
      .flatMap((other) => other.resources)
      .flatMap((resource) => resource.addresses.map(({ address }) => address)),
  );
  const assignable = assignableAddresses(subnet);
  const found: string[] = [];
  for (const block of validCidrs(subnet.cidrs)) {
    if (typeof block.base !== 'number') continue;
    const most = Math.min(Number(cidrSize(block)), MOST_STEPS);
    for (let offset = 0; offset < most && found.length < count; offset++) {
      const address = block.base + offset;
      if (!taken.has(address) && addressSetContains(assignable, address)) found.push(formatAddress(address));
    }
  }
  return found;
}
