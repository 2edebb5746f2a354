import {
  type AddressClass,
  type AddressClasses,
  addressSetsOverlap,
  type BlockSpan,
  type Cidr,
  cidrRange,
  hiddenWithin,
  INTERNET,
  UNKNOWN_ADDRESS,
  UNNAMED_PUBLIC_IPV4,
} from '../address/index.js';
import type { Origin, RouteDestination } from '../topology/index.js';
import { widestOf } from './hidden-choice.js';
import { destinationBlocks, destinationText } from './route-destination.js';

/** Something that is said of a destination. */
export interface BlockEntry<T> {
  readonly item: T;
  readonly destination: RouteDestination;
  /** Undefined: AWS adds it by itself. */
  readonly origin?: Origin | undefined;
  readonly maybe: boolean;
}

/** An entry that holds an address; `maybe` also where no file tells whether it does. */
export interface BlockMatch<T> extends BlockEntry<T> {
  readonly text: string;
  /** No prefix is longer: it is of this address alone. */
  readonly isWhole: boolean;
}

/** Longer than every prefix: an entry whose blocks are untold may be as specific as can be. */
const UNTOLD_LENGTH = 129;

/** What is said of destinations, found by an address: the longest prefix first. */
export class BlockEntries<T> {
  private readonly memo = new Map<AddressClass, readonly (readonly BlockMatch<T>[])[]>();

  constructor(
    private readonly entries: readonly BlockEntry<T>[],
    private readonly classes: AddressClasses,
  ) {}

  /** Everything that may hold the address, those of one prefix length together. */
  at(cls: AddressClass): readonly (readonly BlockMatch<T>[])[] {
    let found = this.memo.get(cls);
    if (!found) {
      found = this.find(cls);
      this.memo.set(cls, found);
    }
    return found;
  }

  private find(cls: AddressClass): BlockMatch<T>[][] {
    const levels = new Map<number, BlockMatch<T>[]>();
    const add = (length: number, entry: BlockEntry<T>, maybe: boolean): void => {
      const isWhole = length === (this.classes.familyOfClass(cls) === 4 ? 32 : 128);
      const match = { ...entry, maybe, text: destinationText(entry.destination), isWhole };
      const level = levels.get(length);
      if (level) level.push(match);
      else levels.set(length, [match]);
    };
    for (const entry of this.entries) {
      const { cidrs, known } = destinationBlocks(entry.destination, undefined);
      for (const block of cidrs) {
        const holds = this.holds(block, cls);
        if (holds !== 'no') add(block.prefixLength, entry, entry.maybe || holds === 'maybe');
      }
      if (known) continue;
      const place = placeOf(entry.destination);
      if (place && this.classes.hidden(cls)?.owners.includes(place))
        add(widestOf(place, this.classes), entry, entry.maybe);
      else if (!place || !this.classes.isAssumedOutside(place, cls)) add(UNTOLD_LENGTH, entry, true);
    }
    return [...levels].sort(([a], [b]) => b - a).map(([, level]) => level);
  }

  private holds(block: Cidr, cls: AddressClass): 'yes' | 'maybe' | 'no' {
    const span = this.classes.spanOf(block);
    if (this.classes.familyOfClass(cls) !== this.classes.familyOfClass(span.first)) return 'no';
    const hidden = this.classes.hidden(cls);
    if (hidden) return hiddenWithin(hidden, span);
    if (cls !== UNNAMED_PUBLIC_IPV4 && cls !== UNKNOWN_ADDRESS) return isIn(cls, span) ? 'yes' : 'no';
    if (block.prefixLength === 0) return 'yes';
    return cls === UNKNOWN_ADDRESS || addressSetsOverlap([cidrRange(block)], INTERNET) ? 'maybe' : 'no';
  }
}

const isIn = (cls: AddressClass, { first, last }: BlockSpan): boolean => cls >= first && cls <= last;

const placeOf = (destination: RouteDestination): object | undefined =>
  destination.kind === 'ref' && destination.ref.target?.kind !== 'prefix-list' ? destination.ref.target : undefined;
