import type { AddressClass, BlockSpan } from './address-classes.js';
import type { AddressSet } from './address-set.js';

/** Addresses that no file tells, of which it is known where they may lie: those of a subnet whose blocks are unknown. */
export interface HiddenAddresses {
  readonly family: 4 | 6;
  /** The class that stands for them. */
  readonly cls: AddressClass;
  /** They are somewhere in here. */
  readonly set: AddressSet;
  /** The classes of these, in stretches. */
  readonly stretches: readonly BlockSpan[];
  /** What they are in, whatever its blocks are: the subnet, its VPC. */
  readonly owners: readonly object[];
  /** Whether there are any of this family is not told either: nothing says that its owner has them. */
  readonly perhaps: boolean;
}

/** Whether all of them lie in a block, or only some may. */
export function hiddenWithin({ stretches }: HiddenAddresses, { first, last }: BlockSpan): 'yes' | 'maybe' | 'no' {
  const touching = stretches.filter((stretch) => stretch.first <= last && stretch.last >= first);
  if (touching.length === 0) return 'no';
  const isWhole =
    touching.length === stretches.length && touching.every((stretch) => stretch.first >= first && stretch.last <= last);
  return isWhole ? 'yes' : 'maybe';
}

/** Class numbers as stretches. */
export function stretchesOf(classes: Iterable<AddressClass>): BlockSpan[] {
  const out: { first: AddressClass; last: AddressClass }[] = [];
  for (const cls of [...classes].sort((a, b) => a - b)) {
    const open = out.at(-1);
    if (open && cls <= open.last + 1) open.last = cls;
    else out.push({ first: cls, last: cls });
  }
  return out;
}
