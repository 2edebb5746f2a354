import {
  type Address,
  type AddressSet,
  addressSetOfCidrs,
  type Cidr,
  cidrFamily,
  cidrOf,
  lastAddress,
} from '../../address/index.js';
import { type Vpc, validCidrs } from '../../topology/index.js';

export interface FreeBlocks {
  /** The free block of the same length that is nearest to the wanted one; undefined if there is none. */
  nearest(wanted: Cidr): Cidr | undefined;
}

/** The room that a VPC's subnets leave. Looked at only when somebody asks. */
export function freeBlocks(vpc: Vpc): FreeBlocks {
  let gaps: AddressSet | undefined;
  return {
    nearest(wanted) {
      gaps ??= gapsOf(vpc);
      let best: { block: Cidr; distance: bigint } | undefined;
      for (const gap of gaps) {
        if (typeof gap.low !== typeof wanted.base) continue;
        for (const from of [wanted.base, gap.low, gap.high]) {
          const block = cidrOf(clamp(from, gap.low, gap.high), wanted.prefixLength);
          for (const candidate of [block, following(block)]) {
            if (!candidate || candidate.base < gap.low || lastAddress(candidate) > gap.high) continue;
            const distance = abs(BigInt(candidate.base) - BigInt(wanted.base));
            // Of two as near, the higher: people number upwards.
            const nearer =
              !best || distance < best.distance || (distance === best.distance && candidate.base > best.block.base);
            if (nearer) best = { block: candidate, distance };
          }
        }
      }
      return best?.block;
    },
  };
}

/** The VPC's addresses less those of its subnets: one pass over both, since each is sorted. */
function gapsOf(vpc: Vpc): AddressSet {
  const taken = addressSetOfCidrs(vpc.subnets.flatMap((subnet) => validCidrs(subnet.cidrs)));
  const gaps: { low: Address; high: Address }[] = [];
  let next = 0;
  for (const block of addressSetOfCidrs(validCidrs(vpc.cidrs))) {
    let low = block.low;
    while (next < taken.length && isBefore((taken[next] as { high: Address }).high, block.low)) next++;
    for (; next < taken.length; next++) {
      const hole = taken[next] as { low: Address; high: Address };
      if (typeof hole.low !== typeof low || hole.low > block.high) break;
      if (hole.low > low) gaps.push({ low, high: typeof hole.low === 'number' ? hole.low - 1 : hole.low - 1n });
      low = typeof hole.high === 'number' ? hole.high + 1 : hole.high + 1n;
      // It may reach into the next block too.
      if (hole.high > block.high) break;
    }
    if (low <= block.high) gaps.push({ low, high: block.high });
  }
  return gaps;
}

function isBefore(a: Address, b: Address): boolean {
  return typeof a === typeof b ? a < b : typeof a === 'number';
}

function clamp(address: Address, low: Address, high: Address): Address {
  return address < low ? low : address > high ? high : address;
}

function following(block: Cidr): Cidr | undefined {
  const last = lastAddress(block);
  const end = cidrFamily(block) === 4 ? 0xffff_ffff : (1n << 128n) - 1n;
  if (last >= end) return undefined;
  return { base: typeof last === 'number' ? last + 1 : last + 1n, prefixLength: block.prefixLength };
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
